package org.cueway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.cue.Cue;
import org.cueway.cue.CueOutcome.Given;
import org.cueway.cue.Cues;
import org.cueway.cue.Due;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.rundown.Item;
import org.cueway.rundown.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CueLinesTest {
    private static final Instant NOW = Instant.parse("2026-03-17T18:04:30Z");

    @Test
    void aCueIsALineForWhatIsWishedAndOneForEachStory() {
        var origin = new Origin.Message("roCtrl", "EXECUTE");
        assertThat(CueLines.of(given(Trigger.now(origin, Verb.TAKE, new Target.Whole()))))
                .isEqualTo("""
                        cue\ttake\tmessage\troCtrl\tEXECUTE\tnow\t
                        cued\tS1\t1
                        cued\tS2\t1\t2\t3
                        cued\tS3\t1
                        cued\tS4\t1""");
    }

    @Test
    void ofACueAboutReadinessTheItemsAreLeftOut() {
        var origin = new Origin.Message("roReadyToAir", "NOT READY");
        var lines = CueLines.of(given(Trigger.now(origin, Verb.DISARM, new Target.Whole())));
        assertThat(lines).isEqualTo("cue\tdisarm\tmessage\troReadyToAir\tNOT READY\tnow\t");
        assertThat(CueLines.read("airNotReady\n" + lines))
                .contains(new CueLines.Noted(Verb.DISARM, origin, new Due.Now(), List.of()));
    }

    @Test
    void whatANewerCuewayWroteIsNotGuessed() {
        assertThat(CueLines.read("")).isEmpty();
        assertThat(CueLines.read("storiesAdded\tS1")).isEmpty();
        assertThat(CueLines.read("cue\tvanish\tconsole\there\t\tnow\t")).isEmpty();
        assertThat(CueLines.read("cue\ttake\ttelepathy\there\t\tnow\t")).isEmpty();
        assertThat(CueLines.read("cue\ttake\tconsole\there\t\tsoon\t")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENEW") // nobody gives it
    void everyVerbComesBack(Verb verb) {
        var given = given(Trigger.now(new Origin.Api("::1"), verb, new Target.OneStory("S2")));
        assertThat(CueLines.read(CueLines.of(given)).orElseThrow().verb()).isEqualTo(verb);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheIdsWhatIsReadIsWhatWasWritten(long seed) {
        var random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 200; i++) {
            var origin = origin(random);
            var due = due(random);
            var cues = cues(random, due);
            var trigger = Trigger.now(origin, Verb.SIGNAL, new Target.Whole());
            var lines = CueLines.of(new Given(trigger, new Target.Whole(), due, cues));
            var items = cues.stream()
                    .map(cue -> new Target.OneItem(cue.storyID(), cue.item().itemID()))
                    .toList();
            assertThat(CueLines.read(lines)).contains(new CueLines.Noted(Verb.SIGNAL, origin, due, items));
            assertThat(lines.lines()).allMatch(CueLines::isOne);
        }
    }

    private static List<Cue> cues(RandomGenerator random, Due due) {
        var cues = new ArrayList<Cue>();
        for (int story = random.nextInt(4); story > 0; story--) {
            var storyID = story + text(random);
            for (int item = random.nextInt(4); item > 0; item--) {
                cues.add(new Cue(Verb.SIGNAL, storyID, item(text(random)), due));
            }
        }
        return cues;
    }

    private static Item item(String itemID) {
        return Samples.item(itemID);
    }

    private static Origin origin(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Origin.Console(text(random));
            case 1 -> new Origin.Api(text(random));
            default -> new Origin.Message(text(random), text(random));
        };
    }

    private static Due due(RandomGenerator random) {
        var time = NOW.plusNanos(random.nextLong(-5_000_000_000L, 5_000_000_000L));
        return Due.of(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(time), NOW);
    }

    /** What breaks lines, parts and escapes, and what people write. */
    private static String text(RandomGenerator random) {
        var parts = List.of("\t", "\n", "\\", "\\t", "t", "n", "cued", " ", "+3", "\u00e5", "\ud83d", ";R_5C0E");
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }

    private static Given given(Trigger trigger) {
        return (Given) Cues.of(Grid.held(Grid.BASE), trigger, NOW);
    }
}
