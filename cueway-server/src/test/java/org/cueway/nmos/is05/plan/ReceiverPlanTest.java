package org.cueway.nmos.is05.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.nmos.Tai;
import org.cueway.nmos.is05.plan.Plan.Impossible;
import org.cueway.nmos.is05.plan.Plan.Ready;
import org.cueway.simulator.nmos.Schemas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver is sent: tables, and properties over random devices. */
final class ReceiverPlanTest {
    private static final String ID = "b7e4d2c1-3f5a-4b6c-8d7e-9f0a1b2c3d04";
    private static final String SENDER = "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01";
    private static final String RTP_LEG = """
            {"source_ip": {}, "multicast_ip": {}, "interface_ip": {"enum": ["192.0.2.40"]}, "destination_port": {}, "rtp_enabled": {}}""";

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Settings off(int legs) {
        var all = new ArrayList<Leg>();
        for (int i = 0; i < legs; i++)
            all.add(Leg.EMPTY.with("interface_ip", "auto").with("rtp_enabled", false));
        return new Settings(false, Optional.empty(), Activation.Said.NOTHING, Optional.empty(), all);
    }

    private static Target rtp(int legs) {
        var constraints = "[" + String.join(",", java.util.Collections.nCopies(legs, RTP_LEG)) + "]";
        return new Target(ID, Transport.RTP, Constraints.read(json(constraints)), off(legs));
    }

    private static Origin.Read sdp(String text) {
        return Origin.Read.of(TransportFile.sdp(text));
    }

    private static Origin.Sender sender(String sdp) {
        return new Origin.Sender(SENDER, Optional.empty(), Optional.of(sdp(sdp)));
    }

    private static JsonNode body(Plan plan) {
        assertThat(plan).isInstanceOf(Ready.class);
        var body = ((Ready) plan).body();
        assertThat(Schemas.problems("is-05-v1.1/receiver-stage-schema.json", body))
                .isEmpty();
        return body;
    }

