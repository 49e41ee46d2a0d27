package org.cueway.device.casparcg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.cueway.simulator.device.casparcg.CasparFault;
import org.cueway.simulator.device.casparcg.Layer;
import org.cueway.simulator.device.casparcg.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver and its runner against the simulated server over real sockets, with everything that goes wrong. */
class CasparConversationTest {
    private static final Values L3 = new Values(Map.of("template", "news/l3", "data.f0", "Pat"));
    private static final Values CLIP = new Values(Map.of("clip", "AMB"));
    private static final Values OTHER_CHANNEL = new Values(Map.of("clip", "AMB", "channel", "2"));
    private static final String PLACE = "1-20";
    /** Answers are waited for so long where none comes. */
    private static final Limits.Amcp IMPATIENT = new Limits.Amcp(
            Duration.ofSeconds(5), Duration.ofMillis(150), Duration.ofMillis(100), Duration.ofMillis(10), 4 << 20, 100);

    private Optional<CasparBench> bench = Optional.empty();
    private Optional<RunningDevice<CasparState, CasparCommand>> running = Optional.empty();

    @AfterEach
    void close() {
        running.ifPresent(RunningDevice::close);
        bench.ifPresent(CasparBench::close);
    }

    private RunningDevice<CasparState, CasparCommand> connected(Limits.Amcp limits) throws Exception {
        var opened = CasparBench.open(limits);
        bench = Optional.of(opened);
        return start(opened, Start.quick());
    }

    private RunningDevice<CasparState, CasparCommand> start(CasparBench opened, Start how) {
        var one = RunningDevice.start(TimeSource.system(), opened.opener(), how);
        running = Optional.of(one);
        one.awaitState(State.READY);
        return one;
    }

    private List<String> received() {
        return bench.orElseThrow().server().received().stream()
                .map(line -> line.replaceFirst("^REQ \\S+ ", ""))
                .toList();
    }

    /** Whether the server was asked what it shows, after so many lines. More may have followed. */
    private boolean askedSince(int lines) {
        return received().stream().skip(lines).anyMatch(line -> line.startsWith("INFO"));
    }

    private void fail(CasparFault... faults) {
        bench.orElseThrow().server().fail(faults);
    }

