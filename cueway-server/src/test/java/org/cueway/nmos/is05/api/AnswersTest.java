package org.cueway.nmos.is05.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.Constraints;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.Plan;
import org.cueway.nmos.is05.plan.SdpSamples;
import org.cueway.nmos.is05.plan.SenderPlan;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.Target;
import org.cueway.nmos.is05.plan.Transport;
import org.cueway.simulator.nmos.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers mean, and what many writes become. */
final class AnswersTest {
    private static final String ASKED = """
            {"sender_id": "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
             "activation": {"mode": "activate_immediate"},
             "transport_params": [{"rtp_enabled": true, "interface_ip": "auto"}]}""";

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Settings settings(String text) {
        return Settings.read(json(text)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "100, REFUSED", "103, REFUSED", "200, DONE", "202, SCHEDULED", "204, DONE", "206, DONE", "301, REFUSED",
        "308, REFUSED", "400, REFUSED", "401, REFUSED", "403, REFUSED", "404, ABSENT", "405, ABSENT", "409, ELSEWHERE",
        "418, REFUSED", "423, PENDING", "429, BUSY", "500, BROKEN", "501, ABSENT", "502, BROKEN", "503, BUSY",
        "599, BROKEN", "999, BROKEN", "0, REFUSED"
    })
    void C05_C06_everyStatusMeansSomething(int status, Meaning meaning) {
        assertThat(Meaning.of(status)).isEqualTo(meaning);
        assertThat(Meaning.reason(status).text()).isNotBlank();
    }

    @Test
    void C61_whatIsNotAsAskedIsFound() {
        var good = """
                {"sender_id": "6A3F0F1E-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
                 "activation": {"mode": "activate_immediate", "requested_time": null, "activation_time": "1:0"},
                 "transport_params": [{"rtp_enabled": true, "interface_ip": "10.0.0.1", "destination_port": 5004.0}]}""";
        assertThat(Compared.reply(json(ASKED), settings(good), Optional.empty()))
                .isEqualTo(new Compared(List.of(), List.of()));
        assertThat(Compared.reply(
                                json(ASKED),
                                settings(good.replace("\"master_enable\": true", "\"master_enable\": false")
                                        .replace("6A3F0F1E", "aaaaaaaa")
                                        .replace("\"rtp_enabled\": true", "\"rtp_enabled\": false")),
                                Optional.empty())
                        .wrong())
                .containsExactly(
                        "it is off",
                        "its other end is aaaaaaaa-5c1b-4a86-9d4e-0b6c3f7a1d01, asked was 6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01",
                        "leg 1 rtp_enabled is false, asked was true");
    }

    @Test
    void C61_whatNobodyAskedForIsFoundToo() {
        var before = settings("""
                {"sender_id": null, "master_enable": false, "transport_params": [{"rtp_enabled": true, "destination_port": 5004}]}""");
        var after = settings("""
                {"sender_id": "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
                 "transport_params": [{"rtp_enabled": true, "interface_ip": "10.0.0.1", "destination_port": 6000}]}""");
        assertThat(Compared.reply(json(ASKED), after, Optional.of(before)).besides())
                .containsExactly("leg 1 destination_port became 6000, which nobody here asked for");
    }

    @Test
    void afterATimeOutAFileIsInForceWhenItIsThereOrItsAddressIs() {
        var asked = json(ASKED).deepCopy();
        var file = ((tools.jackson.databind.node.ObjectNode) asked).putObject("transport_file");
        file.put("data", SdpSamples.ONE).put("type", "application/sdp");
        var head = "{\"sender_id\": \"6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01\", \"master_enable\": true, ";
        var legs =
                "\"transport_params\": [{\"rtp_enabled\": true, \"interface_ip\": \"10.0.0.1\", \"multicast_ip\": \"%s\", \"destination_port\": 5004}]";
        assertThat(Compared.isInForce(asked, settings(head + legs.formatted("239.10.1.1") + "}")))
                .isTrue();
        assertThat(Compared.isInForce(asked, settings(head + legs.formatted("239.9.9.9") + "}")))
                .isFalse();
        var withFile = json(head + legs.formatted("239.10.1.1") + "}").deepCopy();
        ((tools.jackson.databind.node.ObjectNode) withFile)
                .putObject("transport_file")
                .put("data", SdpSamples.ONE.replace("\r", "").replace("1795280400 1", "1795280400 2"))
                .put("type", "application/sdp");
        assertThat(Compared.isInForce(asked, Settings.read(withFile).orElseThrow()))
                .isTrue();
        ((tools.jackson.databind.node.ObjectNode) withFile.path("transport_file"))
                .put("data", SdpSamples.ONE.replace("239.10.1.1", "239.10.1.2"));
        assertThat(Compared.isInForce(asked, Settings.read(withFile).orElseThrow()))
                .isFalse();
    }

