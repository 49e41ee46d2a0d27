package org.cueway.device.ograf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome;
import org.cueway.device.Report;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.cueway.simulator.device.ograf.SimulatedPage.Reaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that come, go, keep silent and fail, over real sockets. */
@Timeout(120)
class OutputTest {
    private static final String LAYER = "layer 20";
    private static final Values ONE = new Values(Map.of("graphic", "one", "data.name", "A"));
    private static final Values ITSELF = new Values(Map.of("graphic", "itself", "layer", "20"));
    private static final Values THREE = new Values(Map.of("graphic", "three", "layer", "20"));

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private LinkServer server;

    @BeforeEach
    void open() throws Exception {
        var usual = Limits.Graphics.defaults();
        var quick = new Limits.Graphics(
                usual.maxGraphics(),
                usual.maxManifestBytes(),
                usual.maxFiles(),
                usual.maxFileBytes(),
                usual.maxDataChars(),
                usual.maxMessageBytes(),
                2,
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofMillis(50),
                Duration.ofMillis(1_500));
        server = LinkServer.open(Catalogue.read(Packages.kinds(folder), usual), quick);
        opened.add(server);
    }

    @AfterEach
    void close() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    private SimulatedPage page() {
        var page = SimulatedPage.open(server.link());
        opened.add(page);
        return page;
    }

    private RunningDevice<OgrafState, OgrafCommand> device(Start start) {
        var device = RunningDevice.start(TimeSource.system(), server.outputs().opener("main"), start);
        opened.add(device);
        return device;
    }

    private RunningDevice<OgrafState, OgrafCommand> ready() {
        var device = device(Start.quick());
        device.awaitState(State.READY);
        return device;
    }

    private static boolean isOnAir(SimulatedPage page, String graphic) {
        return page.layers().at("/20/air/graphic").stringValue("").equals(graphic);
    }

    @Test
    void anOutputThatNobodyHasOpenSaysWhereToOpenItAndIsThereWhenAPageComes() {
        var device = device(Start.usual());
        device.awaitState(State.FAILED);
        assertThat(device.runner().status().link().reason())
                .isEqualTo("no page is open at /output/main; open it in OBS, CasparCG or a browser");
        page();
        device.awaitState(State.READY);
    }

