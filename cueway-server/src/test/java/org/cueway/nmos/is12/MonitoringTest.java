package org.cueway.nmos.is12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is12.Health.Domain;
import org.cueway.nmos.is12.Health.Part;
import org.cueway.nmos.is12.Health.Status;
import org.cueway.simulator.nmos.ncp.SimulatedMonitors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** How senders and receivers fare, asked of a simulated device over a WebSocket (BCP-008). */
final class MonitoringTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Inventory inventory = new Inventory();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SimulatedMonitors device;

    MonitoringTest() throws IOException {
        device = with(SimulatedMonitors.start(TimeSource.system()));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    private <T extends AutoCloseable> T with(T part) {
        open.add(part);
        return part;
    }

    private Monitoring monitoring() throws NoSuchAlgorithmException {
        var limits = new Is12Limits(Duration.ofMillis(300), Duration.ofMillis(5), Duration.ofMillis(20), 100, 40);
        var security = new Security(false, SSLContext.getDefault(), _ -> Optional.empty());
        var http = with(new NmosHttp(HttpLimits.defaults(), security));
        var monitoring = with(Monitoring.start(inventory, http, limits, TimeSource.system()));
        monitoring.listen(told::add);
        return monitoring;
    }

    private void announce(String id, URI... addresses) {
        var controls = new ArrayList<String>();
        for (var each : addresses) {
            controls.add("{\"type\": \"urn:x-nmos:control:ncp/v1.0\", \"href\": \"" + each + "\"}");
        }
        inventory.put(ResourceReader.read(
                        Kind.DEVICE, "{\"id\": \"" + id + "\", \"controls\": [" + String.join(", ", controls) + "]}")
                .orElseThrow());
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 1_000 && !so.getAsBoolean(); i++)
            TimeSource.system().sleep(Duration.ofMillis(10));
        assertThat(so.getAsBoolean()).isTrue();
    }

    private static boolean is(Monitoring monitoring, String id, Status status) {
        return monitoring
                .health(id)
                .filter(health -> health.overall() == status)
                .isPresent();
    }

    @Test
    void monitorsAreFoundReadAndFollowed() throws Exception {
        int receiver = device.receiver("R1");
        device.sender("s1");
        announce("d", device.uri());
        var monitoring = monitoring();

        until(() -> is(monitoring, "r1", Status.HEALTHY) && is(monitoring, "s1", Status.HEALTHY));
        assertThat(monitoring.health("other")).isEmpty();

        told.clear();
        device.set(receiver, "4p6", 3);
        device.set(receiver, "4p5", "packets are lost on the second leg, and this is a long story to tell");
        device.set(receiver, "4p4", 2);
        device.set(receiver, "3p2", "lossy");
        device.set(receiver, "3p1", 2);
        until(() -> is(monitoring, "r1", Status.PARTLY));
        assertThat(monitoring.health("r1").orElseThrow().message()).isEqualTo("lossy");
        assertThat(monitoring.health("r1").orElseThrow().domain(Domain.CONNECTION))
                .contains(new Part(Status.PARTLY, "packets are lost on the second leg, and …", 3));
        assertThat(monitoring.health("r1").orElseThrow().domain(Domain.LINK)).contains(new Part(Status.HEALTHY, "", 0));
        assertThat(told).containsOnly("r1");
    }

    @Test
    void aLostConnectionMakesItUnknownAndIsOpenedAgain() throws Exception {
        int sender = device.sender("s1");
        announce("d", URI.create("ws://127.0.0.1:1/x-nmos/ncp/v1.0"), device.uri());
        var monitoring = monitoring();
        until(() -> is(monitoring, "s1", Status.HEALTHY));

        device.leave();
        until(() -> is(monitoring, "s1", Status.UNKNOWN));
        device.set(sender, "3p1", 3);
        device.comeBack();
        until(() -> is(monitoring, "s1", Status.UNHEALTHY));
        until(() -> device.listeners() == 1);
    }

    @Test
    void aDeviceThatAnswersNothingIsDialledAgain() throws Exception {
        device.sender("s1");
        device.mute();
        announce("mute", device.uri());
        var other = with(SimulatedMonitors.start(TimeSource.system()));
        other.receiver("r2");
        announce("well", other.uri());
        var monitoring = monitoring();

        until(() -> is(monitoring, "r2", Status.HEALTHY));
        assertThat(monitoring.health("s1")).isEmpty();
    }

    @Test
    void aDeviceThatIsGoneOrHasNoSuchControlIsLeftAlone() throws Exception {
        device.sender("s1");
        announce("d", device.uri());
        var monitoring = monitoring();
        until(() -> is(monitoring, "s1", Status.HEALTHY));

        announce("d");
        until(() -> monitoring.health("s1").isEmpty() && device.listeners() == 0);
        announce("d", device.uri());
        until(() -> is(monitoring, "s1", Status.HEALTHY));
        inventory.remove(Kind.DEVICE, "d");
        until(() -> monitoring.health("s1").isEmpty() && device.listeners() == 0);
    }

    @Test
    void everyPropertyHasItsPlace() {
        var health = Health.UNSAID;
        for (var property : Properties.READ) {
            boolean text = List.of("3p2", "4p2", "4p5", "4p8", "4p12").contains(property.toString());
            JsonNode value = text ? StringNode.valueOf(property.toString()) : IntNode.valueOf(property.index() % 4);
            health = Properties.after(health, property, value, 100);
        }

        assertThat(health.overall()).isEqualTo(Status.HEALTHY);
        assertThat(health.message()).isEqualTo("3p2");
        assertThat(health.domain(Domain.LINK)).contains(new Part(Status.HEALTHY, "4p2", 3));
        assertThat(health.domain(Domain.CONNECTION)).contains(new Part(Status.INACTIVE, "4p5", 2));
        assertThat(health.domain(Domain.SYNCHRONIZATION)).contains(new Part(Status.UNHEALTHY, "4p8", 1));
        assertThat(health.domain(Domain.STREAM)).contains(new Part(Status.UNHEALTHY, "4p12", 1));
        assertThat(Status.of(7)).isEqualTo(Status.UNKNOWN);
        var before = health;
        assertThat(Properties.after(before, new PropertyId(9, 1), IntNode.valueOf(1), 9))
                .isSameAs(before);
        assertThat(Properties.after(before, new PropertyId(4, 10), StringNode.valueOf("x"), 9))
                .isSameAs(before);
        assertThat(Properties.after(before, new PropertyId(3, 1), JsonNodeFactory.instance.nullNode(), 9)
                        .overall())
                .isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void tornMessagesNeverThrow(long seed) {
        var random = new Random(seed);
        var whole = """
                {"messageType":2,"notifications":[{"oid":7,"eventId":{"level":1,"index":1},"eventData":\
                {"propertyId":{"level":3,"index":1},"changeType":0,"value":2,"sequenceItemIndex":null}}]}""";
        assertThat(NcpMessage.read(whole))
                .isInstanceOfSatisfying(
                        NcpMessage.Notifications.class,
                        told -> assertThat(told.changes())
                                .containsExactly(new NcpMessage.Changed(7, new PropertyId(3, 1), IntNode.valueOf(2))));
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(whole);
            for (int edit = 0; edit <= random.nextInt(4); edit++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, "0123456{}[]\",:n".charAt(random.nextInt(15)));
                } else {
                    text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
                }
            }
            assertThat(NcpMessage.read(text.toString())).isNotNull();
        }
    }
}