    private static JsonNode planned(int legs, String sdp, LegWish... wishes) {
        return body(ReceiverPlan.plan(rtp(legs), sender(sdp), List.of(wishes), new Activation.Immediate()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 | 1 | [{'rtp_enabled':true}]",
                "2 | 2 | [{'rtp_enabled':true},{'rtp_enabled':true}]",
                "1 | 2 | [{'rtp_enabled':true},{'rtp_enabled':false}]",
                "2 | 1 | [{'rtp_enabled':true}]",
            })
    void C47_C56_C58_legsOfTheFileBecomeLegsOfTheReceiver(int sent, int received, String expected) {
        var body = planned(received, sent == 1 ? SdpSamples.ONE : SdpSamples.TWO);
        assertThat(body.path("transport_params")).isEqualTo(json(expected.replace('\'', '"')));
        assertThat(body.path("transport_file").path("data").asString())
                .isEqualTo(sent == 1 ? SdpSamples.ONE : SdpSamples.TWO);
        assertThat(body.path("sender_id").asString()).isEqualTo(SENDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 |",
                "2 | 2 |",
                "1 | 2 | the sender has 1 of the receiver's 2 legs",
                "2 | 1 | the sender has 2 legs and the receiver 1: it gets the first of them",
            })
    void C56_whoHasALegMoreIsToldWhichOneIsMeant(int sent, int received, @Nullable String warning) {
        var origin = new Origin.Sender(
                SENDER, Optional.empty(), Optional.of(sdp(sent == 1 ? SdpSamples.ONE : SdpSamples.TWO)));
        var plan = ReceiverPlan.plan(rtp(received), origin, List.of(), new Activation.Immediate());
        var warnings = ((Ready) plan).warnings();
        if (warning == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().startsWith(warning);
        }
    }

    @Test
    void C58_aLegThatIsOffAtTheSenderIsOffAtTheReceiver() {
        var now = new Settings(
                true,
                Optional.empty(),
                Activation.Said.NOTHING,
                Optional.empty(),
                List.of(Leg.EMPTY.with("rtp_enabled", false), Leg.EMPTY.with("rtp_enabled", true)));
        var origin = new Origin.Sender(SENDER, Optional.of(now), Optional.of(sdp(SdpSamples.TWO)));
        assertThat(body(ReceiverPlan.plan(rtp(2), origin, List.of(), new Activation.Immediate()))
                        .path("transport_params"))
                .isEqualTo(json("[{\"rtp_enabled\":false},{\"rtp_enabled\":true}]"));
    }

    @Test
    void aReceiverWithOneLegCanGetTheSecondOfTheSender() {
        var body = planned(1, SdpSamples.TWO, LegWish.from(1));
        assertThat(body.path("transport_params")).isEqualTo(json("[{\"rtp_enabled\":true}]"));
        assertThat(body.path("transport_file").path("data").asString())
                .contains("239.20.1.1", "s=CAM 1")
                .doesNotContain("239.10.1.1", "a=group");
    }

    @Test
    void aLegInAnotherPlaceIsToldByParameters() {
        var body = planned(2, SdpSamples.ONE, LegWish.off(), LegWish.from(0));
        assertThat(body.path("transport_params")).isEqualTo(json("""
                [{"rtp_enabled": false},
                 {"rtp_enabled": true, "source_ip": "192.0.2.11", "destination_port": 5004, "multicast_ip": "239.10.1.1"}]"""));
    }

    @Test
    void oneMediaSectionCanFeedTwoLegs() {
        assertThat(planned(2, SdpSamples.DOUBLED).path("transport_params"))
                .isEqualTo(json("[{\"rtp_enabled\":true},{\"rtp_enabled\":true}]"));
    }

    @Test
    void C49_unicastNamesTheInterfaceAndNoGroup() {
        assertThat(planned(1, SdpSamples.UNICAST).path("transport_params")).isEqualTo(json("""
                [{"rtp_enabled": true, "interface_ip": "192.0.2.40", "multicast_ip": null}]"""));
    }

    @Test
    void C50_C55_whatIsNoNmosSenderHasNoSenderId() {
        var plan = ReceiverPlan.plan(
                rtp(1), new Origin.Outside(sdp(SdpSamples.ONE)), List.of(), new Activation.Immediate());
        assertThat(body(plan).has("sender_id")).isTrue();
        assertThat(body(plan).path("sender_id").isNull()).isTrue();
    }

    @Test
    void C50_C58_parametersAloneAreSentTogetherWithTheSecondLegOff() {
        var wish = LegWish.of(Leg.EMPTY.with("multicast_ip", "239.1.1.1").with("destination_port", 5020));
        var body = body(ReceiverPlan.plan(rtp(2), new Origin.Bare(), List.of(wish), new Activation.Immediate()));
        assertThat(body).isEqualTo(json("""
                {"sender_id": null, "master_enable": true, "transport_file": {"data": null, "type": null},
                 "transport_params": [
                   {"source_ip": null, "multicast_ip": "239.1.1.1", "interface_ip": "192.0.2.40", "destination_port": 5020, "rtp_enabled": true},
                   {"rtp_enabled": false}],
                 "activation": {"mode": "activate_immediate"}}"""));
    }

    @Test
    void C46_whatTheConstraintsExcludeIsRefusedBeforeItIsSent() {
        var narrow = new Target(ID, Transport.RTP, Constraints.read(json("""
                        [{"interface_ip": {"enum": ["192.0.2.40", "192.0.2.41"]}, "multicast_ip": {"pattern": "^239\\\\."},
                          "destination_port": {"minimum": 5000, "maximum": 5999}, "rtp_enabled": {}}]""")), off(1));
        assertThat(wished(narrow, Leg.EMPTY.with("interface_ip", "10.0.0.1")))
                .isEqualTo(new Impossible(
                        TakeReason.PARAMETER_NOT_ALLOWED,
                        "leg 1 interface_ip: expected one of 192.0.2.40, 192.0.2.41, found 10.0.0.1"));
        assertThat(wished(narrow, Leg.EMPTY.with("destination_port", 6000)))
                .isEqualTo(new Impossible(
                        TakeReason.PARAMETER_NOT_ALLOWED, "leg 1 destination_port: expected 5000 to 5999, found 6000"));
        assertThat(wished(narrow, Leg.EMPTY.with("multicast_ip", "232.1.1.1"))).isInstanceOf(Impossible.class);
        assertThat(wished(narrow, Leg.EMPTY.with("fec_enabled", true)))
                .isEqualTo(new Impossible(TakeReason.PARAMETER_UNKNOWN, "leg 1 fec_enabled"));
        assertThat(wished(narrow, Leg.EMPTY.with("interface_ip", "auto"))).isInstanceOf(Ready.class);
        assertThat(wished(narrow, Leg.EMPTY.with("destination_port", 5999))).isInstanceOf(Ready.class);
    }

    private static Plan wished(Target target, Leg parameters) {
        return ReceiverPlan.plan(
                target, sender(SdpSamples.ONE), List.of(LegWish.of(parameters)), new Activation.Immediate());
    }

    @Test
    void C46_aGroupThatTheReceiverExcludesIsWarnedOf() {
        var narrow = new Target(
                ID,
                Transport.RTP,
                Constraints.read(json("[{\"multicast_ip\": {\"pattern\": \"^232\"}, \"rtp_enabled\": {}}]")),
                off(1));
        var plan = ReceiverPlan.plan(narrow, sender(SdpSamples.ONE), List.of(), new Activation.Immediate());
        assertThat(((Ready) plan).warnings())
                .containsExactly(
                        "leg 1 multicast_ip: the receiver expects text with ^232, the sender sends to 239.10.1.1");
    }

    @Test
    void whatCannotBeIsImpossible() {
        var none = new Origin.Sender(SENDER, Optional.empty(), Optional.empty());
        var now = new Activation.Immediate();
        assertThat(ReceiverPlan.plan(rtp(1), none, List.of(), now))
                .isEqualTo(new Impossible(TakeReason.NO_TRANSPORT_FILE, ""));
        assertThat(ReceiverPlan.plan(rtp(1), sender("v=0\r\ns=nothing\r\n"), List.of(), now))
                .isInstanceOfSatisfying(
                        Impossible.class, no -> assertThat(no.reason()).isEqualTo(TakeReason.NO_TRANSPORT_FILE));
        assertThat(ReceiverPlan.plan(rtp(1), sender(SdpSamples.ONE), List.of(LegWish.off()), now))
                .isEqualTo(new Impossible(TakeReason.NO_LEG, ""));
        assertThat(ReceiverPlan.plan(rtp(1), sender(SdpSamples.ONE), List.of(LegWish.from(1)), now))
                .isEqualTo(new Impossible(TakeReason.WRONG_LEGS, "the sender has 1, wished was 2"));
        assertThat(ReceiverPlan.plan(rtp(1), sender(SdpSamples.ONE), List.of(LegWish.USUAL, LegWish.USUAL), now))
                .isEqualTo(new Impossible(TakeReason.WRONG_LEGS, "expected at most 1, found 2"));
        assertThat(ReceiverPlan.plan(rtp(1), new Origin.Bare(), List.of(), now))
                .isEqualTo(new Impossible(TakeReason.PARAMETERS_MISSING, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // transport | sender in force | constraints of the receiver | parameters sent
                "MQTT | {'destination_host':'broker','destination_port':1883,'broker_protocol':'mqtt','broker_authorization':false,'broker_topic':'t','connection_status_broker_topic':null} | [{'source_host':{},'source_port':{},'broker_protocol':{},'broker_authorization':{},'broker_topic':{},'connection_status_broker_topic':{}}] | [{'source_host':'broker','source_port':1883,'broker_protocol':'mqtt','broker_authorization':false,'broker_topic':'t','connection_status_broker_topic':null}]",
                "WEBSOCKET | {'connection_uri':'ws://h/','connection_authorization':false,'ext_is_07_source_id':'x'} | [{'connection_uri':{},'connection_authorization':{},'ext_is_07_source_id':{}}] | [{'connection_uri':'ws://h/','connection_authorization':false,'ext_is_07_source_id':'x'}]",
                "MXL | {'mxl_domain_id':'d','mxl_flow_id':'f'} | [{'mxl_domain_id':{},'mxl_flow_id':{}}] | [{'mxl_domain_id':'auto','mxl_flow_id':'f'}]",
                "NDI | {'source_name':'CAM (1)','group_name':'g','interface_ip':'10.0.0.1','server_host':'auto'} | [{'source_name':{},'group_name':{},'interface_ip':{},'server_host':{}}] | [{'source_name':'CAM (1)','group_name':'g'}]",
                "OTHER | {'stream':'a','secret':'b'} | [{'stream':{}}] | [{'stream':'a'}]",
            })
    void C38_C86_C87_transportsWithoutAFileAreCopiedUnderTheReceiversNames(
            Transport transport, String sender, String constraints, String expected) {
        var now = new Settings(
                true,
                Optional.empty(),
                Activation.Said.NOTHING,
                Optional.empty(),
                List.of(Leg.read(json(sender.replace('\'', '"')))));
        var target = new Target(ID, transport, Constraints.read(json(constraints.replace('\'', '"'))), off(1));
        var plan = ReceiverPlan.plan(
                target,
                new Origin.Sender(SENDER, Optional.of(now), Optional.empty()),
                List.of(),
                new Activation.Immediate());
        var body = ((Ready) plan).body();
        assertThat(body.path("transport_params")).isEqualTo(json(expected.replace('\'', '"')));
        assertThat(body.has("transport_file")).isFalse();
        assertThat(body.path("sender_id").asString()).isEqualTo(SENDER);
        assertThat(ReceiverPlan.plan(
                        target,
                        new Origin.Sender(SENDER, Optional.empty(), Optional.empty()),
                        List.of(),
                        new Activation.Immediate()))
                .isEqualTo(new Impossible(TakeReason.SENDER_UNREADABLE, SENDER));
    }

    @Test
    void C65_unknownExtensionsAreLeftAlone() {
        var constraints = Constraints.read(json("""
                [{"connection_uri": {}, "connection_authorization": {}, "ext_foo": {"enum": ["a"]}}]"""));
        var now = new Settings(
                true, Optional.of(SENDER), Activation.Said.NOTHING, Optional.empty(), List.of(Leg.read(json("""
                        {"connection_uri": "ws://h/", "connection_authorization": false, "ext_foo": "a"}"""))));
        var known = json("""
                [{"connection_uri": "ws://h/", "connection_authorization": false}]""");
        var taken = ReceiverPlan.plan(
                new Target(ID, Transport.WEBSOCKET, constraints, off(1)),
                new Origin.Sender(SENDER, Optional.of(now), Optional.empty()),
                List.of(),
                new Activation.Immediate());
        assertThat(body(taken).path("transport_params")).isEqualTo(known);
        var restored = new Before(now, now).restore(Transport.WEBSOCKET, constraints, new Activation.Immediate());
        assertThat(restored.body().path("transport_params")).isEqualTo(known);
        assertThat(restored.warnings()).isEmpty();
    }

    @Test
    void C51_activationsAreAsTheSchemaHasThem() {
        var tai = new Tai(1_795_280_500, 0);
        assertThat(body(ReceiverPlan.off(new Activation.None())).has("activation"))
                .isFalse();
        assertThat(body(ReceiverPlan.off(new Activation.Immediate())).path("activation"))
                .isEqualTo(json("{\"mode\": \"activate_immediate\"}"));
        assertThat(body(ReceiverPlan.off(new Activation.Absolute(tai))).path("activation"))
                .isEqualTo(json("""
                        {"mode": "activate_scheduled_absolute", "requested_time": "1795280500:0"}"""));
        assertThat(body(ReceiverPlan.off(new Activation.Relative(new Tai(2, 5))))
                        .path("activation"))
                .isEqualTo(json("{\"mode\": \"activate_scheduled_relative\", \"requested_time\": \"2:5\"}"));
        assertThat(body(ReceiverPlan.cancel())).isEqualTo(json("{\"activation\": {\"mode\": null}}"));
    }

    /** Whatever sender, receiver and wishes are: a body that the schema allows, or a reason; as many legs as the constraints have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void C51_C56_anyPlanIsSchemaConformantAndHasTheLegsOfTheConstraints(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int ready = 0;
        for (int n = 0; n < 400; n++) {
            var target = rtp(1 + random.nextInt(2));
            var plan = ReceiverPlan.plan(target, origin(random), wishes(random, target.legs()), activation(random));
            if (!(plan instanceof Ready(var body, var _))) continue;
            ready++;
            assertThat(Schemas.problems("is-05-v1.1/receiver-stage-schema.json", body))
                    .as("%s", body)
                    .isEmpty();
            assertThat(body.path("transport_params").size()).isEqualTo(target.legs());
            assertThat(body.has("sender_id")).isTrue();
            assertThat(body.path("master_enable").asBoolean()).isTrue();
            assertThat(body.path("transport_params"))
                    .allMatch(leg -> leg.isEmpty() || leg.path("rtp_enabled").isBoolean());
        }
        assertThat(ready).isPositive();
    }

    private static Origin origin(RandomGenerator random) {
        var sdp = List.of(SdpSamples.ONE, SdpSamples.TWO, SdpSamples.DOUBLED, SdpSamples.UNICAST, "v=0\n")
                .get(random.nextInt(5));
        return switch (random.nextInt(3)) {
            case 0 -> sender(sdp);
            case 1 -> new Origin.Outside(sdp(sdp));
            default -> new Origin.Bare();
        };
    }

    private static List<LegWish> wishes(RandomGenerator random, int legs) {
        var wishes = new ArrayList<LegWish>();
        for (int i = random.nextInt(legs + 1); i > 0; i--) {
            var leg = random.nextBoolean() ? Leg.EMPTY : Leg.EMPTY.with("multicast_ip", "239.0.0." + random.nextInt(9));
            var source = switch (random.nextInt(3)) {
                case 0 -> new LegWish.Source.Same();
                case 1 -> new LegWish.Source.Off();
                default -> new LegWish.Source.From(random.nextInt(2));
            };
            wishes.add(new LegWish(source, leg));
        }
        return wishes;
    }

    private static Activation activation(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Activation.None();
            case 1 -> new Activation.Absolute(new Tai(random.nextInt(1 << 30), random.nextInt(1_000_000_000)));
            case 2 -> new Activation.Relative(new Tai(random.nextInt(100), 0));
            default -> new Activation.Immediate();
        };
    }
}
