package org.cueway.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources of every version, well formed or not, and the inventory that holds them. */
final class ResourceReaderTest {
    private static final String SENDER = """
            {"id": "6A3F0F1E-5c1b-4a86-9d4e-0b6c3f7a1d01", "version": "1795280437:125000000", "label": "CAM 1 video",
             "description": "Studio A", "tags": {"urn:x-nmos:tag:grouphint/v1.0": ["CAM 1:video"], "odd": 7},
             "flow_id": "0F5A2b1c-7d3e-4c55-8a19-5e2d6b7c8f02", "transport": "urn:x-nmos:transport:rtp.mcast",
             "device_id": "C1d9e8f7-2b3a-4e5d-9f60-7a8b9c0d1e03", "interface_bindings": ["eth0", "eth1"],
             "manifest_href": "http://192.0.2.21/sdp", "subscription": {"receiver_id": null, "active": true}}
            """;

    private static Resource read(Kind kind, String json) {
        return ResourceReader.read(kind, json).orElseThrow();
    }

    @Test
    void C14_aSenderOfVersion1_3IsReadAndIdsAreInSmallLetters() {
        var sender = (Resource.Sender) read(Kind.SENDER, SENDER);
        assertThat(sender.id()).isEqualTo("6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01");
        assertThat(sender.core().version()).isEqualTo(new Tai(1_795_280_437, 125_000_000));
        assertThat(sender.core().tag(Core.GROUP_HINT)).containsExactly("CAM 1:video");
        assertThat(sender.core().tag("odd")).isEmpty();
        assertThat(sender.flowId()).contains("0f5a2b1c-7d3e-4c55-8a19-5e2d6b7c8f02");
        assertThat(sender.deviceId()).isEqualTo("c1d9e8f7-2b3a-4e5d-9f60-7a8b9c0d1e03");
        assertThat(sender.legs()).containsExactly("eth0", "eth1");
        assertThat(sender.subscription().active()).contains(true);
        assertThat(sender.subscription().peer()).isEmpty();
        assertThat(sender.core().json()).contains("\"description\":\"Studio A\"");
    }

    @Test
    void C28_C29_ofVersion1_0NothingButTheIdHasToBeThere() {
        var receiver = (Resource.Receiver) read(
                Kind.RECEIVER,
                "{\"id\":\"r\",\"subscription\":{\"sender_id\":\"S\"},\"transport\":\"urn:x-new:transport:y\"}");
        assertThat(receiver.subscription().active()).isEmpty();
        assertThat(receiver.subscription().peer()).contains("s");
        assertThat(receiver.transport().base()).isEqualTo("urn:x-new:transport:y");
        var nulls = (Resource.Sender)
                read(Kind.SENDER, "{\"id\":\"s\",\"flow_id\":null,\"manifest_href\":null,\"tags\":null}");
        assertThat(nulls.flowId()).isEmpty();
        assertThat(nulls.manifest()).isEmpty();
        assertThat(nulls.subscription()).isEqualTo(Resource.Subscription.UNSAID);
    }

    @Test
    void C13_controlsAndFormatsNobodyHasHeardOfHideNothingElse() {
        var device = (Resource.Device) read(
                Kind.DEVICE,
                "{\"id\":\"d\",\"type\":\"urn:x-other:device:new\",\"controls\":[{\"type\":\"urn:x-a:control:z/v7.1\",\"href\":\"h\"},"
                        + "{\"type\":\"no href\"},5,{\"href\":\"i\",\"authorization\":true}]}");
        assertThat(device.controls()).hasSize(2);
        assertThat(device.controls().get(1).authorization()).isTrue();
    }

