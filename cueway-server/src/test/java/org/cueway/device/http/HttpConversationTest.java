package org.cueway.device.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.http.HttpSpec.Allowed;
import org.cueway.simulator.device.http.ReceiverFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks over real sockets: device-protocols §6.3. */
class HttpConversationTest {
    private static final Values BODY = new Values(Map.of("body.name", "Pat", "body.title.short", "Reporter"));

    private Optional<HttpBench> bench = Optional.empty();
    private Optional<RunningDevice<HttpState, HttpCommand>> running = Optional.empty();

    @AfterEach
    void close() {
        running.ifPresent(RunningDevice::close);
        bench.ifPresent(HttpBench::close);
    }

    private RunningDevice<HttpState, HttpCommand> connected() throws Exception {
        var opened = HttpBench.open();
        bench = Optional.of(opened);
        return start(opened, opened.spec());
    }

    private RunningDevice<HttpState, HttpCommand> start(HttpBench opened, HttpSpec spec) {
        var one = RunningDevice.start(TimeSource.system(), opened.opener(), Start.quick());
        running = Optional.of(one);
        one.awaitState(State.READY);
        assertThat(spec.toString()).doesNotContain("hidden", HttpBench.SECRET);
        return one;
    }

    private List<String> told() {
        return bench.orElseThrow().told();
    }

    private void fail(ReceiverFault... faults) {
        bench.orElseThrow().receiver().fail(faults);
    }

    private static ReceiverFault answer(int status) {
        return new ReceiverFault.Answer(status, Optional.empty());
    }

    @Test
    void s63_theSignatureIsThatOfTheExample() {
        var body =
                "{\"event\":\"cue.take\",\"id\":\"01J9ZK3V7Q4S6T8W0X2Y4Z6A8B\",\"roID\":\"RO1\",\"storyID\":\"S7\",\"itemID\":\"I2\"}";
        var octets = body.getBytes(StandardCharsets.UTF_8);
        var secret = WebhookSecret.of("gateway-demo-secret").orElseThrow();
        assertThat(secret.sign("msg_01J9ZK3V7Q4S6T8W0X2Y4Z6A8B", 1_760_000_000, octets))
                .isEqualTo("v1,9nukn1zsPXHOhDRkIPJWl/7rxOliYKLUOCpUo/6tXDU=");
        assertThat(WebhookSecret.of("whsec_Z2F0ZXdheS1kZW1vLXNlY3JldA==")
                        .orElseThrow()
                        .sign("msg_01J9ZK3V7Q4S6T8W0X2Y4Z6A8B", 1_760_000_000, octets))
                .isEqualTo("v1,9nukn1zsPXHOhDRkIPJWl/7rxOliYKLUOCpUo/6tXDU=");
        assertThat(WebhookSecret.of("whsec_?")).isEmpty();
        assertThat(WebhookSecret.of(" ")).isEmpty();
        assertThat(secret).hasToString("a secret");
    }