    @Test
    void anUndoRestoresAutoWhereItWasStagedAndLeavesOutWhatIsNotAllowedAnyMore() {
        var staged = settings("""
                {"sender_id": "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
                 "transport_params": [{"rtp_enabled": true, "interface_ip": "auto", "destination_port": 5004}]}""");
        var active = settings("""
                {"sender_id": "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
                 "transport_params": [{"rtp_enabled": true, "interface_ip": "10.0.0.1", "destination_port": 5004}]}""");
        var constraints = Constraints.read(json("""
                [{"rtp_enabled": {}, "interface_ip": {}, "destination_port": {"minimum": 6000}}]"""));
        var restored = new Before(staged, active).restore(Transport.RTP, constraints, new Activation.Immediate());
        assertThat(Schemas.problems("is-05-v1.1/receiver-stage-schema.json", restored.body()))
                .isEmpty();
        assertThat(restored.body()).isEqualTo(json("""
                {"sender_id": "6a3f0f1e-5c1b-4a86-9d4e-0b6c3f7a1d01", "master_enable": true,
                 "transport_file": {"data": null, "type": null},
                 "transport_params": [{"rtp_enabled": true, "interface_ip": "auto"}],
                 "activation": {"mode": "activate_immediate"}}"""));
        assertThat(restored.warnings())
                .containsExactly("not restored: leg 1 destination_port: expected 6000 to any, found 5004");
        var kept = Before.read(new Before(staged, active).json()).orElseThrow();
        assertThat(kept.active()).isEqualTo(active);
        assertThat(kept.restore(Transport.RTP, constraints, new Activation.Immediate()))
                .as("of what was staged only what was left to the device is kept")
                .isEqualTo(restored);
    }

    @Test
    void C61_whatIsStagedAfterAnActivationIsToldByWhatIsInForceAndWasLeftToTheDevice() {
        var was = settings("""
                {"sender_id": null, "master_enable": true,
                 "transport_params": [{"interface_ip": "auto", "destination_port": "auto", "fec_mode": "auto"}]}""");
        var now = settings("""
                {"sender_id": null, "master_enable": true,
                 "transport_params": [{"interface_ip": "10.0.0.1", "destination_port": 5006, "fec_mode": "1D"}]}""");
        var asked = json("""
                {"master_enable": true, "transport_file": {"data": "v=0", "type": "application/sdp"},
                 "transport_params": [{"fec_mode": "1D"}]}""");

        var after = new Before(was, now).after(asked, now);

        assertThat(after.active()).isEqualTo(now);
        assertThat(after.staged().legs().getFirst().text("interface_ip")).contains("auto");
        assertThat(after.staged().legs().getFirst().text("destination_port")).contains("5006");
        assertThat(after.staged().legs().getFirst().text("fec_mode")).contains("1D");
        assertThat(new Before(was, now).settled().legs().getFirst().values()).isEmpty();
    }

    @Test
    void C47_C57_aLegThatIsToStayIsSentWithNothingButWhetherItIsOn() {
        var now = settings("""
                {"receiver_id": null, "master_enable": true, "transport_params": [
                  {"destination_ip": "239.1.1.1", "rtp_enabled": true}, {"destination_ip": "239.2.1.1", "rtp_enabled": true}]}""");
        var legs = List.of(Leg.EMPTY, Leg.EMPTY.with("destination_ip", "239.2.1.9"));
        for (var switchable : List.of("\"destination_ip\": {}, \"rtp_enabled\": {}", "\"destination_ip\": {}")) {
            var constraints = Constraints.read(json("[{" + switchable + "}, {" + switchable + "}]"));
            var target = new Target("x", Transport.RTP, constraints, now);
            var on = switchable.contains("rtp_enabled") ? "\"rtp_enabled\": true" : "";
            var plan = SenderPlan.plan(target, true, Optional.empty(), legs, new Activation.Immediate());
            assertThat(plan)
                    .isInstanceOfSatisfying(
                            Plan.Ready.class,
                            ready -> assertThat(ready.body().path("transport_params"))
                                    .isEqualTo(json("[{" + on + "}, {" + on + (on.isEmpty() ? "" : ", ")
                                            + "\"destination_ip\": \"239.2.1.9\"}]")));
        }
    }

