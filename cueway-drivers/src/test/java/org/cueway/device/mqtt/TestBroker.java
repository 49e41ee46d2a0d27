package org.cueway.device.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;

/** A broker on this machine: the conversations that hold with one must hold with the other. */
sealed interface TestBroker extends AutoCloseable {
    /** Which one. */
    enum Kind {
        SIMULATED,
        MOSQUITTO;

        /** Starts it, on any port. */
        TestBroker start(Path folder, Map<String, String> users) throws Exception {
            return switch (this) {
                case SIMULATED -> new Simulated(Broker.start(new BrokerPlan(0, users), TimeSource.system()));
                case MOSQUITTO -> Mosquitto.start(folder, users);
            };
        }

        TestBroker start(Path folder) throws Exception {
            return start(folder, Map.of());
        }
    }

    int port();

    /** Ends it without a word; nothing is kept. */
    void down() throws IOException;

    /** Starts it again on the same port. */
    void up() throws IOException;

    @Override
    void close() throws IOException;

    /** The simulator's. */
    record Simulated(Broker broker) implements TestBroker {
        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public void down() throws IOException {
            broker.down();
        }

        @Override
        public void up() throws IOException {
            broker.restart();
        }

        @Override
        public void close() throws IOException {
            broker.close();
        }
    }

    /** Eclipse's, a process. */
    record Running(Mosquitto mosquitto) implements TestBroker {
        @Override
        public int port() {
            return mosquitto.port();
        }

        @Override
        public void down() {
            mosquitto.kill();
        }

        @Override
        public void up() throws IOException {
            mosquitto.run();
        }

        @Override
        public void close() {
            mosquitto.kill();
        }
    }
}