    @Test
    void s34_aLowerThirdFromReadyToStop() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        for (var verb : List.of(Verb.PREPARE, Verb.TAKE, Verb.SIGNAL, Verb.OUT)) {
            assertThat(one.act(verb, "a", L3).kind()).as("%s", verb).isEqualTo(Kind.DONE);
        }
        soon().untilAsserted(() -> assertThat(received())
                .containsExactly(
                        "VERSION",
                        "CLEAR 1-20",
                        "CG 1-20 ADD 1 \"news/l3\" 0 \"{\\\"f0\\\":\\\"Pat\\\"}\"",
                        "CG 1-20 PLAY 1",
                        "CG 1-20 NEXT 1",
                        "CG 1-20 STOP 1",
                        "CG 1-20 REMOVE 1"));
        assertThat(bench.orElseThrow().server().received())
                .allSatisfy(line -> assertThat(line).matches("REQ [A-Za-z0-9]+ .*"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatComesNextWaitsForTheAnimationUnlessItIsToBeSeen() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        var bug = new Values(Map.of("template", "news/bug"));
        one.act(Verb.TAKE, "a", L3);
        assertThat(one.act(Verb.PREPARE, "b", bug).kind()).isEqualTo(Kind.DONE);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(one.act(Verb.TAKE, "b").kind()).isEqualTo(Kind.DONE);
        assertThat(received()
                        .subList(
                                received().indexOf("CG 1-20 STOP 1"), received().size()))
                .containsExactly(
                        "CG 1-20 STOP 1", "CG 1-20 REMOVE 1", "CG 1-20 ADD 1 \"news/bug\" 0", "CG 1-20 PLAY 1");
    }

    @Test
    void aTemplateThatCannotBeLoadedAfterAllIsTold() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.TAKE, "a", L3);
        one.act(Verb.PREPARE, "b", new Values(Map.of("template", "news/none")));
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(one.awaitStanding(PLACE, Certainty.DIFFERS).detail()).isEqualTo("404 CG FAILED");
    }

    @Test
    void A08_aTemplateWhoseTakeWasNotAnsweredStaysUnknownAndIsNotTakenTwice() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.PREPARE, "a", L3);
        fail(new CasparFault.Drop(Pattern.compile("CG 1-20 PLAY"), true));
        var outcome = one.act(Verb.TAKE, "a");
        assertThat(outcome.kind()).isEqualTo(Kind.UNCONFIRMED);
        assertThat(outcome.detail()).startsWith("sent, not confirmed: ");
        soon().until(() -> received().contains("INFO 1"));
        one.awaitState(State.READY);
        assertThat(one.awaitStanding(PLACE, Certainty.UNKNOWN).detail())
                .isEqualTo("the device cannot say what it shows");
        assertThat(received().stream().filter("CG 1-20 PLAY 1"::equals)).hasSize(1);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
        one.awaitNothingAt(PLACE);
        assertThat(bench.orElseThrow().server().layer(PLACE)).isEqualTo(Layer.EMPTY);
    }

    @Test
    void A08_ofAClipTheServerSaysWhetherItIsOnAir() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.PREPARE, "a", CLIP);
        fail(new CasparFault.Drop(Pattern.compile("PLAY 1-20"), true));
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        assertThat(one.awaitStanding(PLACE, Certainty.CONFIRMED).stand().air()).isPresent();
        assertThat(received().stream().filter("PLAY 1-20"::equals)).hasSize(1);
    }

    @Test
    void A08_aTakeThatNeverArrivedIsSeenAndNotSentAgain() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.PREPARE, "a", CLIP);
        fail(new CasparFault.Drop(Pattern.compile("PLAY 1-20"), false));
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        var standing = one.awaitStanding(PLACE, Certainty.CONFIRMED);
        assertThat(standing.stand().air()).isEmpty();
        assertThat(standing.stand().next()).isPresent();
        assertThat(received().stream().filter("PLAY 1-20"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theConnectionMayEndWithAnyCommandAndNothingIsPlayedTwice(int n) throws Exception {
        var one = connected(Limits.Amcp.defaults());
        var verbs = List.of(Verb.PREPARE, Verb.TAKE, Verb.HOLD, Verb.TAKE, Verb.OUT, Verb.TAKE, Verb.OUT);
        for (int step = 1; step <= verbs.size(); step++) {
            int before = received().size();
            if (step == n) fail(new CasparFault.Drop(Pattern.compile("REQ"), n % 2 == 0));
            one.act(verbs.get(step - 1), "a", CLIP);
            if (step == n) soon().until(() -> askedSince(before));
            one.awaitState(State.READY);
        }
        assertThat(received().stream().filter(line -> line.startsWith("PLAY"))).hasSizeLessThanOrEqualTo(3);
        one.act(Verb.OUT, "a");
        soon().until(() -> bench.orElseThrow().server().layer(PLACE).foreground() instanceof Producer.Nothing);
    }

    @Test
    void answersThatOvertakeEachOtherAreTakenByTheirId() throws Exception {
        var one = connected(IMPATIENT);
        one.act(Verb.OUT, "a", CLIP);
        one.act(Verb.OUT, "b", OTHER_CHANNEL);
        fail(new CasparFault.Slow(1, Duration.ofMillis(400)));
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        assertThat(one.act(Verb.TAKE, "b").kind()).isEqualTo(Kind.DONE);
        assertThat(one.standing(PLACE).orElseThrow().certainty()).isEqualTo(Certainty.UNKNOWN);
        one.awaitStanding(PLACE, Certainty.CONFIRMED);
        assertThat(received().stream().filter(line -> line.startsWith("PLAY 1-20")))
                .hasSize(1);
    }

    @Test
    void aRefusalThatComesTooLateIsToldAllTheSame() throws Exception {
        var one = connected(IMPATIENT);
        one.act(Verb.OUT, "a", CLIP);
        fail(
                new CasparFault.Slow(1, Duration.ofMillis(300)),
                new CasparFault.Answer(Pattern.compile("PLAY"), "502 PLAY FAILED", 1));
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        assertThat(one.awaitStanding(PLACE, Certainty.DIFFERS).detail()).isEqualTo("502 PLAY FAILED");
    }

    @Test
    void answersMayComeOctetByOctetOrTwoAtOnce() throws Exception {
        var one = connected(IMPATIENT);
        fail(new CasparFault.Dribble());
        assertThat(one.act(Verb.TAKE, "a", L3).kind()).isEqualTo(Kind.DONE);
        fail(new CasparFault.Merge(2));
        assertThat(one.act(Verb.TAKE, "b", new Values(Map.of("clip", "AMB", "layer", "30")))
                        .kind())
                .isIn(Kind.DONE, Kind.UNCONFIRMED);
        fail();
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void whatIsLostWhenTheServerRestartsIsPutBack() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.TAKE, "a", L3);
        one.act(Verb.SIGNAL, "a");
        bench.orElseThrow().restart();
        soon().untilAsserted(() -> assertThat(
                        bench.orElseThrow().server().layer(PLACE).foreground())
                .isEqualTo(new Producer.Page("news/l3", "{\"f0\":\"Pat\"}", List.of("update", "play", "next"))));
        one.awaitStanding(PLACE, Certainty.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 ERROR\r\nCG",
                "401 CG ERROR",
                "402 CG ERROR",
                "403 CG ERROR",
                "404 CG FAILED",
                "500 FAILED",
                "501 CG FAILED",
                "502 CG FAILED",
                "503 CG FAILED",
                "504 QUEUE OVERFLOW"
            })
    void s32_everyDocumentedErrorIsARefusal(String answer) throws Exception {
        var one = connected(IMPATIENT);
        one.act(Verb.OUT, "a", L3);
        fail(new CasparFault.Answer(Pattern.compile("CG"), answer, 9));
        assertThat(one.act(Verb.TAKE, "a")).isEqualTo(new Outcome(Kind.REJECTED, answer.replaceFirst("\r\n.*", "")));
        one.awaitNothingAt(PLACE);
        long times = received().stream().filter(line -> line.startsWith("CG")).count();
        assertThat(times).isEqualTo(answer.startsWith("504") ? 2 : 1);
    }

    @Test
    void s32_aFullQueueIsTriedOnceMore() throws Exception {
        var one = connected(IMPATIENT);
        fail(new CasparFault.Answer(Pattern.compile("CG"), "504 QUEUE OVERFLOW", 1));
        assertThat(one.act(Verb.TAKE, "a", L3).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void aServerThatAcceptsAndStaysSilentIsNotUp() throws Exception {
        var one = connected(IMPATIENT);
        fail(new CasparFault.Dead());
        one.awaitState(State.FAILED);
        assertThat(one.runner().status().link().reason()).startsWith("no answer to ");
        fail();
        one.awaitState(State.READY);
        soon().until(() -> bench.orElseThrow().server().pings() > 2);
    }

    @Test
    void takingOffWhatSomebodyElseHasClearedIsDone() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.TAKE, "a", L3);
        bench.orElseThrow().server().put(PLACE, Layer.EMPTY);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void whatOthersPutOnALayerIsShownAndLeftAlone() throws Exception {
        var one = connected(Limits.Amcp.defaults());
        one.act(Verb.TAKE, "a", L3);
        one.act(Verb.TAKE, "b", new Values(Map.of("clip", "AMB", "layer", "30")));
        one.act(Verb.OUT, "b");
        var theirs = new Layer(new Producer.Clip("go1080p25", List.of()), new Producer.Nothing(), false);
        bench.orElseThrow().server().put(PLACE, theirs);
        bench.orElseThrow().server().put("1-30", theirs);
        bench.orElseThrow().cut();
        assertThat(one.awaitStanding(PLACE, Certainty.DIFFERS).detail())
                .isEqualTo("it shows ffmpeg go1080p25.mp4, which was not put there by a cue");
        assertThat(one.standing("1-30")).isEmpty();
        assertThat(bench.orElseThrow().server().layer(PLACE)).isEqualTo(theirs);
        assertThat(bench.orElseThrow().server().layer("1-30")).isEqualTo(theirs);
    }

    @Test
    void afterARestartOfTheGatewayAClipIsFoundAndATemplateIsUnknown() throws Exception {
        var opened = CasparBench.open();
        bench = Optional.of(opened);
        opened.server().put(PLACE, new Layer(new Producer.Clip("AMB", List.of()), new Producer.Nothing(), false));
        opened.server()
                .put(
                        "1-30",
                        new Layer(new Producer.Page("news/l3", "", List.of("play")), new Producer.Nothing(), false));
        var one = start(opened, Start.quick().with(Map.of(PLACE, stand(CLIP), "1-30", stand(L3), "of old", stand(L3))));
        one.awaitStanding(PLACE, Certainty.CONFIRMED);
        one.awaitStanding("1-30", Certainty.UNKNOWN);
        assertThat(received()).containsExactly("VERSION", "INFO 1");
    }

    private static Stand stand(Values values) {
        var playing = new Playing(
                RunningDevice.cause("a"),
                values,
                Playing.Motion.START,
                TimeSource.system().now());
        return new Stand(Optional.of(playing), Optional.empty(), false);
    }
}
