package org.cueway.device.ograf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.Placing;
import org.cueway.device.RunningDevice;
import org.cueway.device.ograf.OgrafState.Run;
import org.cueway.device.ograf.OgrafState.Shown;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.simulator.device.ograf.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent for what (device-protocols §4.4), as tables, and for anything at all. */
class OgrafDiffTest {
    private static final String PLACE = "layer 10";

    @TempDir
    private static Path folder;

    private static OgrafDriver driver;
    private static OgrafDiff diff;

    @BeforeAll
    static void read() {
        var limits = Limits.Graphics.defaults();
        var catalogue = Catalogue.read(Packages.kinds(folder), limits);
        diff = new OgrafDiff(shown -> catalogue.find(shown.graphic()));
        var output = new Output(
                new Outputs.Spec("main", 1920, 1080), new Editions(() -> catalogue), limits, TimeSource.system());
        driver = new OgrafDriver(output, limits.maxDataChars(), RunningDevice.deaf());
    }

    private static Shown shown(String graphic, int step) {
        return new Shown("i-" + graphic, graphic, "{}", new Run(step, false, 0));
    }

    private static OgrafState air(Shown shown) {
        return new OgrafState(Optional.of(shown), Optional.empty(), false);
    }

    private static List<String> commands(OgrafState before, OgrafState after) {
        return words(driver.diff(PLACE, Optional.of(before), after));
    }

    private static List<String> words(List<OgrafCommand> commands) {
        return commands.stream()
                .map(command -> switch (command) {
                    case OgrafCommand.Load(var _, var shown, var _) -> "load " + shown.graphic();
                    case OgrafCommand.Play(var _, var shown, var _, boolean skip) ->
                        "play " + shown.graphic() + " " + shown.run().step() + (skip ? " skip" : "");
                    case OgrafCommand.Update(var _, var _, var data) -> "update " + data;
                    case OgrafCommand.Step(var _, var _, int to) -> "step " + to;
                    case OgrafCommand.Hold(var _, var _, boolean _, var action) -> "hold " + action;
                    case OgrafCommand.Stop _ -> "stop";
                    case OgrafCommand.Drop _ -> "drop";
                    case OgrafCommand.Clear _ -> "clear";
                })
                .toList();
    }

    /** §4.4: stepCount | EXECUTE | SIGNAL | STOP. */
    @ParameterizedTest
    @CsvSource({
        "itself, play itself 0, '', stop", // 0: playAction, leaves by itself | ignored | stopAction
        "one, play one 0, '', stop", // 1: playAction → 0 | ignored | stopAction
        "three, play three 0, step 1, stop", // n: playAction → 0 | playAction → 1 … | stopAction
        "endless, play endless 0, step 1, stop" // -1: playAction | playAction | stopAction
    })
    void executeSignalAndStopAreWhatTheStepCountSays(String graphic, String execute, String signal, String stop) {
        var taken = stand(graphic, 0, 0, false);
        assertThat(commands(OgrafState.NOTHING, driver.wanted(taken))).containsExactly(execute);
        assertThat(String.join(", ", commands(driver.wanted(taken), driver.wanted(stand(graphic, 1, 0, false)))))
                .isEqualTo(signal);
        assertThat(commands(driver.wanted(taken), driver.wanted(Stand.IDLE))).containsExactly(stop);
    }

    @Test
    void theLastSignalPlaysTheGraphicToItsEndAndThenNothingIsLeftToStop() {
        var last = driver.wanted(stand("three", 2, 0, false));
        var over = driver.wanted(stand("three", 3, 0, false));
        assertThat(commands(last, over)).containsExactly("step 3");
        assertThat(driver.wanted(stand("three", 7, 0, false))).isEqualTo(over);
        assertThat(commands(OgrafState.NOTHING, over)).isEmpty();
    }

    @Test
    void aRestartPlaysItAnewAndAHoldIsACustomActionOfThoseThatHaveOne() {
        assertThat(commands(driver.wanted(stand("one", 0, 0, false)), driver.wanted(stand("one", 0, 1, false))))
                .containsExactly("play one 0");
        var held = driver.wanted(stand("three", 0, 0, true));
        assertThat(commands(driver.wanted(stand("three", 0, 0, false)), held)).containsExactly("hold hold");
        assertThat(commands(held, driver.wanted(stand("three", 0, 0, false)))).containsExactly("hold resume");
        assertThat(driver.wanted(stand("one", 0, 0, true))).isEqualTo(driver.wanted(stand("one", 0, 0, false)));
    }

    @Test
    void anotherGraphicOnTheSameLayerIsPlayedInPlaceOfTheOneThatIsThereAndWhatIsReadyIsNotLoadedAgain() {
        var ready = new OgrafState(Optional.of(shown("one", 0)), Optional.of(shown("three", 0)), false);
        assertThat(commands(air(shown("one", 0)), ready)).containsExactly("load three");
        assertThat(commands(ready, air(shown("three", 0)))).containsExactly("play three 0");
        assertThat(commands(ready, air(shown("endless", 0)))).containsExactly("play endless 0", "drop");
    }

    @Test
    void changedDataIsGivenToWhatIsOnAirAndToWhatIsReady() {
        var other = new Shown("i-one", "one", "{\"name\":\"B\"}", Run.START);
        assertThat(commands(air(shown("one", 0)), air(other))).containsExactly("update {\"name\":\"B\"}");
        assertThat(commands(
                        new OgrafState(Optional.empty(), Optional.of(shown("one", 0)), false),
                        new OgrafState(Optional.empty(), Optional.of(other), false)))
                .containsExactly("update {\"name\":\"B\"}");
    }