    @Test
    void C39_C60_aSenderIsSetAndSwitchedOnInOneBody() {
        var target = new Target(
                "x",
                Transport.RTP,
                Constraints.read(json("[{\"destination_ip\": {}, \"destination_port\": {}, \"rtp_enabled\": {}}]")),
                settings(
                        "{\"receiver_id\": null, \"master_enable\": false, \"transport_params\": [{\"destination_ip\": \"auto\", \"rtp_enabled\": true}]}"));
        var legs = List.of(Leg.EMPTY.with("destination_ip", "239.1.1.1").with("destination_port", 5004));
        var plan = SenderPlan.plan(target, true, Optional.empty(), legs, new Activation.Immediate());
        assertThat(plan).isInstanceOfSatisfying(Plan.Ready.class, ready -> {
            assertThat(Schemas.problems("is-05-v1.1/sender-stage-schema.json", ready.body()))
                    .isEmpty();
            assertThat(ready.body()).isEqualTo(json("""
                    {"receiver_id": null, "master_enable": true,
                     "transport_params": [{"rtp_enabled": true, "destination_ip": "239.1.1.1", "destination_port": 5004}],
                     "activation": {"mode": "activate_immediate"}}"""));
        });
        // Never with an address that nobody has seen.
        assertThat(SenderPlan.plan(target, true, Optional.empty(), List.of(), new Activation.Immediate()))
                .isEqualTo(new Plan.Impossible(TakeReason.SENDER_IS_OFF, "leg 1 has no destination_ip, or auto"));
        assertThat(SenderPlan.plan(target, false, Optional.empty(), List.of(), new Activation.Immediate()))
                .isInstanceOfSatisfying(
                        Plan.Ready.class, ready -> assertThat(ready.body()).isEqualTo(json("""
                        {"receiver_id": null, "master_enable": false, "activation": {"mode": "activate_immediate"}}""")));
    }

    private record Item(String device, String id) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void C45_C64_batchesKeepOrderSizeAndNameNoIdTwice(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int n = 0; n < 200; n++) {
            var items = new ArrayList<Item>();
            for (int i = random.nextInt(40); i > 0; i--) {
                items.add(new Item("d" + random.nextInt(3), "r" + random.nextInt(12)));
            }
            int most = 1 + random.nextInt(8);
            var batches = Batches.of(items, Item::device, Item::id, most);
            var again = new ArrayList<Item>();
            batches.forEach((device, list) -> list.forEach(batch -> {
                assertThat(batch).hasSizeBetween(1, most).allMatch(item -> item.device.equals(device));
                assertThat(batch.stream().map(Item::id)).doesNotHaveDuplicates();
                again.addAll(batch);
            }));
            assertThat(again).containsExactlyInAnyOrderElementsOf(items);
            for (var device : batches.keySet()) {
                assertThat(again.stream().filter(item -> item.device.equals(device)))
                        .containsExactlyElementsOf(items.stream()
                                .filter(item -> item.device.equals(device))
                                .toList());
            }
        }
    }

    @Test
    void anAnswerToABulkRequestIsReadByIdOrNotAtAll() {
        assertThat(Batches.answers(json("[{\"id\": \"A\", \"code\": 400, \"error\": \"no\", \"debug\": null}]")))
                .hasValueSatisfying(all -> assertThat(all).containsEntry("a", new Batches.ItemAnswer(400, "no")));
        assertThat(Batches.answers(json("{}"))).isEmpty();
        assertThat(Batches.answers(json("[{\"id\": \"a\"}]"))).isEmpty();
    }
}
