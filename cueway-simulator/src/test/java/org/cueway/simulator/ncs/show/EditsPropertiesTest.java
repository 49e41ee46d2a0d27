package org.cueway.simulator.ncs.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a newsroom does by chance, the show stays whole and everybody who reads the messages knows it. */
class EditsPropertiesTest {
    private static final int EDITS = 600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoeverReadsTheMessagesHoldsTheSameAsTheNewsroom(long seed) {
        var shows = Samples.evening();
        var reader = new PlainReader();
        for (var show : shows.list()) show.whole().forEach(message -> reader.take(Samples.overTheWire(message)));
        assertThat(reader.print()).isEqualTo(PlainReader.print(shows));
        var random = random(seed);
        for (int n = 0; n < EDITS; n++) {
            var edit = Edits.next(shows, random).orElseThrow();
            var kinds = edit.messages().stream().map(RoRequest::element).toList();
            for (var message : edit.messages()) reader.take(Samples.overTheWire(message));
            shows = edit.next();
            assertThat(reader.print()).as("edit %d, %s", n, kinds).isEqualTo(PlainReader.print(shows));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void theShowStaysHealthy(long seed) {
        var before = Samples.evening();
        var shows = before;
        var random = random(seed);
        for (int n = 0; n < EDITS; n++) {
            shows = Edits.next(shows, random).orElseThrow().next();
            var evening = shows.list().getFirst();
            assertThat(evening.stories()).hasSizeBetween(20, 30);
            for (var show : shows.list()) {
                assertThat(show.stories().stream().map(ScriptedStory::id)).doesNotHaveDuplicates();
                for (var story : show.stories()) {
                    assertThat(story.story().items().stream().map(Item::itemID)).doesNotHaveDuplicates();
                    assertThat(story.script()).isPresent();
                }
            }
            for (var show : before.list()) {
                var now = shows.find(show.roID()).orElseThrow();
                assertThat(ids(now)).containsAll(ids(show));
            }
        }
    }

    @Test
    void everyKindOfEditComesUp() {
        var shows = Samples.evening();
        var random = random(5);
        Set<String> seen = new TreeSet<>();
        for (int n = 0; n < EDITS; n++) {
            var edit = Edits.next(shows, random).orElseThrow();
            for (var message : edit.messages()) {
                seen.add(
                        message instanceof RoElementAction action
                                ? action.operation() + " " + action.getClass().getSimpleName()
                                : message.element());
            }
            shows = edit.next();
        }
        assertThat(seen)
                .containsExactly(
                        "DELETE DeleteItems",
                        "DELETE DeleteStories",
                        "INSERT InsertItems",
                        "INSERT InsertStories",
                        "MOVE MoveItems",
                        "MOVE MoveStories",
                        "REPLACE ReplaceItem",
                        "REPLACE ReplaceStory",
                        "SWAP SwapItems",
                        "SWAP SwapStories",
                        "roMetadataReplace",
                        "roReadyToAir",
                        "roStorySend");
    }

    @Test
    void theSameSeedMakesTheSameEdits() {
        assertThat(edited(42)).isEqualTo(edited(42)).isNotEqualTo(edited(43));
    }

    @Test
    void cuesInTheScriptShowTheItemsAsTheyAreInThePlaylist() {
        var shows = edited(7);
        for (var show : shows.list()) {
            for (var story : show.stories()) {
                var body = story.script().orElseThrow().body();
                var items = new HashSet<>(story.story().items());
                assertThat(items).as(story.id()).containsAll(body.items());
            }
        }
    }

    @Test
    void nothingToEditIsNoEdit() {
        assertThat(Edits.next(Shows.NONE, random(1))).isEmpty();
    }

    private static Shows edited(long seed) {
        var random = random(seed);
        var shows = Samples.evening();
        for (int n : IntStream.range(0, 200).toArray()) {
            shows = Edits.next(shows, random)
                    .orElseThrow(() -> new AssertionError("edit " + n))
                    .next();
        }
        return shows;
    }

    private static List<String> ids(Show show) {
        return show.stories().stream().map(ScriptedStory::id).collect(Collectors.toList());
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
