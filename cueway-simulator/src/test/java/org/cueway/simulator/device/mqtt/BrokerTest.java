package org.cueway.simulator.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Packet.Filter;
import org.cueway.simulator.device.mqtt.Packet.Publish;
import org.cueway.simulator.device.mqtt.Packet.Subscribe;
import org.junit.jupiter.api.Test;

/** What only the simulated broker does. */
class BrokerTest {
    @Test
    void rubbishEndsItsOwnConnectionAndNothingElse() throws Exception {
        var thrown = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> thrown.add(fault));
        try (var broker = Broker.start(BrokerPlan.OPEN, TimeSource.system())) {
            for (long seed = 0; seed < 200; seed++) {
                rubbish(broker.port(), seed);
            }
            try (var client = Client.connect(broker.port(), Client.named("after", 5), _ -> {})) {
                client.publish("t", "still here", true);
            }
            assertThat(broker.retained()).containsEntry("t", "still here");
            await().until(() -> broker.clients().isEmpty());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(thrown).isEmpty();
    }

    /** A good greeting, perhaps, and then packets that are cut and flipped. */
    private static void rubbish(int port, long seed) throws IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int version = random.nextBoolean() ? 4 : 5;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            if (random.nextInt(4) > 0) out.write(Packets.bytes(Client.named("rubbish-" + seed, version), version));
            List<Packet> packets = List.of(
                    new Publish("r/t", "payload", 1, random.nextBoolean(), 7, OptionalLong.empty()),
                    new Subscribe(8, List.of(new Filter("r/#", 1, false, false))),
                    new Packet.Unsubscribe(9, List.of("r/#")),
                    new Packet.PingReq(),
                    new Packet.Disconnect(0));
            var bytes = Packets.bytes(packets.get(random.nextInt(packets.size())), version);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            out.write(bytes, 0, random.nextInt(bytes.length + 1));
        } catch (IOException hungUp) {
            assertThat(hungUp.getMessage()).isNotBlank();
        }
    }

    @Test
    void whoIsNotKnownIsRefusedWithACode() throws IOException {
        try (var broker = Broker.start(new BrokerPlan(0, Map.of("u", "p")), TimeSource.system())) {
            assertThatThrownBy(() -> Client.connect(broker.port(), Client.named("c", 5), _ -> {}))
                    .hasMessageContaining("code=135");
            assertThatThrownBy(() -> Client.connect(broker.port(), Client.named("c", 4), _ -> {}))
                    .hasMessageContaining("code=5");
        }
    }

    @Test
    void aLightThatHearsThatTheGatewayIsGoneIsNotDark() throws Exception {
        try (var broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
                var light = RedLight.connect(broker.port(), RedLightPlan.ofStudio("cueway", "main"), _ -> {});
                var gateway = Client.connect(broker.port(), Client.named("gateway", 5), _ -> {})) {
            assertThat(light.shows()).isEqualTo(RedLight.DARK);
            gateway.publish("cueway/status", "online", true);
            gateway.publish("cueway/studio/main/onair/state", "{\"v\":1,\"state\":\"ON_AIR\"}", true);
            await().until(() -> light.shows().equals("ON_AIR"));
            await().until(() -> Optional.ofNullable(broker.retained().get("cueway/device/light-main/state"))
                    .filter("ON_AIR"::equals)
                    .isPresent());
            gateway.publish("cueway/status", "offline", true);
            await().until(() -> light.shows().equals(RedLight.FAULT));
        }
    }
}
