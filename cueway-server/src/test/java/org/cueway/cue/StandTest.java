package org.cueway.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What actions make of a place. Written as {@code air|next}: an item with {@code *} for held, {@code +n} for steps, {@code !n} for starts. */
final class StandTest {
    private static final Instant NOW = Instant.EPOCH;

    @ParameterizedTest
    @CsvSource(textBlock = """
            -|-,        prepare 1,          -|1
            -|1,        prepare 1,          is ready already
            -|1,        prepare 2,          -|2
            -|1,        take 1,             1|-
            -|1,        take 2,             2|1
            -|-,        take 1,             1|-
            1|-,        take 1,             is on air already
            1|-,        take 2,             2|-
            1|-,        prepare 1,          is on air already
            1|-,        prepare 2,          1|2
            1|2,        take 2,             2|-
            1|2,        out 1,              -|2
            1|2,        out 2,              1|-
            1|-,        out 2,              is not on air there
            1|-,        hold 1,             1*|-
            1*|-,       hold 1,             is held already
            1*|-,       take 1,             1|-
            1|-,        signal 1,           1+1|-
            1|2,        signal 2,           is not on air there
            1+1|-,      signal 1,           1+2|-
            1|-,        take 1 x=y,         1(x)|-
            1|-,        prepare 1 x=y,      1(x)|-
            -|1,        renew 1 x=y,        -|1(x)
            2|1,        renew 1 x=y,        2|1(x)
            -|1,        renew 1,            is ready as it is to be
            1|-,        renew 1 x=y,        is not ready there
            -|2,        renew 1 x=y,        is not ready there
            -|-,        renew 1 x=y,        is not ready there
            """)
    void anActionChangesThePlaceOrSaysWhyNot(String before, String action, String after) {
        assertThat(after(stand(before), action)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"restart, 1!1|-", "step, 1+1|-", "ignore, is on air already"})
    void whatTakingAgainMeansIsForTheRuleToSay(String again, String after) {
        assertThat(after(changed(Stand.IDLE, "take 1 " + again), "take 1 " + again))
                .isEqualTo(after);
    }

    @Test
    void armingIsApartFromWhatIsShown() {
        var armed = changed(stand("1|2"), "arm 1");
        assertThat(armed.armed()).isTrue();
        assertThat(text(armed)).isEqualTo("1|2");
        assertThat(after(armed, "arm 1")).isEqualTo("is armed already");
        assertThat(changed(armed, "disarm 1").armed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverHappensAnItemIsNeverOnAirAndNextAtOnceAndOutEndsIt(long seed) {
        var random = new Random(seed);
        var verbs = Verb.values();
        var stand = Stand.IDLE;
        for (int i = 0; i < 2_000; i++) {
            var action = action(verbs[random.nextInt(verbs.length)].word() + " " + random.nextInt(3)
                    + (random.nextInt(4) == 0 ? " x=" + random.nextInt(3) : ""));
            if (stand.after(action, NOW) instanceof Stand.Step.Changed(var next)) {
                assertThat(next).isNotEqualTo(stand);
                stand = next;
            }
            var now = stand;
            now.air()
                    .ifPresent(air -> assertThat(now.next()
                                    .filter(next -> next.isOf(air.cause().item())))
                            .isEmpty());
            if (action.verb() == Verb.OUT) {
                assertThat(now.has(action.cause().item())).isFalse();
            }
        }
    }

    private static String after(Stand before, String action) {
        return switch (before.after(action(action), NOW)) {
            case Stand.Step.Changed(var stand) -> text(stand);
            case Stand.Step.Nothing(var why) -> why;
        };
    }

    private static Stand changed(Stand before, String action) {
        return ((Stand.Step.Changed) before.after(action(action), NOW)).stand();
    }

    /** As somebody would have brought it about. */
    private static Stand stand(String text) {
        var parts = text.split("\\|");
        var stand = Stand.IDLE;
        if (!parts[0].equals("-")) {
            stand = changed(stand, "take " + parts[0].charAt(0));
            if (parts[0].endsWith("*")) stand = changed(stand, "hold " + parts[0].charAt(0));
            if (parts[0].contains("+")) stand = changed(stand, "signal " + parts[0].charAt(0));
        }
        return parts[1].equals("-") ? stand : changed(stand, "prepare " + parts[1]);
    }

    private static String text(Stand stand) {
        return stand.air().map(StandTest::text).orElse("-") + "|"
                + stand.next().map(StandTest::text).orElse("-");
    }

    private static String text(Playing playing) {
        var motion = playing.motion();
        return playing.cause().item().itemID()
                + (playing.values().text("x").isPresent() ? "(x)" : "")
                + (motion.held() ? "*" : "")
                + (motion.steps() > 0 ? "+" + motion.steps() : "")
                + (motion.starts() > 0 ? "!" + motion.starts() : "");
    }

    private static Action action(String text) {
        var words = text.split(" ");
        Map<String, String> values = words.length < 3
                ? Map.of()
                : words[2].startsWith("x=") ? Map.of("x", words[2].substring(2)) : Map.of("again", words[2]);
        var item = new ItemRef(Grid.RO1, "S1", words[1]);
        // That it may be taken again is a matter of the rule, so it is there the first time, too; here it is not
        // compared.
        return new Action(
                "main",
                Verb.valueOf(words[0].toUpperCase(Locale.ROOT)),
                new Cause(item, words[1], "test", true),
                new Values(values),
                new Due.Now());
    }
}