    @Test
    void whatIsTakenIsOnThePageAndWhatItSaysIsInTheTrace() {
        var page = page();
        var device = ready();
        assertThat(device.act(Verb.PREPARE, "a", ONE).kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(page.layers().at("/20/next/data").stringValue("")).isEqualTo("{\"name\":\"A\"}");
        assertThat(device.act(Verb.TAKE, "a").kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(isOnAir(page, "one")).isTrue();
        assertThat(page.ops()).containsExactly("clear", "load", "play");
        assertThat(device.runner().trace())
                .extracting(line -> line.direction() + " " + line.text())
                .anyMatch(line -> line.startsWith("OUT {\"op\":\"play\""))
                .anyMatch(line -> line.startsWith("IN {\"type\":\"ack\""));
    }

    /** A08: nobody knows whether it went on air; it is not sent again, and the page is asked when it is back. */
    @ParameterizedTest
    @EnumSource(names = {"DIE", "DIE_AFTER"})
    void A08_aPageThatGoesBeforeItConfirmsLeavesItUnknownAndNothingIsPlayedTwice(Reaction death) {
        var page = page();
        var device = ready();
        assertThat(device.act(Verb.PREPARE, "a", ONE).kind()).isEqualTo(Outcome.Kind.DONE);
        page.manner(message -> message.path("op").stringValue("").equals("play") ? death : Reaction.DO);
        var outcome = device.act(Verb.TAKE, "a");
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCONFIRMED);
        assertThat(outcome.detail()).startsWith("sent, not confirmed");
        assertThat(device.awaitStanding(LAYER, Certainty.UNKNOWN).detail()).contains("not confirmed");
        page.manner(_ -> Reaction.DO);
        page.dial();
        var standing = device.awaitStanding(LAYER, Certainty.CONFIRMED);
        assertThat(standing.stand().air()).isEmpty();
        assertThat(standing.stand().next()).isPresent();
        assertThat(page.ops().stream().filter("play"::equals)).hasSize(1);
        assertThat(device.act(Verb.TAKE, "a").kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(isOnAir(page, "one")).isTrue();
    }

    @Test
    void A08_aPageThatDidItAndWhoseLinkBrokeSaysSoAndIsLeftAlone() {
        var page = page();
        var device = ready();
        page.manner(message -> message.path("op").stringValue("").equals("play") ? Reaction.KEEP_SILENT : Reaction.DO);
        assertThat(device.act(Verb.TAKE, "a", ONE).kind()).isEqualTo(Outcome.Kind.UNCONFIRMED);
        device.awaitStanding(LAYER, Certainty.UNKNOWN);
        page.cut();
        page.dial();
        assertThat(device.awaitStanding(LAYER, Certainty.CONFIRMED).stand().air())
                .isPresent();
        assertThat(page.ops().stream().filter("play"::equals)).hasSize(1);
    }

    @Test
    void whatTheGraphicRefusesIsRefusedInItsOwnWordsAndWhatWasOnAirStays() {
        var page = page();
        var device = ready();
        assertThat(device.act(Verb.TAKE, "a", ONE).kind()).isEqualTo(Outcome.Kind.DONE);
        page.manner(_ -> Reaction.FAIL);
        assertThat(device.act(Verb.TAKE, "b", THREE))
                .isEqualTo(new Outcome(Outcome.Kind.REJECTED, "550 it was told to"));
        assertThat(isOnAir(page, "one")).isTrue();
        assertThat(device.awaitStanding(LAYER, Certainty.CONFIRMED)
                        .stand()
                        .isOnAir(RunningDevice.cause("a").item()))
                .isTrue();
    }

    @Test
    void whatGoesWrongLaterIsToldAndTheLayerIsClearedBeforeAnythingElseIsPlayed() {
        var page = page();
        var device = ready();
        device.act(Verb.TAKE, "a", ONE);
        page.fail(20, "550 no more");
        assertThat(device.awaitStanding(LAYER, Certainty.DIFFERS).detail()).isEqualTo("550 no more");
        assertThat(device.act(Verb.TAKE, "b", THREE).kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(page.ops()).endsWith("clear", "play");
    }

    @Test
    void whatLeavesByItselfIsOffAir() {
        var page = page();
        var device = ready();
        assertThat(device.act(Verb.TAKE, "a", ITSELF).kind()).isEqualTo(Outcome.Kind.DONE);
        device.awaitStanding(LAYER, Certainty.CONFIRMED);
        page.end(20);
        device.awaitNothingAt(LAYER);
        assertThat(page.ops()).doesNotContain("stop");
    }

    @Test
    void theLastStepIsTheEnd() {
        page();
        var device = ready();
        device.act(Verb.TAKE, "a", THREE);
        for (int step = 0; step < 3; step++) {
            assertThat(device.act(Verb.SIGNAL, "a").kind()).isEqualTo(Outcome.Kind.DONE);
        }
        device.awaitNothingAt(LAYER);
    }

    @Test
    void aPageThatIsReloadedGetsBackWhatIsOnAirWithoutAnotherCue() {
        var page = page();
        var device = ready();
        device.act(Verb.TAKE, "a", THREE);
        device.act(Verb.SIGNAL, "a");
        device.act(Verb.PREPARE, "b", ONE);
        page.kill();
        page.dial();
        soon().untilAsserted(() -> assertThat(isOnAir(page, "three")).isTrue());
        assertThat(page.layers().at("/20/air/step").intValue(-1)).isEqualTo(1);
        assertThat(page.layers().at("/20/next/graphic").stringValue("")).isEqualTo("one");
        device.awaitStanding(LAYER, Certainty.CONFIRMED);
        // All at once, and without the animation that a play has.
        assertThat(page.ops().stream().filter("play"::equals)).hasSize(1);
        assertThat(page.ops().stream().filter("sync"::equals)).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void whatWasTakenOffWhileThePageWasAwayDoesNotComeBackForAnInstant() {
        var page = page();
        var device = ready();
        device.act(Verb.TAKE, "a", ONE);
        page.kill();
        device.awaitState(State.FAILED);
        device.runner().clear(java.util.Optional.empty(), "panic");
        soon().until(() -> device.standing(LAYER)
                .filter(there -> there.stand().air().isEmpty())
                .isPresent());
        var before = page.ops().size();
        page.dial();
        device.awaitNothingAt(LAYER);
        assertThat(page.ops().subList(before, page.ops().size())).doesNotContain("play", "load");
        assertThat(page.layers().isEmpty()).isTrue();
    }

    @Test
    void whatLeftByItselfWhileThePageWasAwayIsNotPlayedAgain() {
        var page = page();
        var device = ready();
        device.act(Verb.TAKE, "a", ITSELF);
        page.kill();
        page.dial();
        device.awaitNothingAt(LAYER);
        assertThat(page.ops().stream().filter("play"::equals)).hasSize(1);
    }

    @Test
    void afterARestartOfTheGatewayAPageThatKeptThePictureIsLeftAsItIs() {
        var page = page();
        var first = ready();
        first.act(Verb.TAKE, "a", ONE);
        var stand = first.awaitStanding(LAYER, Certainty.CONFIRMED).stand();
        first.close();
        var plays = page.ops();
        var second = device(Start.quick().with(Map.of(LAYER, stand)));
        second.awaitStanding(LAYER, Certainty.CONFIRMED);
        assertThat(page.ops()).isEqualTo(plays);
        assertThat(isOnAir(page, "one")).isTrue();
    }

    @Test
    void twoPagesGetTheSameAndTheSecondTakesOverWhenTheFirstGoes() {
        var main = page();
        var device = ready();
        device.act(Verb.TAKE, "a", ONE);
        var backup = page();
        soon().untilAsserted(() -> assertThat(isOnAir(backup, "one")).isTrue());
        device.act(Verb.TAKE, "b", THREE);
        soon().untilAsserted(() -> assertThat(isOnAir(backup, "three")).isTrue());
        main.kill();
        soon().until(() -> server.outputs().statuses().getFirst().pages().size() == 1);
        assertThat(device.act(Verb.SIGNAL, "b").kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(backup.layers().at("/20/air/step").intValue(-1)).isEqualTo(1);
        assertThat(device.reports())
                .noneMatch(report -> report instanceof Report.Changed(var _, var status)
                        && status.link().state() == State.FAILED);
        device.awaitStanding(LAYER, Certainty.CONFIRMED);
    }

    @Test
    void theMainPagesAnswerCounts() {
        var main = page();
        var device = ready();
        var backup = page();
        soon().until(() -> server.outputs().statuses().getFirst().pages().size() == 2);
        backup.manner(_ -> Reaction.FAIL);
        assertThat(device.act(Verb.TAKE, "a", ONE).kind()).isEqualTo(Outcome.Kind.DONE);
        main.manner(_ -> Reaction.FAIL);
        backup.manner(_ -> Reaction.DO);
        assertThat(device.act(Verb.TAKE, "b", THREE).kind()).isEqualTo(Outcome.Kind.REJECTED);
    }

    @Test
    void oneMoreThanMayBeOpenIsSentAway() {
        page();
        page();
        var device = ready();
        var third = page();
        device.act(Verb.TAKE, "a", ONE);
        assertThat(third.ops()).isEmpty();
        assertThat(server.outputs().statuses().getFirst().pages()).hasSize(2);
    }

    @Test
    void aPreviewShowsWhatIsNextAndNothingElse() {
        page();
        var device = ready();
        var preview = SimulatedPage.open(java.net.URI.create(server.link() + "?preview"));
        opened.add(preview);
        device.act(Verb.TAKE, "a", ONE);
        device.act(Verb.PREPARE, "b", THREE);
        soon().untilAsserted(() -> assertThat(isOnAir(preview, "three")).isTrue());
        device.act(Verb.TAKE, "b", THREE);
        soon().until(() -> preview.layers().isEmpty());
        assertThat(server.outputs().statuses().getFirst().previews()).isEqualTo(1);
    }

    @Test
    void aPageThatHangsIsGivenUpAndTheOtherOneTakesOver() {
        var main = page();
        var device = ready();
        var backup = page();
        soon().until(() -> server.outputs().statuses().getFirst().pages().size() == 2);
        device.act(Verb.PREPARE, "a", ONE);
        main.hang();
        assertThat(device.act(Verb.TAKE, "a", ONE).kind()).isEqualTo(Outcome.Kind.UNCONFIRMED);
        soon().until(() -> server.outputs().statuses().getFirst().pages().size() == 1);
        // The one that is left has it on air, and its word counts now.
        assertThat(device.awaitStanding(LAYER, Certainty.CONFIRMED).stand().air())
                .isPresent();
        assertThat(backup.ops().stream().filter("play"::equals)).hasSize(1);
        assertThat(device.act(Verb.OUT, "a").kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(backup.layers().isEmpty()).isTrue();
    }

    @Test
    void panicClearsTheLayerAtOnce() {
        var page = page();
        var device = ready();
        device.act(Verb.TAKE, "a", ONE);
        device.act(Verb.PREPARE, "b", THREE);
        device.runner().clear(java.util.Optional.empty(), "panic");
        soon().until(() -> page.layers().isEmpty());
        assertThat(page.ops()).endsWith("load", "clear");
    }
}
