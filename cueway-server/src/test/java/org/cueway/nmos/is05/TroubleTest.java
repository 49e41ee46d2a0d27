package org.cueway.nmos.is05;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.nmos.is05.plan.Leg;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.state.Connection.State;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Failed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.TakeReport.Result.Unconfirmed;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Devices that misbehave, and controllers beside us: nmos §4.7, §6, §10. */
final class TroubleTest {
    private static final Requests PATCH = Requests.of("PATCH");

    @TempDir
    private Path folder;

    private Optional<Studio> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(Studio.of(Facility.of(31, 2).gear(Gear.CAMERA), folder));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Studio::close);
    }

    private Studio studio() {
        return opened.orElseThrow();
    }

    private Endpoint receiver() {
        return studio().facility.receivers().getFirst();
    }

    private Endpoint sender() {
        return studio().facility.senders().getFirst();
    }

    private Line take() throws Exception {
        return studio().controller
                .connect(List.of(Route.of(receiver().id(), sender().id())), Studio.by("ann"))
                .lines()
                .getFirst();
    }

    private State state() {
        return studio().controller.connection(receiver().id()).orElseThrow().state();
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, NOT_ALLOWED_BY_DEVICE",
        "403, NOT_ALLOWED_BY_DEVICE",
        "404, GONE",
        "405, REFUSED_BY_DEVICE",
        "418, REFUSED_BY_DEVICE",
        "423, PENDING_ACTIVATION",
        "500, DEVICE_FAILED",
        "501, REFUSED_BY_DEVICE",
        "502, DEVICE_FAILED",
        "503, DEVICE_BUSY",
        "599, DEVICE_FAILED"
    })
    void C05_C06_C08_everyStatusBecomesAResultWithTheDevicesWords(int status, TakeReason reason) throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Answers(PATCH, status, Optional.of("0")));
        var result = take().result();
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.code()).contains(status);
            assertThat(failed.detail()).contains(String.valueOf(status));
        });
        assertThat(receiver().isOn()).isFalse();
        assertThat(state()).isEqualTo(State.DISCONNECTED);
        assertThat(studio().controller.history(receiver().id()).getFirst().result())
                .isEqualTo("failed");
    }

    @Test
    void C53_after500BothStagedAndActiveAreReadAndTold() throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Answers(PATCH, 500, Optional.empty()));
        studio().facility.forget();
        assertThat(take().result().detail()).contains("it shows now off, staged off");
    }

    @Test
    void aBusyDeviceIsAskedOnceMoreAfterItsPause() throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Answers(PATCH.first(1), 503, Optional.of("0")));
        assertThat(take().result()).isEqualTo(new Confirmed(""));
        assertThat(studio().facility.received("PATCH")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterATimeOutTheDeviceDecidesNotWeSay(boolean done) throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Hangs(PATCH, done));
        var result = take().result();
        if (done) {
            assertThat(result).isInstanceOf(Confirmed.class);
            assertThat(result.detail()).contains("asked again, it shows what was asked for");
        } else {
            assertThat(result).isInstanceOf(Unconfirmed.class);
            assertThat(state()).isEqualTo(State.UNKNOWN);
            // It is looked at again by itself, and what it shows then counts.
            Studio.until("settled", () -> state() == State.DISCONNECTED);
        }
        assertThat(studio().facility.received("PATCH")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void C08_C09_aConnectionThatEndsIsATimeOutToo(boolean done) throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.HangsUp(PATCH, done));
        assertThat(take().result()).isInstanceOf(done ? Confirmed.class : Unconfirmed.class);
        assertThat(studio().facility.received("PATCH")).hasSize(1);
    }

    @Test
    void C08_anAnswerWithoutASenseIsNoReasonToFail() throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Html(PATCH, 200));
        assertThat(take().result()).isInstanceOf(Confirmed.class);
        studio().facility.fail(receiver().id(), new HttpFault.Blank(PATCH, 200));
        assertThat(take().result()).isInstanceOf(Confirmed.class);
        studio().facility.fail(receiver().id(), new HttpFault.Truncated(PATCH));
        assertThat(take().result()).isInstanceOf(Confirmed.class);
    }

    @Test
    void C61_aDeviceThatSays200AndDoesNothingIsFoundOut() throws Exception {
        studio().facility.fail(receiver().id(), new DeviceFault.IgnoresPatches());
        var result = take().result();
        assertThat(result).isInstanceOf(Unconfirmed.class);
        assertThat(result.detail()).startsWith("the device answered 200, but: it is off");
    }

    @Test
    void C59_C61_aConstraintThatIsOnlySaidIsAskedAnewAfter400() throws Exception {
        studio().facility.fail(receiver().id(), new HttpFault.Answers(PATCH.first(1), 400, Optional.empty()));
        take();
        studio().facility.forget();
        take();
        assertThat(studio().facility.received("GET").stream()
                        .filter(each -> each.path().endsWith("/constraints")))
                .hasSize(1);
        studio().facility.forget();
        take();
        take();
    }

    @Test
    void C04_C87_mxlIsConnectedAtVersion12WithoutAFile() throws Exception {
        try (var old = Studio.of(Facility.of(32, 1).gear(Gear.SOFTWARE_MIXER), folder)) {
            var receiver = old.facility.receivers().getFirst();
            var sender = old.facility.senders().getFirst();
            assertThat(old.controller
                            .connect(List.of(Route.of(receiver.id(), sender.id())), Studio.by("ann"))
                            .isGood())
                    .isTrue();
            assertThat(old.facility.received("PATCH"))
                    .allMatch(each -> each.path().contains("/v1.2/"))
                    .noneMatch(each -> each.body().contains("transport_file"));
        }
    }

    @Test
    void C49_unicastIsSetAtTheSenderFirstAndBrokenAtBothEnds() throws Exception {
        try (var links = Studio.of(Facility.of(33, 2).gear(Gear.CONTRIBUTION_LINK), folder.resolve("links"))) {
            var receiver = links.facility.receivers().getFirst();
            var sender = links.facility.senders().get(1);
            links.facility.forget();
            assertThat(links.controller
                            .connect(List.of(Route.of(receiver.id(), sender.id())), Studio.by("ann"))
                            .isGood())
                    .isTrue();
            var patches = links.facility.received("PATCH");
            assertThat(patches).hasSize(2);
            assertThat(patches.getFirst().path()).contains("/senders/");
            assertThat(Studio.json(patches.getFirst().body())
                            .path("receiver_id")
                            .asString())
                    .isEqualTo(receiver.id());
            assertThat(patches.get(1).body()).contains("\"sender_id\":\"" + sender.id());
            assertThat(links.controller
                            .disconnect(List.of(receiver.id()), Studio.by("ann"))
                            .isGood())
                    .isTrue();
            assertThat(sender.isOn()).isFalse();
            assertThat(receiver.isOn()).isFalse();
        }
    }

    @Test
    void theLockedDeviceSaysUntilWhen() throws Exception {
        studio().facility.fail(receiver().id(), new DeviceFault.Locked());
        assertThat(take().result())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(TakeReason.PENDING_ACTIVATION));
    }

    @Test
    void C60_aSenderThatIsOffIsSwitchedOnFirstAndItsFileWaitedFor() throws Exception {
        studio().facility.switchSender(sender().id(), false);
        studio().facility.fail(sender().id(), new DeviceFault.NoFileWhileOff());
        var line = take();
        assertThat(line.result()).isInstanceOf(Confirmed.class);
        assertThat(line.warnings()).contains("the sender was off and was switched on");
        assertThat(sender().isOn()).isTrue();
    }

    @Test
    void aSenderIsLeftAloneIfThatIsWished() throws Exception {
        studio().facility.switchSender(sender().id(), false);
        var report = studio().controller
                .connect(
                        List.of(Route.of(receiver().id(), sender().id())),
                        Studio.by("ann").with(org.cueway.nmos.is05.take.Options.Flag.LEAVE_SENDERS));
        assertThat(report.lines().getFirst().result())
                .isInstanceOfSatisfying(
                        Refused.class, one -> assertThat(one.reason()).isEqualTo(TakeReason.SENDER_IS_OFF));
        assertThat(studio().facility.received("PATCH")).isEmpty();
    }

    @Test
    void C39_C60_aSenderGetsItsAddressAndStartsInOnePatch() throws Exception {
        studio().facility.switchSender(sender().id(), false);
        studio().facility.forget();
        var legs = List.of(
                Leg.EMPTY.with("destination_ip", "239.77.1.1").with("destination_port", 5004),
                Leg.EMPTY.with("destination_ip", "239.78.1.1").with("destination_port", 5004));
        var line = studio().controller
                .sender(new SenderChange(sender().id(), true, legs, Optional.empty()), Studio.by("ann"));
        assertThat(line.result()).as("%s", line).isInstanceOf(Confirmed.class);
        assertThat(studio().facility.received("PATCH")).hasSize(1);
        assertThat(sender().isOn()).isTrue();
        assertThat(sender().file().orElseThrow()).contains("239.77.1.1", "239.78.1.1");
        assertThat(studio().controller
                        .sender(new SenderChange(sender().id(), false, List.of(), Optional.empty()), Studio.by("ann"))
                        .result())
                .isInstanceOf(Confirmed.class);
        assertThat(sender().isOn()).isFalse();
    }

    @Test
    void C41_C42_C43_C44_whatOthersDoIsSeenWithTheSender() throws Exception {
        assertThat(state()).isEqualTo(State.DISCONNECTED);
        studio().facility.connect(sender().id(), receiver().id());
        Studio.until("external", () -> state() == State.EXTERNAL);
        var connection = studio().controller.connection(receiver().id()).orElseThrow();
        assertThat(connection.from().orElseThrow().id()).isEqualTo(sender().id());
        assertThat(connection.made().orElseThrow().by()).isEqualTo("external");
        assertThat(studio().controller.receiversOn(sender().id()))
                .containsExactly(receiver().id());
        studio().facility.disconnect(receiver().id());
        Studio.until("off", () -> state() == State.DISCONNECTED);
        assertThat(studio().controller.history(receiver().id()))
                .extracting(entry -> entry.by() + " " + entry.to().orElse("off"))
                .startsWith("external off", "external " + sender().id());
    }

    @Test
    void C42_whatOthersChangeAfterUsIsTheirs() throws Exception {
        take();
        Studio.until("ours", () -> state() == State.IN_FORCE);
        var other = studio().facility.senders().get(3);
        studio().facility.connect(other.id(), receiver().id());
        Studio.until("theirs", () -> state() == State.EXTERNAL);
        assertThat(studio().controller
                        .connection(receiver().id())
                        .orElseThrow()
                        .from()
                        .orElseThrow()
                        .id())
                .isEqualTo(other.id());
    }

    @Test
    void aConnectionThatOnlyTheDeviceKnowsOfIsInForceWhenItSaysSo() throws Exception {
        studio().facility.fail(receiver().id(), new DeviceFault.KeepsVersion());
        assertThat(take().result()).isInstanceOf(Confirmed.class);
        assertThat(state()).isEqualTo(State.CONFIRMED);
        Studio.until("asked", () -> state() == State.IN_FORCE);
    }

    @Test
    void C43_aSenderThatNobodyNamesIsInferredFromItsAddress() throws Exception {
        var body = (ObjectNode) Studio.json("""
                {"sender_id": null, "master_enable": true, "activation": {"mode": "activate_immediate"}}""");
        body.putObject("transport_file")
                .put("data", sender().file().orElseThrow())
                .put("type", "application/sdp");
        receiver().force(body);
        Studio.until(
                "inferred",
                () -> studio().controller
                        .connection(receiver().id())
                        .flatMap(one -> one.from())
                        .filter(from -> from.inferred() && from.id().equals(sender().id()))
                        .isPresent());
    }

    @Test
    void aSenderThatIsOffAndOneThatHasMovedAreWarnedOf() throws Exception {
        take();
        studio().facility.switchSender(sender().id(), false);
        Studio.until("warned", () -> warning().contains("the sender is off"));
        studio().facility.switchSender(sender().id(), true);
        studio().controller
                .sender(
                        new SenderChange(
                                sender().id(),
                                true,
                                List.of(Leg.EMPTY
                                        .with("destination_ip", "239.99.1.1")
                                        .with("destination_port", 5004)),
                                Optional.empty()),
                        Studio.by("ann"));
        Studio.until("stale", () -> warning().contains("take it again"));
    }

    private String warning() {
        return studio().controller
                .connection(receiver().id())
                .orElseThrow()
                .warning()
                .orElse("");
    }

    @Test
    void oneDeviceIsWrittenToOneAtATimeAndOthersDoNotWait() throws Exception {
        studio().facility.fail(new HttpFault.Slow(PATCH, Duration.ofMillis(50)));
        var routes = studio().facility.receivers().stream()
                .map(one -> Route.of(
                        one.id(),
                        studio().facility.senders().stream()
                                .filter(from ->
                                        from.who().essence() == one.who().essence())
                                .findFirst()
                                .orElseThrow()
                                .id()))
                .toList();
        assertThat(studio().controller.connect(routes, Studio.by("ann")).isGood())
                .isTrue();
        assertThat(studio().facility.received()).noneMatch(each -> each.overlapped());
    }

    @Test
    void detailsOfAReceiverAreReadFromItsDevice() throws Exception {
        take();
        var detail = studio().controller
                .detail(org.cueway.nmos.Resource.Kind.RECEIVER, receiver().id())
                .orElseThrow();
        assertThat(detail.constraints().orElseThrow().size()).isEqualTo(2);
        assertThat(detail.active().orElseThrow().path("master_enable").asBoolean())
                .isTrue();
        assertThat(detail.staged()).isPresent();
        assertThat(detail.problems()).isEmpty();
        var sender = studio().controller
                .detail(org.cueway.nmos.Resource.Kind.SENDER, sender().id())
                .orElseThrow();
        assertThat(sender.file().orElseThrow().data()).isEqualTo(sender().file().orElseThrow());
    }

    @Test
    void C11_C01_C02_requestsAreAsTheSpecificationWantsThem() throws Exception {
        take();
        studio().controller.disconnect(List.of(receiver().id()), Studio.by("ann"));
        assertThat(studio().facility.received()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.path()).doesNotContain("//");
            if ("GET".equals(each.method())) {
                assertThat(each.header("content-type")).isEmpty();
                assertThat(each.body()).isEmpty();
            } else {
                assertThat(each.path()).doesNotEndWith("/");
                assertThat(each.header("content-type")).isEqualTo("application/json");
            }
            assertThat(Pattern.matches("/(device\\d+/)?x-nmos/connection/v1\\.[012]/.*", each.path()))
                    .as(each.path())
                    .isTrue();
        });
    }
}
