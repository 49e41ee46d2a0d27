package org.cueway.simulator.nmos.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Caller;
import org.cueway.simulator.nmos.Caller.Answered;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.resource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Connection API over HTTP: nmos §4.2 to §4.8. */
final class ConnectionApiTest {
    private static final String NOW = "\"activation\":{\"mode\":\"activate_immediate\"}";

    private final Caller caller = new Caller();
    private SimulatedFacility facility;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(Facility.of(1, 16), TimeSource.system());
    }

    @AfterEach
    void stop() {
        caller.close();
        facility.close();
    }

    /** Where an endpoint is, with the newest version that its device speaks, or another. */
    private String place(Endpoint endpoint, String... version) {
        var device = facility.nodes().stream()
                .flatMap(node -> node.devices().stream())
                .filter(each -> each.endpoints().contains(endpoint))
                .findFirst()
                .orElseThrow();
        var body = facility.registry().content().find(Kind.DEVICE, device.id()).orElseThrow();
        var newest = body.body()
                .path("controls")
                .valueStream()
                .map(control -> control.path("type").asString().replaceFirst(".*/", ""))
                .max(String::compareTo)
                .orElseThrow();
        return device.root() + "/" + (version.length > 0 ? version[0] : newest) + "/single/"
                + endpoint.who().side().kind().collection() + "/" + endpoint.id();
    }

    private Endpoint endpoint(String label) {
        return facility.endpoint(label);
    }

    @Test
    void allThatIsReadKeepsToTheSchemas() throws Exception {
        for (var endpoint : List.of(facility.senders(), facility.receivers()).stream()
                .flatMap(List::stream)
                .toList()) {
            var side = endpoint.who().side().kind().word();
            var place = place(endpoint);
            var base = caller.get(place + "/");
            assertThat(Schemas.problems("is-05-v1.1/connectionapi-" + side + ".json", base.json()))
                    .isEqualTo(place.contains("/v1.0/") ? List.of(endpointsOfOldDevice(base.json())) : List.of());
            if (endpoint.who().essence().transport() != Transport.MXL) {
                keeps("constraints-schema", caller.get(place + "/constraints").json());
                keeps(side + "-response-schema", caller.get(place + "/staged").json());
                keeps(side + "-response-schema", caller.get(place + "/active").json());
            }
            var type = caller.get(place + "/transporttype");
            assertThat(type.status()).isEqualTo(place.contains("/v1.0/") ? 404 : 200);
            var file = caller.get(place + "/transportfile");
            var hasFile = side.equals("sender")
                    && endpoint.who().essence().transport().hasFile();
            assertThat(file.status()).as(place).isEqualTo(hasFile ? 200 : 404);
            if (hasFile) assertThat(file.header("Content-Type")).isEqualTo("application/sdp");
        }
    }

    /** Version 1.0 has no transporttype, which the schema of version 1.1 demands. */
    private static String endpointsOfOldDevice(JsonNode base) {
        var problems = Schemas.problems(
                base.size() > 3 ? "is-05-v1.1/connectionapi-sender.json" : "is-05-v1.1/connectionapi-receiver.json",
                base);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void pathsLeadToEverything() throws Exception {
        var device = facility.nodes().getFirst().devices().getFirst();
        assertThat(caller.get(device.root()).json().valueStream().map(JsonNode::asString))
                .containsExactly("v1.0/", "v1.1/");
        keeps("connectionapi-base", caller.get(device.root() + "/v1.1/").json());
        keeps("connectionapi-single", caller.get(device.root() + "/v1.1/single").json());
        keeps("connectionapi-bulk", caller.get(device.root() + "/v1.1/bulk/").json());
        keeps(
                "sender-receiver-base",
                caller.get(device.root() + "/v1.1/single/senders").json());
        fails(405, caller.get(device.root() + "/v1.1/bulk/senders"));
        fails(404, caller.get(device.root() + "/v1.7/single"));
        fails(404, caller.get(device.root() + "/v1.1/single/gadgets"));
        fails(405, caller.delete(place(endpoint("CAM 1 video")) + "/staged"));
        fails(405, caller.patch(place(endpoint("CAM 1 video")) + "/active", "{}"));
        assertThat(caller.options(place(endpoint("CAM 1 video")) + "/staged").header("Allow"))
                .isEqualTo("GET, HEAD, PATCH, OPTIONS");
    }

    @Test
    void olderVersionsHideWhatTheyCannotSay() throws Exception {
        var mxl = endpoint("SWM 1 video");
        var device = facility.node("SWM 1").devices().getFirst();
        assertThat(caller.get(device.root() + "/v1.1/single/senders").json().size())
                .isEqualTo(1);
        assertThat(caller.get(device.root() + "/v1.2/single/senders").json().size())
                .isEqualTo(2);
        var elsewhere = caller.get(place(mxl, "v1.1") + "/active");
        fails(409, elsewhere);
        assertThat(elsewhere.header("Location"))
                .isEqualTo(java.net.URI.create(place(mxl, "v1.2")).getPath() + "/active");
        assertThat(caller.get(place(mxl, "v1.2") + "/transporttype").json().asString())
                .isEqualTo("urn:x-nmos:transport:mxl");
    }

    @Test
    void C39_aTakeInOneRequestIsInForceWhenItIsAnswered() throws Exception {
        var sender = endpoint("CAM 1 video");
        var receiver = endpoint("MON 1 in video");
        var before = version(receiver);
        var answer = caller.patch(place(receiver) + "/staged", take(sender));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        keeps("receiver-response-schema", answer.json());
        assertThat(answer.json().at("/activation/mode").asString()).isEqualTo("activate_immediate");
        assertThat(answer.json().at("/activation/requested_time").isNull()).isTrue();
        assertThat(answer.json().at("/activation/activation_time").asString()).matches("[0-9]+:[0-9]+");
        assertThat(answer.json().at("/transport_params/0/interface_ip").asString())
                .isEqualTo("auto");

        var staged = caller.get(place(receiver) + "/staged").json();
        assertThat(staged.at("/activation/mode").isNull()).isTrue();
        var active = caller.get(place(receiver) + "/active").json();
        assertThat(active.path("activation")).isEqualTo(answer.json().path("activation"));
        assertThat(active.at("/transport_params/0/interface_ip").asString()).isEqualTo("10.1.0.2");
        var source = sender.active();
        for (int leg = 0; leg < 2; leg++) {
            var from = source.path("transport_params").path(leg);
            var to = active.path("transport_params").path(leg);
            assertThat(to.path("multicast_ip")).isEqualTo(from.path("destination_ip"));
            assertThat(to.path("source_ip")).isEqualTo(from.path("source_ip"));
            assertThat(to.path("destination_port")).isEqualTo(from.path("destination_port"));
        }
        var registered = facility.registry()
                .content()
                .find(Kind.RECEIVER, receiver.id())
                .orElseThrow()
                .body();
        assertThat(registered.at("/subscription/sender_id").asString()).isEqualTo(sender.id());
        assertThat(registered.at("/subscription/active").booleanValue()).isTrue();
        assertThat(version(receiver)).isNotEqualTo(before);
    }

    @Test
    void C40_aBreakKeepsTheRestAndClearsTheSubscription() throws Exception {
        var receiver = endpoint("MON 1 in video");
        facility.connect("CAM 1 video", receiver.id());
        var answer =
                caller.patch(place(receiver) + "/staged", "{\"sender_id\":null,\"master_enable\":false," + NOW + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/transport_params/0/multicast_ip").isString())
                .isTrue();
        var registered = facility.registry()
                .content()
                .find(Kind.RECEIVER, receiver.id())
                .orElseThrow()
                .body();
        assertThat(registered.at("/subscription/sender_id").isNull()).isTrue();
        assertThat(registered.at("/subscription/active").booleanValue()).isFalse();
    }

    @Test
    void whatIsOmittedStaysAndNothingTakesEffectUnasked() throws Exception {
        var receiver = endpoint("CAM 1 in video");
        var place = place(receiver);
        var before = caller.get(place + "/active").text();
        var staged = caller.patch(
                place + "/staged", "{\"transport_params\":[{\"destination_port\":5010},{}],\"master_enable\":true}");
        assertThat(staged.status()).isEqualTo(200);
        assertThat(staged.json().at("/activation/mode").isNull()).isTrue();
        assertThat(caller.get(place + "/active").text()).isEqualTo(before);
        caller.patch(place + "/staged", "{\"transport_params\":[{},{\"rtp_enabled\":false}]}");
        var activated = caller.patch(place + "/staged", "{" + NOW + "}").json();
        assertThat(activated.at("/transport_params/0/destination_port").intValue())
                .isEqualTo(5010);
        assertThat(activated.at("/transport_params/0/rtp_enabled").booleanValue())
                .isTrue();
        assertThat(activated.at("/transport_params/1/rtp_enabled").booleanValue())
                .isFalse();
        assertThat(activated.path("master_enable").booleanValue()).isTrue();
        assertThat(caller.get(place + "/active")
                        .json()
                        .at("/transport_params/1/destination_port")
                        .intValue())
                .isEqualTo(5004);
    }

    @Test
    void aFileFillsTheParametersEachTimeAndParametersWin() throws Exception {
        var receiver = endpoint("MON 1 in video");
        var place = place(receiver) + "/staged";
        var file = fileOf(endpoint("CAM 1 video"));
        var first = caller.patch(
                place,
                "{\"transport_file\":" + file
                        + ",\"transport_params\":[{\"destination_port\":5020},{\"rtp_enabled\":false}]}");
        assertThat(first.json().at("/transport_params/0/destination_port").intValue())
                .isEqualTo(5020);
        assertThat(first.json().at("/transport_params/1/rtp_enabled").booleanValue())
                .isFalse();
        var again = caller.patch(place, "{\"transport_file\":" + file + "}");
        assertThat(again.json().at("/transport_params/0/destination_port").intValue())
                .isEqualTo(5004);
        assertThat(again.json().path("sender_id").isNull()).isTrue();
        var removed = caller.patch(place, "{\"transport_file\":{\"data\":null,\"type\":null}}");
        assertThat(removed.json().path("transport_params"))
                .isEqualTo(again.json().path("transport_params"));
        assertThat(removed.json().at("/transport_file/data").isNull()).isTrue();
        fails(400, caller.patch(place, "{\"transport_file\":{\"data\":\"\",\"type\":\"application/sdp\"}}"));
        fails(400, caller.patch(place, "{\"transport_file\":{\"data\":\"v=0\",\"type\":\"text/plain\"}}"));
        fails(500, caller.patch(place, "{\"transport_file\":{\"data\":\"v=0\",\"type\":\"application/sdp\"}}"));
        var audio = fileOf(endpoint("CAM 1 audio"));
        fails(500, caller.patch(place, "{\"transport_file\":" + audio + "}"));
        assertThat(caller.get(place).json().path("transport_params"))
                .isEqualTo(removed.json().path("transport_params"));
    }

    @Test
    void oneLegFeedsTwoAndTwoFeedOne() throws Exception {
        var two = endpoint("MON 1 in video");
        facility.connect("CAM 1 video", two.id());
        facility.connect("SDI 1 video", two.id());
        var legs = two.active().path("transport_params");
        assertThat(legs.get(0).path("multicast_ip"))
                .isEqualTo(endpoint("SDI 1 video").active().at("/transport_params/0/destination_ip"));
        assertThat(legs.get(1).path("multicast_ip"))
                .as("the second leg stays where it was, until a controller switches it off")
                .isEqualTo(endpoint("CAM 1 video").active().at("/transport_params/1/destination_ip"));
        var one = endpoint("SDI 1 in video");
        facility.connect("CAM 1 video", one.id());
        assertThat(one.active().at("/transport_params/0/multicast_ip"))
                .isEqualTo(endpoint("CAM 1 video").active().at("/transport_params/0/destination_ip"));
    }

    @Test
    void C51_C56_whatIsNotInTheSchemaOrTheConstraintsIs400() throws Exception {
        var place = place(endpoint("MON 1 in video")) + "/staged";
        for (var wrong : List.of(
                "no JSON",
                "[]",
                "{\"colour\":1}",
                "{\"receiver_id\":null}",
                "{\"sender_id\":\"x\"}",
                "{\"sender_id\":\"6A3F0F1E-5c1b-4a86-9d4e-0b6c3f7a1d01\"}",
                "{\"master_enable\":\"yes\"}",
                "{\"activation\":{}}",
                "{\"activation\":{\"mode\":\"now\"}}",
                "{\"activation\":{\"mode\":\"activate_immediate\",\"activation_time\":\"1:0\"}}",
                "{\"activation\":{\"mode\":\"activate_scheduled_absolute\"}}",
                "{\"activation\":{\"mode\":\"activate_scheduled_relative\",\"requested_time\":\"soon\"}}",
                "{\"transport_file\":{\"data\":\"v=0\"}}",
                "{\"transport_params\":{}}",
                "{\"transport_params\":[{}]}",
                "{\"transport_params\":[{},{},{}]}",
                "{\"transport_params\":[{\"colour\":1},{}]}",
                "{\"transport_params\":[{\"ext_colour\":1},{}]}",
                "{\"transport_params\":[{\"rtp_enable\":true},{}]}",
                "{\"transport_params\":[{\"connection_uri\":null},{}]}",
                "{\"transport_params\":[{\"destination_port\":\"5004\"},{}]}",
                "{\"transport_params\":[{\"destination_port\":0},{}]}",
                "{\"transport_params\":[{\"destination_port\":1000},{}]}",
                "{\"transport_params\":[{\"multicast_ip\":\"auto\"},{}]}",
                "{\"transport_params\":[{\"multicast_ip\":\"239.1.1\"},{}]}",
                "{\"transport_params\":[{\"interface_ip\":\"10.9.9.9\"},{}]}",
                "{\"transport_params\":[{\"interface_ip\":null},{}]}")) {
            fails(400, caller.patch(place, wrong));
        }
        for (var right : List.of(
                "{}",
                "{\"transport_params\":[{},{}]}",
                "{\"transport_params\":[{\"multicast_ip\":\"ff3e::1\"},{}]}",
                "{\"transport_params\":[{\"interface_ip\":\"auto\",\"destination_port\":\"auto\"},{}]}",
                "{\"activation\":{\"mode\":\"activate_immediate\",\"requested_time\":null}}",
                "{\"activation\":{\"mode\":null}}")) {
            assertThat(caller.patch(place, right).status()).as(right).isEqualTo(200);
        }
        fails(404, caller.patch(place + "/", "{}"));
        fails(
                400,
                caller.patch(
                        place(endpoint("CAM 1 video")) + "/staged",
                        "{\"transport_params\":[{\"destination_ip\":\"10.0.0.1\"},{}]}"));
    }

    @Test
    void C60_aSenderIsGivenItsAddressAndEnabledInOneRequest() throws Exception {
        var sender = endpoint("CAM 2 audio");
        var manifest = facility.registry()
                .content()
                .find(Kind.SENDER, sender.id())
                .orElseThrow()
                .body();
        var before = caller.get(manifest.path("manifest_href").asString()).text();
        facility.switchSender(sender.id(), false);
        assertThat(sender.isOn()).isFalse();
        var answer = caller.patch(
                place(sender) + "/staged",
                "{\"receiver_id\":null,\"master_enable\":true," + NOW
                        + ",\"transport_params\":[{\"destination_ip\":\"239.77.0.1\"},{\"destination_ip\":\"auto\"}]}");
        keeps("sender-response-schema", answer.json());
        var file = caller.get(manifest.path("manifest_href").asString()).text();
        assertThat(file).isNotEqualTo(before).contains("c=IN IP4 239.77.0.1/64").contains("a=group:DUP leg1 leg2");
        assertThat(sender.active().at("/transport_params/1/destination_ip").asString())
                .isEqualTo(sender.who().legs().get(1).group());
    }

    @Test
    void unicastIsSentToWhereTheSenderIsTold() throws Exception {
        var sender = endpoint("LNK 1 video");
        var receiver = endpoint("LNK 2 in video");
        fails(
                500,
                caller.patch(
                        place(sender) + "/staged",
                        "{" + NOW + ",\"transport_params\":[{\"destination_ip\":\"auto\"}]}"));
        var there = receiver.who().legs().getFirst().ip();
        assertThat(caller.patch(
                                place(sender) + "/staged",
                                "{\"receiver_id\":\"" + receiver.id() + "\",\"master_enable\":true," + NOW
                                        + ",\"transport_params\":[{\"destination_ip\":\"" + there + "\"}]}")
                        .status())
                .isEqualTo(200);
        var registered = facility.registry()
                .content()
                .find(Kind.SENDER, sender.id())
                .orElseThrow()
                .body();
        assertThat(registered.at("/subscription/receiver_id").asString()).isEqualTo(receiver.id());
        assertThat(caller.patch(place(receiver) + "/staged", take(sender)).status())
                .isEqualTo(200);
        assertThat(receiver.active().at("/transport_params/0/interface_ip").asString())
                .isEqualTo(there);
        assertThat(receiver.active().at("/transport_params/0").has("multicast_ip"))
                .isFalse();
    }

    @Test
    void transportsWithoutAFileAreConnectedByTheirParameters() throws Exception {
        for (var pair : List.of(
                List.of("TLY 1 tally", "TLY 2 in tally"),
                List.of("TLY 1 tally 2", "TLY 2 in tally 2"),
                List.of("SWM 1 video", "SWM 2 in video"))) {
            var receiver = endpoint(pair.get(1));
            facility.connect(endpoint(pair.get(0)).id(), receiver.id());
            assertThat(receiver.peer()).contains(endpoint(pair.get(0)).id());
            fails(
                    400,
                    caller.patch(
                            place(receiver) + "/staged",
                            "{\"transport_file\":" + fileOf(endpoint("CAM 1 video")) + "}"));
            assertThat(caller.patch(place(receiver) + "/staged", "{\"transport_file\":{\"data\":null,\"type\":null}}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(endpoint("TLY 2 in tally")
                        .active()
                        .at("/transport_params/0/source_host")
                        .asString())
                .isEqualTo("broker.example");
    }

    @Test
    void C45_bulkHasACodeForEachItem() throws Exception {
        var device = facility.node("MON 1").devices().getFirst();
        var receivers = device.receivers();
        var unknown = "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01";
        var body = "[" + item(receivers.get(0).id(), take(endpoint("CAM 1 video"))) + ","
                + item(receivers.get(1).id(), "{\"transport_params\":[{}]}") + ","
                + item(
                        receivers.get(2).id(),
                        "{\"activation\":{\"mode\":\"activate_scheduled_relative\",\"requested_time\":\"100:0\"}}")
                + "," + item(unknown, "{}") + "]";
        var answer = caller.post(device.root() + "/v1.1/bulk/receivers", body);
        assertThat(answer.status()).isEqualTo(200);
        keeps("bulk-response-schema", answer.json());
        assertThat(answer.json().valueStream().map(each -> each.path("code").intValue()))
                .containsExactly(200, 400, 202, 404);
        assertThat(receivers.getFirst().isOn()).isTrue();
        for (var wrong : List.of("{}", "[{}]", "[{\"id\":\"x\"}]", "no JSON")) {
            fails(400, caller.post(device.root() + "/v1.1/bulk/receivers", wrong));
        }
        fails(404, caller.post(device.root() + "/v1.1/bulk/receivers/", "[]"));
    }

    @Test
    void aNodeTellsItsResourcesItself() throws Exception {
        var node = facility.nodes().getFirst();
        var root = node.who().uri() + "/x-nmos/node/v1.3/";
        assertThat(Schemas.problems(
                        "is-04-v1.3/node.json", caller.get(root + "self").json()))
                .isEmpty();
        for (var kind : Set.of("devices", "sources", "flows", "senders", "receivers")) {
            var all = caller.get(root + kind).json();
            assertThat(Schemas.problems("is-04-v1.3/" + kind + ".json", all)).isEmpty();
            assertThat(caller.get(root + kind + "/" + all.get(0).path("id").asString())
                            .json())
                    .isEqualTo(all.get(0));
        }
        int before = node.counters().getOrDefault(Kind.SENDER, 0);
        facility.switchSender(facility.senders().getFirst().id(), false);
        assertThat(node.counters()).containsEntry(Kind.SENDER, (before + 1) % 256);
        fails(405, caller.post(root + "self", "{}"));
    }

    private static String item(String id, String params) {
        return "{\"id\":\"" + id + "\",\"params\":" + params + "}";
    }

    private String take(Endpoint sender) {
        return "{\"sender_id\":\"" + sender.id() + "\",\"master_enable\":true," + NOW + ",\"transport_file\":"
                + fileOf(sender) + "}";
    }

    private static String fileOf(Endpoint sender) {
        var file = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        return file.put("data", sender.file().orElseThrow())
                .put("type", "application/sdp")
                .toString();
    }

    private String version(Endpoint endpoint) {
        return facility.registry()
                .content()
                .find(endpoint.who().side().kind(), endpoint.id())
                .orElseThrow()
                .body()
                .path("version")
                .asString();
    }

    private static void keeps(String schema, JsonNode body) {
        assertThat(Schemas.problems("is-05-v1.1/" + schema + ".json", body))
                .as(body.toString())
                .isEmpty();
    }

    private static void fails(int status, Answered answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        keeps("error", answer.json());
    }
}