    @Test
    void s63_eachCueIsAnEvent() throws Exception {
        var one = connected();
        for (var verb : List.of(Verb.PREPARE, Verb.TAKE, Verb.SIGNAL, Verb.HOLD, Verb.TAKE, Verb.OUT)) {
            assertThat(one.act(verb, "a", BODY).kind()).isEqualTo(Kind.DONE);
        }
        assertThat(told())
                .containsExactly(
                        "cue.prepare a", "cue.take a", "cue.signal a", "cue.hold a", "cue.take a", "cue.out a");
        var requests = bench.orElseThrow().receiver().requests();
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.signed()).isTrue();
            var json = HttpBench.json(request.body());
            assertThat(request.id())
                    .isEqualTo("msg_" + json.path("id").asString())
                    .matches("msg_[0-9A-Z]{26}");
            assertThat(json.path("specversion").asString()).isEqualTo("1.0");
            assertThat(json.path("event").asString())
                    .isEqualTo(json.path("type").asString());
            assertThat(Instant.parse(json.path("time").asString())).isNotNull();
            assertThat(json.path("data").path("roID").asString()).isEqualTo("RO1");
            assertThat(json.path("data").path("body").toString())
                    .isEqualTo("{\"name\":\"Pat\",\"title\":{\"short\":\"Reporter\"}}");
        });
        assertThat(requests)
                .extracting(request -> request.id())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void anItemThatReplacesAnotherPutsItOut() throws Exception {
        var one = connected();
        one.act(Verb.TAKE, "a", BODY);
        one.act(Verb.TAKE, "b", BODY);
        one.act(Verb.ARM, "", Values.NONE);
        one.runner().clear(Optional.empty(), "test");
        soon().untilAsserted(() -> assertThat(told())
                .containsExactly("cue.take a", "cue.out a", "cue.take b", "cue.arm", "cue.out", "cue.arm"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 408, 429})
    void s63_whatMayPassIsTriedAgainUnderTheSameId(int status) throws Exception {
        var one = connected();
        fail(answer(status), answer(status));
        assertThat(one.act(Verb.TAKE, "a", BODY).kind()).isEqualTo(Kind.DONE);
        assertThat(bench.orElseThrow().receiver().requests())
                .hasSize(3)
                .extracting(request -> request.id())
                .containsOnly(bench.orElseThrow().receiver().events().getFirst().id());
        one.awaitState(State.READY);
    }

    @Test
    void anAnswerThatIsLostLeadsToARepeatAndToOneEvent() throws Exception {
        var one = connected();
        fail(new ReceiverFault.HangUp());
        assertThat(one.act(Verb.TAKE, "a", BODY).kind()).isIn(Kind.DONE, Kind.ACCEPTED);
        soon().until(() -> bench.orElseThrow().receiver().requests().size() == 2);
        assertThat(told()).containsExactly("cue.take a");
    }

    @Test
    void s63_retryAfterIsHonoured() throws Exception {
        var one = connected();
        fail(new ReceiverFault.Answer(503, Optional.of("2")));
        assertThat(one.act(Verb.TAKE, "a", BODY).kind()).isEqualTo(Kind.ACCEPTED);
        one.awaitState(State.DEGRADED);
        assertThat(one.runner().status().link().reason())
                .startsWith("http://127.0.0.1:")
                .endsWith("/hook: it answers 503; tried again");
        one.awaitState(State.READY);
        assertThat(told()).containsExactly("cue.take a");
        var now = Instant.parse("2026-03-17T17:30:00Z");
        assertThat(Poster.retryAfter("120", now)).contains(Duration.ofMinutes(2));
        assertThat(Poster.retryAfter("Tue, 17 Mar 2026 17:30:05 GMT", now)).contains(Duration.ofSeconds(5));
        assertThat(Poster.retryAfter("soon", now)).isEmpty();
    }

    @Test
    void aSlowReceiverHoldsUpNeitherCuesNorTheirOrder() throws Exception {
        var one = connected();
        fail(new ReceiverFault.Late(Duration.ofMillis(1_500)));
        assertThat(one.act(Verb.TAKE, "a", BODY).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(one.act(Verb.SIGNAL, "a").kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.ACCEPTED);
        soon().untilAsserted(() -> assertThat(told()).containsExactly("cue.take a", "cue.signal a", "cue.out a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 302})
    void whatIsRefusedIsNotTriedAgain(int status) throws Exception {
        var one = connected();
        fail(answer(status));
        var outcome = one.act(Verb.TAKE, "a", BODY);
        assertThat(outcome.kind()).isEqualTo(Kind.REJECTED);
        assertThat(outcome.detail()).contains("it answers " + status).doesNotContain("hidden");
        assertThat(bench.orElseThrow().receiver().requests()).hasSize(1);
    }

    @Test
    void s63_goneDisablesTheReceiver() throws Exception {
        var one = connected();
        fail(answer(410));
        assertThat(one.act(Verb.TAKE, "a", BODY).kind()).isEqualTo(Kind.REJECTED);
        one.awaitState(State.DEGRADED);
        assertThat(one.act(Verb.TAKE, "b", BODY).detail()).contains("410");
        assertThat(bench.orElseThrow().receiver().requests()).hasSize(1);
    }

    @Test
    void anEventThatIsTooOldIsDroppedAndTheNextOneGoes() throws Exception {
        var opened = HttpBench.open(new Limits.Webhooks(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                10));
        bench = Optional.of(opened);
        var one = start(opened, opened.spec());
        fail(answer(500));
        assertThat(one.act(Verb.TAKE, "a", BODY).detail()).contains("it answers 500");
        assertThat(one.act(Verb.TAKE, "b", BODY).kind()).isEqualTo(Kind.DONE);
        assertThat(told()).containsExactly("cue.take b");
    }

    @Test
    void s63_requestsGoOnlyWhereTheyMay() throws Exception {
        var unsaid = new Guard(Allowed.unsaid());
        assertThat(unsaid.refusal("hooks.example", addresses("C0000201"))).isEmpty();
        assertThat(unsaid.refusal("localhost", addresses("7F000001"))).isEmpty();
        for (var special : List.of(
                "A9FEA9FE",
                "646464C8",
                "00000000",
                "E0000001",
                "FE800000000000000000000000000001",
                "FD000EC2000000000000000000000254")) {
            assertThat(unsaid.refusal("hooks.example", addresses("C0000201", special)))
                    .as(special)
                    .isPresent();
        }
        var listed = new Guard(
                new Allowed(List.of("hooks.example"), List.of(network("169.254.0.0/16"), network("fd00::/8"))));
        assertThat(listed.refusal("HOOKS.example", addresses("C0000201"))).isEmpty();
        assertThat(listed.refusal("other.example", addresses("C0000201")))
                .contains("other.example (192.0.2.1) is not allowed");
        assertThat(listed.refusal("other.example", addresses("A9FEA9FE"))).isEmpty();
        assertThat(listed.refusal("other.example", addresses("A9FEA9FE", "C0000201")))
                .isPresent();
        for (var wrong : List.of("10.0.0.0/33", "hooks.example", "", "/8", "1.2.3.4/")) {
            assertThat(Network.of(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aReceiverThatMayNotBeReachedMakesTheDeviceFail() throws Exception {
        var spec = new HttpSpec(
                List.of(URI.create("http://169.254.169.254/latest")), List.of(), Allowed.unsaid(), "cueway");
        var one = RunningDevice.start(TimeSource.system(), HttpDriver.opener(spec, TimeSource.system()), Start.quick());
        running = Optional.of(one);
        one.awaitState(State.FAILED);
        assertThat(one.runner().status().link().reason()).contains("which is link-local or serves metadata");
        assertThat(HttpSpec.wrong(URI.create("ftp://a/b"))).isPresent();
        assertThat(HttpSpec.wrong(URI.create("https://user:word@a/b"))).isPresent();
        assertThat(HttpSpec.wrong(URI.create("https://a/b"))).isEmpty();
    }

    private static Network network(String text) {
        return Network.of(text).orElseThrow();
    }

    private static List<InetAddress> addresses(String... hex) throws Exception {
        var addresses = new java.util.ArrayList<InetAddress>();
        for (var one : hex)
            addresses.add(InetAddress.getByAddress(HexFormat.of().parseHex(one)));
        return addresses;
    }
}