    @Test
    void ofAnUnknownLayerEverythingIsTakenOffAtOnceAndAPanicDoesNoMore() {
        assertThat(words(driver.diff(PLACE, Optional.empty(), OgrafState.NOTHING)))
                .containsExactly("clear");
        assertThat(words(driver.diff(PLACE, Optional.empty(), air(shown("three", 2)))))
                .containsExactly("clear", "play three 2");
    }

    @Test
    void aPageThatWasJustOpenedGetsWhatIsMissingWithoutAnimation() {
        assertThat(commands(OgrafState.BARE, air(shown("three", 1)))).containsExactly("play three 1 skip");
    }

    @Test
    void onlyWhatPutsSomethingOnAirIsNeverSentTwice() {
        var from = new OgrafState(Optional.of(shown("three", 0)), Optional.of(shown("one", 0)), false);
        var to = new OgrafState(
                Optional.of(new Shown("i-three", "three", "{\"a\":\"b\"}", new Run(1, true, 0))),
                Optional.empty(),
                false);
        assertThat(driver.diff(PLACE, Optional.of(from), to))
                .extracting(OgrafCommand::isAbsolute)
                .containsExactly(true, false, false, true); // update, step, hold, drop
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graphic=one                          | layer 20",
                "graphic=three                        | layer 10",
                "graphic=one;layer=7                  | layer 7",
                "graphic=one;layer=007                | layer 7",
                "graphic=one;layer=x                  | layer: expected 0 to 999, found \"x\"",
                "graphic=one;layer=1000               | layer: expected 0 to 999, found \"1000\"",
                "layer=1                              | graphic: expected one of endless, itself, large, one, three, typed, or the folder of one, found nothing",
                "graphic=nobody                       | graphic: expected one of endless, itself, large, one, three, typed, or the folder of one, found \"nobody\"",
                "graphic=large                        | graphic large: expected a picture of 3840 to 2147483647 by 0 to 2147483647, found 1920 by 1080",
                "graphic=typed;data.count=x           | data.count: expected integer, found \"x\"",
                "graphic=typed;data.count=1.5         | data.count: expected integer, found \"1.5\"",
                "graphic=typed;data.count=12          | layer 10"
            })
    void valuesHaveAPlaceOrSayWhatWasExpected(String values, String expected) {
        var texts = new java.util.TreeMap<String, String>();
        for (var each : values.strip().split(";")) texts.put(each.split("=")[0], each.split("=")[1]);
        var place = driver.place(new Values(texts));
        assertThat(place instanceof Placing.At(var at) ? at : ((Placing.Impossible) place).why())
                .isEqualTo(expected.strip());
    }

    @Test
    void dataHasTheTypesOfTheSchema() {
        var values = new Values(Map.of(
                "graphic",
                "typed",
                "data.count",
                "7",
                "data.on",
                "true",
                "data.items",
                "a\n\n b \n",
                "data.person.age",
                "41.5",
                "data.other",
                "7"));
        assertThat(driver.wanted(taken("a", values, Playing.Motion.START))
                        .air()
                        .orElseThrow()
                        .data())
                .isEqualTo(
                        "{\"count\":7,\"items\":[\"a\",\"b\"],\"on\":true,\"other\":\"7\",\"person\":{\"age\":41.5}}");
    }

    private static Stand stand(String graphic, int steps, int starts, boolean held) {
        return taken("a", new Values(Map.of("graphic", graphic)), new Playing.Motion(held, steps, starts));
    }

    private static Stand taken(String item, Values values, Playing.Motion motion) {
        var playing = new Playing(RunningDevice.cause(item), values, motion, Instant.EPOCH);
        return new Stand(Optional.of(playing), Optional.empty(), false);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** A page that was in one state is, after the commands, in the other; and no command is needed to stay. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPageIsAfterTheCommandsAsItWasWanted(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var stage = new Stage();
        var before = OgrafState.NOTHING;
        for (int n = 0; n < 12; n++) {
            var after = state(random);
            var from = random.nextInt(8) == 0 ? Optional.<OgrafState>empty() : Optional.of(before);
            for (var command : driver.diff(PLACE, from, after)) stage.act(command.json());
            var there = Wire.layers(stage.layers()).getOrDefault(10, OgrafState.NOTHING);
            assertThat(there).isEqualTo(visible(after));
            assertThat(driver.diff(PLACE, Optional.of(after), after)).isEmpty();
            assertThat(driver.diff(PLACE, Optional.of(there), after)).isEmpty();
            before = random.nextBoolean() ? after : there;
        }
    }

    /** What has been played to its end is not there. */
    private static OgrafState visible(OgrafState state) {
        return new OgrafState(state.air().filter(shown -> !diff.isOver(shown)), state.next(), false);
    }

    private static OgrafState state(RandomGenerator random) {
        var items = List.of("a", "b", "c");
        var air = items.get(random.nextInt(3));
        var next = items.get(random.nextInt(3));
        return new OgrafState(
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(air, random, true)),
                random.nextInt(2) == 0 || next.equals(air) ? Optional.empty() : Optional.of(any(next, random, false)),
                false);
    }

    /** An item has always the same graphic, and any data; one without steps is left out, since it leaves by itself. */
    private static Shown any(String item, RandomGenerator random, boolean onAir) {
        var graphic = Map.of("a", "one", "b", "three", "c", "endless").get(item);
        int step = onAir && !graphic.equals("one") ? random.nextInt(4) : 0;
        boolean held = onAir && graphic.equals("three") && step < 3 && random.nextBoolean();
        int starts = onAir && random.nextInt(4) == 0 ? 1 : 0;
        return new Shown(item, graphic, "{\"n\":" + random.nextInt(2) + "}", new Run(step, held, starts));
    }
}