    @Test
    void aNodeTellsWhereItsApiIsAndItsClocks() {
        var node = (Resource.Node) read(
                Kind.NODE,
                "{\"id\":\"n\",\"hostname\":\"h\",\"api\":{\"versions\":[\"v1.3\"],\"endpoints\":[{\"host\":\"192.0.2.1\",\"port\":80,\"protocol\":\"http\"}]},"
                        + "\"clocks\":[{\"name\":\"clk0\",\"ref_type\":\"internal\"},{\"name\":\"clk1\",\"ref_type\":\"ptp\",\"gmid\":\"08-00\",\"locked\":true}],"
                        + "\"interfaces\":[{\"name\":\"eth0\",\"port_id\":\"aa-bb\",\"chassis_id\":null}]}");
        assertThat(node.endpoints()).containsExactly(new Resource.Endpoint("192.0.2.1", 80, "http", false));
        assertThat(node.clocks().get(1).gmid()).contains("08-00");
        assertThat(node.interfaces()).containsExactly(new Resource.Interface("eth0", "aa-bb"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatHasNoIdIsNoResource(Kind kind) {
        for (var json : List.of("{}", "[]", "7", "null", "{\"id\":7}", "", "{", "<html>")) {
            assertThat(ResourceReader.read(kind, json)).as(json).isEmpty();
        }
        assertThat(ResourceReader.read(kind, "{\"id\":\"x\"}").orElseThrow().kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void C29_whateverTheTypesOfItsMembersItNeverThrows(long seed) {
        var random = new Random(seed);
        var values = List.of("null", "7", "-1.5", "\"x\"", "[]", "{}", "[1,null,{}]", "{\"a\":[\"b\"]}", "true");
        var keys = List.of(
                "version",
                "label",
                "tags",
                "flow_id",
                "transport",
                "device_id",
                "interface_bindings",
                "manifest_href",
                "subscription",
                "format",
                "caps",
                "api",
                "clocks",
                "interfaces",
                "controls",
                "channels",
                "type",
                "node_id");
        for (int i = 0; i < 300; i++) {
            var json = new StringBuilder("{\"id\":\"x\"");
            for (var key : keys)
                json.append(",\"").append(key).append("\":").append(values.get(random.nextInt(values.size())));
            json.append('}');
            for (var kind : Kind.values())
                assertThat(ResourceReader.read(kind, json.toString())).isPresent();
        }
    }

    @Test
    void theInventoryTellsWhatChangesAndNothingElse() {
        var inventory = new Inventory();
        var changes = new ArrayList<Change>();
        inventory.listen(changes::add);
        var one = read(Kind.SENDER, "{\"id\":\"s\",\"label\":\"one\"}");
        var other = read(Kind.SENDER, "{\"id\":\"s\",\"label\":\"other\"}");
        inventory.put(one);
        inventory.put(read(Kind.SENDER, "{\"id\":\"s\",\"label\":\"one\"}"));
        inventory.put(other);
        inventory.remove(Kind.RECEIVER, "s");
        inventory.remove(Kind.SENDER, "s");
        inventory.remove(Kind.SENDER, "s");
        assertThat(changes)
                .containsExactly(new Change.Added(one), new Change.Altered(one, other), new Change.Removed(other));
        assertThat(inventory.senders()).isEmpty();
    }

    @Test
    void resourcesMayComeInAnyOrderAndNameWhatIsNotThere() {
        var inventory = new Inventory();
        inventory.put(read(Kind.SENDER, SENDER));
        var sender = inventory.senders().iterator().next();
        assertThat(inventory.device(sender.deviceId())).isEmpty();
        inventory.put(read(Kind.DEVICE, "{\"id\":\"c1d9e8f7-2b3a-4e5d-9f60-7a8b9c0d1e03\"}"));
        assertThat(inventory.device(sender.deviceId())).isPresent();
        assertThat(inventory.all(Kind.DEVICE)).hasSize(1);
        assertThat(inventory.flow("none")).isEmpty();
        assertThat(inventory.source("none")).isEmpty();
        assertThat(inventory.node("none")).isEmpty();
        assertThat(inventory.receiver("none")).isEmpty();
    }
}
