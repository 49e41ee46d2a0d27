package org.cueway.device.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.mqtt.Client;

/** What every driver must do, at the simulated broker: two studios, and a lamp that follows what is retained. */
class MqttContractTest extends DeviceDriverContract<MqttState, MqttCommand> {
    private static final Topics TOPICS = new Topics("cueway");

    /** A broker, and somebody who listens to all of it, so that signals are heard. */
    private static final class Station implements Bench<MqttState, MqttCommand> {
        private final Broker broker;
        private Optional<Client> listener;

        Station() throws IOException, InterruptedException {
            broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
            listener = Optional.of(listen());
        }

        private Client listen() throws IOException, InterruptedException {
            var client = Client.connect(broker.port(), Client.named("observer", 5), _ -> {});
            client.subscribe("#");
            return client;
        }

        @Override
        public DeviceRunner.Opener<MqttState, MqttCommand> opener() {
            return MqttDriver.opener(
                    Samples.withLogin(Samples.spec(broker.port(), Samples.DUMB), "cueway", "secret-word"),
                    id -> "key-" + id.roID(),
                    TimeSource.system());
        }

        @Override
        public boolean shows(String place, MqttState state) {
            var shows = (MqttState.Shows) state;
            var retained = broker.retained();
            return Topics.studio(place)
                    .map(studio -> Optional.ofNullable(retained.get(TOPICS.state(studio)))
                            .map(json -> StateJson.read(json).equals(shows.said()))
                            .orElse(shows.light() == Light.IDLE))
                    .orElseGet(() -> retained.getOrDefault(Samples.DUMB.topic(), "OFF")
                            .equals(Samples.DUMB.payload(shows.light())));
        }

        @Override
        public void cut() {
            broker.cut("cueway-test");
        }

        @Override
        public void restart() {
            away(Broker::restart);
            comeBack();
        }

        @Override
        public void leave() {
            away(Broker::down);
        }

        @Override
        public void comeBack() {
            away(Broker::up);
            try {
                listener = Optional.of(listen());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        /** Something that can be done to a broker. */
        private interface Deed {
            void to(Broker broker) throws IOException;
        }

        private void away(Deed deed) {
            try {
                deed.to(broker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            listener.ifPresent(Client::close);
            away(Broker::close);
        }
    }

    @Override
    protected Bench<MqttState, MqttCommand> bench() throws IOException, InterruptedException {
        return new Station();
    }

    @Override
    protected Values values(int place, int content) {
        var signal = "signal-" + content;
        return switch (place) {
            case 0 -> Samples.values("light", "dumb", "signal", signal);
            case 1 -> Samples.values("studio", "main", "signal", signal);
            default -> Samples.values("studio", "b" + place, "signal", signal, "again", "step");
        };
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                Samples.values("light", "none"),
                Samples.values("studio", "a/b"),
                Samples.values("light", "dumb", "studio", "main"));
    }

    @Override
    protected List<String> secrets() {
        return List.of("secret-word");
    }
}
