package org.cueway.mos.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Vocabulary.Form;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a peer understands, in the end it has what the newsroom has; the seed in the test's name makes it happen again. */
class WordingPropertiesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void R111_everyPeerEndsUpWithTheSameStories(long seed) {
        var random = new Random(seed);
        var vocabulary = new Vocabulary(
                random.nextBoolean() ? Form.CURRENT : Form.SUPERSEDED,
                Form.CURRENT,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
        var dialect = WordingTest.with(vocabulary);
        var newsroom = new Listener(show(random));
        var peer = new Listener(known(newsroom.stories(), vocabulary));
        for (int i = 0; i < 60; i++) {
            var before = newsroom.stories();
            var action = action(random, before, i);
            newsroom.hear(action);
            for (var said : Wording.of(action, new Edited(before, newsroom.stories()), dialect)) {
                peer.hear(said);
                var current = said instanceof SupersededMessage old ? old.current() : said;
                assertThat(said instanceof SupersededMessage).isEqualTo(vocabulary.edits() == Form.SUPERSEDED);
                assertThat(isUnderstood((RoElementAction) current, vocabulary))
                        .as("%s for %s", said, vocabulary)
                        .isTrue();
            }
            assertThat(peer.stories())
                    .as("%s for %s", action, vocabulary)
                    .isEqualTo(known(newsroom.stories(), vocabulary));
        }
    }

    private static List<Story> known(List<Story> stories, Vocabulary vocabulary) {
        return vocabulary.emptyStories() ? stories : Edited.visible(stories);
    }

    private static boolean isUnderstood(RoElementAction action, Vocabulary vocabulary) {
        return switch (action) {
            case InsertStories(var _, var _, var added) ->
                known(added, vocabulary).equals(added);
            case ReplaceStory(var _, var _, var added) ->
                known(added, vocabulary).equals(added);
            case DeleteStories _ -> true;
            case MoveStories(var _, var _, var ids) -> ids.size() == 1 || vocabulary.moveMultiple();
            case SwapStories _ -> vocabulary.swap();
            case InsertItems _, ReplaceItem _, DeleteItems _ -> vocabulary.itemEdits();
            case MoveItems(var _, var _, var _, var ids) ->
                vocabulary.itemEdits() && (ids.size() == 1 || vocabulary.moveMultiple());
            case SwapItems _ -> vocabulary.itemEdits() && vocabulary.swap();
        };
    }

    private static List<Story> show(Random random) {
        return IntStream.range(0, 8)
                .mapToObj(i -> WordingTest.story("S" + i, items(random)))
                .toList();
    }

    private static List<Item> items(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> WordingTest.item("" + (i + 1)))
                .toList();
    }

    private static RoElementAction action(Random random, List<Story> now, int number) {
        var ids = new ArrayList<>(now.stream().map(Story::storyID).toList());
        Collections.shuffle(ids, random);
        var fresh = WordingTest.story("N" + number, items(random));
        if (ids.size() < 4) return new InsertStories("R", new Position.End(), List.of(fresh));
        var storyID = ids.getFirst();
        var items = new ArrayList<>(now.stream()
                .filter(story -> story.storyID().equals(storyID))
                .flatMap(story -> story.items().stream().map(Item::itemID))
                .toList());
        Collections.shuffle(items, random);
        var added = List.of(WordingTest.item("i" + number));
        int kind = random.nextInt(10);
        if (kind < 4 || items.size() < 2) return onStories(random, kind, ids, fresh);
        return switch (kind) {
            case 4 -> new InsertItems("R", storyID, place(random, items.getFirst()), added);
            case 5 -> new ReplaceItem("R", storyID, items.getFirst(), added);
            case 6 -> new DeleteItems("R", storyID, items);
            case 7 -> new SwapItems("R", storyID, items.get(0), items.get(1));
            default -> new MoveItems("R", storyID, place(random, items.getFirst()), items.subList(1, items.size()));
        };
    }

    private static RoElementAction onStories(Random random, int kind, List<String> ids, Story fresh) {
        return switch (kind) {
            case 0 -> new InsertStories("R", place(random, ids.getFirst()), List.of(fresh));
            case 1 ->
                new ReplaceStory("R", ids.getFirst(), List.of(fresh, WordingTest.story(ids.getFirst(), items(random))));
            case 2 -> new DeleteStories("R", ids.subList(0, 1 + random.nextInt(2)));
            case 3 -> new SwapStories("R", ids.get(0), ids.get(1));
            case 4 ->
                new InsertItems(
                        "R", ids.getFirst(), new Position.End(), List.of(WordingTest.item("of " + fresh.storyID())));
            default -> new MoveStories("R", place(random, ids.getFirst()), ids.subList(1, 2 + random.nextInt(2)));
        };
    }

    private static Position place(Random random, String id) {
        return random.nextInt(3) == 0 ? new Position.End() : new Position.Before(id);
    }
}
