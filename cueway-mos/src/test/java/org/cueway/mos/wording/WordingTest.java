package org.cueway.mos.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Vocabulary.Form;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.SupersededMessage.RoStat;
import org.cueway.mos.model.SupersededMessage.RoStoryAppend;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to peers that do not understand everything (R111, R145). Stories print as {@code A[1 2]}. */
class WordingTest {
    private static final List<Story> SHOW = stories("A[1] B[1 2 3] C[1] D[] E[1]");

    // ---- edits

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain   | append F[1]         | INSERT F
        plain   | insert D F[1] G[1]  | INSERT F G
        plain   | move A C E          | MOVE C E
        plain   | swap A C            | SWAP A C
        plain   | swapItems B 1 3     | SWAP 1 3
        octopus | append F[1]         | roStoryAppend F
        octopus | insert D F[1] G[1]  | roStoryInsert F G
        octopus | replace C C[1 2]    | roStoryReplace C C[1 2]
        octopus | move A C            | roStoryMove C
        octopus | move A C E          | roStoryMove C; roStoryMove E
        octopus | moveEnd A B         | roStoryMove A; roStoryMove B
        octopus | delete A D          | roStoryDelete A D
        octopus | swap A C            | roStoryMove A; roStoryMove C
        octopus | swap A B            | roStoryMove A
        octopus | swap E A            | roStoryMove A; roStoryMove E
        octopus | insertItem B 2 4    | roStoryReplace B B[1 4 2 3]
        octopus | deleteItems C 1     | roStoryReplace C C[]
        octopus | moveItems B 1 3     | roStoryReplace B B[3 1 2]
        octopus | swapItems B 1 3     | roStoryReplace B B[3 2 1]
        inews   | insert D F[] G[1]   | roStoryInsert G
        inews   | append F[]          | ''
        inews   | insertItem D '' 1   | roStoryInsert D
        inews   | deleteItems C 1     | roStoryDelete C
        inews   | move D A            | roStoryMove A
        inews   | move A D            | ''
        inews   | delete A D          | roStoryDelete A
        inews   | delete D            | ''
        inews   | replace C C[]       | roStoryDelete C
        """)
    void R111_anEditIsSaidInTheWordsThatThePeerKnows(String dialect, String edit, String said) {
        var action = action(edit);
        var words = Wording.of(action, edited(action), ready(dialect));
        assertThat(words.stream().map(WordingTest::brief).collect(Collectors.joining("; ")))
                .isEqualTo(said);
        assertThat(heard(words, SHOW, dialect)).isEqualTo(shown(edited(action).after(), dialect));
    }

    @Test
    void R111_itemsOfPeersWithOldItemMessagesAreSwappedByMovingThem() {
        var old = new Vocabulary(Form.SUPERSEDED, Form.CURRENT, true, true, true, true);
        var swap = action("swapItems B 1 3");
        assertThat(Wording.of(swap, edited(swap), with(old)).stream().map(WordingTest::brief))
                .containsExactly("roItemMoveMultiple 1", "roItemMoveMultiple 3");
        assertThat(said(old, "swap A C")).isEqualTo("roStorySwap A C");
        assertThat(said(old, "move A C E")).isEqualTo("roStoryMoveMultiple C E");
        assertThat(said(old, "insertItem B 2 4")).isEqualTo("roItemInsert 4");
        assertThat(said(old, "replaceItem B 2 4 5")).isEqualTo("roItemReplace 4 5");
        assertThat(said(old, "moveItems B 1 2 3")).isEqualTo("roItemMoveMultiple 2 3");
        assertThat(said(old, "deleteItems B 1 2")).isEqualTo("roItemDelete 1 2");
        var single = new Vocabulary(Form.CURRENT, Form.CURRENT, true, false, true, true);
        assertThat(said(single, "moveItems B 1 2 3")).isEqualTo("MOVE 2; MOVE 3");
    }

    @Test
    void R86_nothingSupersededIsSaidOnMos4() {
        var mos4 = ready("octopus").mos4();
        for (var edit : List.of("append F[1]", "swap A C", "insertItem B 2 4", "move A C E")) {
            var action = action(edit);
            assertThat(Wording.of(action, edited(action), mos4))
                    .isNotEmpty()
                    .noneMatch(SupersededMessage.class::isInstance);
        }
        assertThat(Wording.of(new RoStoryAppend("R", stories("F[1]")), mos4))
                .containsExactly(new InsertStories("R", new Position.End(), stories("F[1]")));
    }

    @Test
    void whatCanOnlyBeSaidByWhatItLeadsToIsNeverLeftOut() {
        assertThatThrownBy(() -> Wording.of(action("swap A C"), ready("octopus")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roElementAction SWAP without the stories before and after it");
        assertThat(Wording.of(action("swap A C"), ready("plain"))).hasSize(1);
        assertThat(Wording.of(action("move A C"), ready("octopus"))).hasSize(1);
        assertThatThrownBy(() -> Wording.of(action("move A C"), ready("inews")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R111_storiesWithoutItemsAreNotThereForThoseWhoDoNotTakeThem() {
        var create = new RoCreate("R", header(), SHOW);
        assertThat(Wording.of(create, ready("inews")))
                .containsExactly(new RoCreate("R", header(), stories("A[1] B[1 2 3] C[1] E[1]")));
        assertThat(Wording.of(create, ready("octopus"))).containsExactly(create);
        var none = new StoryText(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
        var unchanged = new Edited(SHOW, SHOW);
        assertThat(Wording.of(new RoStorySend("R", "D", none), unchanged, ready("inews")))
                .isEmpty();
        assertThat(Wording.of(new RoStorySend("R", "A", none), unchanged, ready("inews")))
                .hasSize(1);
        assertThat(Wording.of(new RoStorySend("R", "D", none), unchanged, ready("enps")))
                .hasSize(1);
    }

    @Test
    void whatNoPeerMisunderstandsGoesAsItIs() {
        for (var name : Dialects.NAMES) {
            assertThat(Wording.of(new ReqMachInfo(), ready(name))).containsExactly(new ReqMachInfo());
        }
    }

    // ---- statuses

    @ParameterizedTest
    @CsvSource({"PLAY, 1", "STOP, 0", "' stop', 0", "READY, 1", "NOT READY, 1", "DISCONNECTED, 1"})
    void R145_enpsHearsOfPlayingAndNotOfStopping(String status, int messages) {
        var stat = new RoElementStat(
                new Target.OneStory("R", "A"), Optional.empty(), Optional.empty(), status, Optional.empty());
        assertThat(Wording.of(stat, ready("enps"))).hasSize(messages);
        assertThat(Wording.of(stat, ready("plain"))).containsExactly(stat);
    }

    @Test
    void statusesAreSaidInTheMessagesThatThePeerKnows() {
        var old = with(new Vocabulary(Form.CURRENT, Form.SUPERSEDED, true, true, true, true));
        var time = Optional.of(new MosTime("2026-03-17T18:00:00Z"));
        var item = new Target.OneItem("R", "A", "1");
        assertThat(Wording.of(new RoElementStat(item, Optional.of("o"), Optional.of("VS1"), "PLAY", time), old))
                .containsExactly(new RoItemStat(item, Optional.of("o"), Optional.of("VS1"), "PLAY", time));
        assertThat(Wording.of(
                        new RoElementStat(new Target.WholeRo("R"), Optional.empty(), Optional.empty(), "READY", time),
                        old))
                .containsExactly(new RoStat("R", "READY", time));
        var story = new RoElementStat(new Target.OneStory("R", "A"), Optional.empty(), Optional.empty(), "PLAY", time);
        assertThat(Wording.of(story, old)).containsExactly(story);
        assertThat(Wording.of(new RoStat("R", "READY", time), ready("plain")))
                .containsExactly(
                        new RoElementStat(new Target.WholeRo("R"), Optional.empty(), Optional.empty(), "READY", time));
    }

    // ---- words for the tables

    private static String said(Vocabulary vocabulary, String edit) {
        var action = action(edit);
        return Wording.of(action, edited(action), with(vocabulary)).stream()
                .map(WordingTest::brief)
                .collect(Collectors.joining("; "));
    }

    private static Edited edited(RoElementAction action) {
        var newsroom = new Listener(SHOW);
        newsroom.hear(action);
        return new Edited(SHOW, newsroom.stories());
    }

    private static String heard(List<RoRequest> words, List<Story> told, String dialect) {
        var peer = new Listener(ready(dialect).writes().vocabulary().emptyStories() ? told : Edited.visible(told));
        words.forEach(peer::hear);
        return shown(peer.stories(), dialect);
    }

    private static String shown(List<Story> stories, String dialect) {
        return stories.stream()
                .filter(story -> ready(dialect).writes().vocabulary().emptyStories()
                        || !story.items().isEmpty())
                .map(WordingTest::brief)
                .collect(Collectors.joining(" "));
    }

    private static String brief(Story story) {
        return story.storyID() + story.items().stream().map(Item::itemID).collect(Collectors.joining(" ", "[", "]"));
    }

    private static String brief(RoRequest message) {
        var action = (RoElementAction) (message instanceof SupersededMessage old ? old.current() : message);
        var word = message instanceof SupersededMessage ? message.element() : action.operation();
        return word
                + " "
                + switch (action) {
                    case InsertStories(var _, var _, var added) ->
                        added.stream().map(Story::storyID).collect(Collectors.joining(" "));
                    case ReplaceStory(var _, var id, var added) ->
                        id + " " + added.stream().map(WordingTest::brief).collect(Collectors.joining(" "));
                    case MoveStories(var _, var _, var ids) -> String.join(" ", ids);
                    case DeleteStories(var _, var ids) -> String.join(" ", ids);
                    case SwapStories(var _, var one, var other) -> one + " " + other;
                    case InsertItems(var _, var _, var _, var added) -> ids(added);
                    case ReplaceItem(var _, var _, var _, var added) -> ids(added);
                    case MoveItems(var _, var _, var _, var ids) -> String.join(" ", ids);
                    case DeleteItems(var _, var _, var ids) -> String.join(" ", ids);
                    case SwapItems(var _, var _, var one, var other) -> one + " " + other;
                };
    }

    private static String ids(List<Item> items) {
        return items.stream().map(Item::itemID).collect(Collectors.joining(" "));
    }

    /** {@code insertItem STORY TARGET ITEM}; an empty target is {@code ''}. */
    private static RoElementAction action(String text) {
        var words = Arrays.asList(text.replace("''", "-").split(" "));
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "append" -> new InsertStories("R", new Position.End(), stories(String.join(" ", rest)));
            case "insert" ->
                new InsertStories(
                        "R", Position.of(rest.getFirst()), stories(String.join(" ", rest.subList(1, rest.size()))));
            case "replace" ->
                new ReplaceStory("R", rest.getFirst(), stories(String.join(" ", rest.subList(1, rest.size()))));
            case "move" -> new MoveStories("R", Position.of(rest.getFirst()), rest.subList(1, rest.size()));
            case "moveEnd" -> new MoveStories("R", new Position.End(), rest);
            case "delete" -> new DeleteStories("R", rest);
            case "swap" -> new SwapStories("R", rest.get(0), rest.get(1));
            case "insertItem" ->
                new InsertItems("R", rest.get(0), Position.of(rest.get(1).replace("-", "")), items(rest.get(2)));
            case "replaceItem" ->
                new ReplaceItem(
                        "R",
                        rest.get(0),
                        rest.get(1),
                        items(rest.subList(2, rest.size()).toArray(String[]::new)));
            case "moveItems" -> new MoveItems("R", rest.get(0), Position.of(rest.get(1)), rest.subList(2, rest.size()));
            case "deleteItems" -> new DeleteItems("R", rest.get(0), rest.subList(1, rest.size()));
            case "swapItems" -> new SwapItems("R", rest.get(0), rest.get(1), rest.get(2));
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** {@code A[1 2] B[]}. */
    static List<Story> stories(String text) {
        return Arrays.stream(text.split("(?<=]) "))
                .map(story -> story(
                        story.substring(0, story.indexOf('[')),
                        items(story.substring(story.indexOf('[') + 1, story.indexOf(']'))
                                .split(" "))))
                .toList();
    }

    static Story story(String id, List<Item> items) {
        return new Story(id, Optional.of("slug of " + id), Optional.empty(), List.of(), items, List.of());
    }

    static List<Item> items(String... ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> ids[i])
                .filter(id -> !id.isEmpty())
                .map(WordingTest::item)
                .toList();
    }

    static Item item(String id) {
        return new Item(
                id,
                Optional.empty(),
                Optional.of("object of " + id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static RoHeader header() {
        return new RoHeader(
                Optional.of("slug"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static Dialect ready(String name) {
        return Dialects.ready(name, ZoneOffset.UTC).orElseThrow();
    }

    static Dialect with(Vocabulary vocabulary) {
        var plain = Writes.STANDARD;
        return new Dialect(
                "test",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                Reads.plain(ZoneOffset.UTC, 128),
                new Writes(
                        plain.profileList(),
                        plain.times(),
                        vocabulary,
                        plain.maxTextChars(),
                        plain.statusWords(),
                        plain.playing(),
                        plain.refusalForm()));
    }
}
