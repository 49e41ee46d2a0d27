package org.cueway.rundown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds after any sequence of edits, whatever they are. The seed in a test's name reproduces it. */
final class RundownPropertiesTest {
    private static final int EDITS = 120;

    static LongStream seeds() {
        return LongStream.range(0, 250);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void R31_idsStayUniqueInTheirScope(long seed) {
        play(seed, (edit, outcome) -> {
            if (outcome instanceof Outcome.Applied(Slot.Held(Rundown rundown), var _)) {
                var stories = new HashSet<String>();
                for (Story story : rundown.stories()) {
                    assertThat(stories.add(story.storyID())).isTrue();
                    var items = new HashSet<String>();
                    story.items()
                            .forEach(
                                    item -> assertThat(items.add(item.itemID())).isTrue());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void R106_R110_orderIsThatOfAPlainListOrNothingChanged(long seed) {
        var model = new ListModel();
        play(seed, (edit, outcome) -> {
            boolean taken = model.take(edit);
            assertThat(outcome instanceof Outcome.Applied).as("%s", edit).isEqualTo(taken);
            if (outcome instanceof Outcome.Applied(Slot next, var _)) {
                assertThat(orderOf(next)).as("%s", edit).isEqualTo(model.order());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsNameExactlyTheStoriesThatCameAndWent(long seed) {
        var known = new HashSet<String>();
        play(seed, (edit, outcome) -> {
            if (outcome instanceof Outcome.Applied(Slot next, var events)) {
                for (Event event : events) {
                    follow(known, event, next);
                }
                assertThat(known)
                        .as("%s", edit)
                        .isEqualTo(new HashSet<>(orderOf(next).keySet()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void R25_R62_theSameDescriptionAgainChangesNothing(long seed) {
        var generator = new RundownGenerator(new Random(seed));
        var put = generator.put();
        Slot slot = ((Outcome.Applied) Rundowns.apply(new Slot.Empty(RundownGenerator.ID), put)).next();
        for (int i = 0; i < 20; i++) {
            if (Rundowns.apply(slot, generator.edit()) instanceof Outcome.Applied(Slot.Held held, var _)) {
                slot = held;
            }
        }
        var once = ((Outcome.Applied) Rundowns.apply(slot, put)).next();
        var twice = (Outcome.Applied) Rundowns.apply(once, put);
        assertThat(twice.events()).isEmpty();
        assertThat(((Slot.Held) twice.next()).rundown()).isSameAs(((Slot.Held) once).rundown());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChangeWithoutEventIsNone(long seed) {
        var before = new Slot[] {new Slot.Empty(RundownGenerator.ID)};
        play(seed, (edit, outcome) -> {
            if (outcome instanceof Outcome.Applied(Slot next, var events)) {
                assertThat(events.isEmpty()).as("%s", edit).isEqualTo(next.equals(before[0]));
                before[0] = next;
            }
        });
    }

    private static void follow(Set<String> known, Event event, Slot next) {
        switch (event) {
            case Event.Created() -> known.addAll(orderOf(next).keySet());
            case Event.Deleted() -> known.clear();
            case Event.StoriesAdded(var ids) -> assertThat(known.addAll(ids)).isTrue();
            case Event.StoriesRemoved(var ids) ->
                assertThat(known.removeAll(ids)).isTrue();
            case Event.StoryChanged(var id) -> assertThat(known).contains(id);
            case Event.HeaderChanged(), Event.AirChanged _, Event.StoriesReordered(), Event.StatusChanged _ -> {}
        }
    }

    /** What is to be looked at after each edit. */
    private interface Look {
        void at(Edit edit, Outcome outcome);
    }

    private static void play(long seed, Look look) {
        var generator = new RundownGenerator(new Random(seed));
        Slot slot = new Slot.Empty(RundownGenerator.ID);
        for (int i = 0; i < EDITS; i++) {
            var edit = generator.edit();
            var outcome = Rundowns.apply(slot, edit);
            look.at(edit, outcome);
            if (outcome instanceof Outcome.Applied(Slot next, var _)) {
                slot = next;
            }
        }
    }

    private static Map<String, List<String>> orderOf(Slot slot) {
        var order = new LinkedHashMap<String, List<String>>();
        if (slot instanceof Slot.Held(Rundown rundown)) {
            rundown.stories()
                    .forEach(story -> order.put(
                            story.storyID(),
                            story.items().stream().map(Item::itemID).toList()));
        }
        return order;
    }

    /** The same edits on plain lists of IDs, written without looking at the code under test. */
    private static final class ListModel {
        private record Node(String id, List<String> items) {}

        private List<Node> nodes = new ArrayList<>();
        private boolean held;

        Map<String, List<String>> order() {
            var order = new LinkedHashMap<String, List<String>>();
            nodes.forEach(node -> order.put(node.id(), node.items()));
            return order;
        }

        boolean take(Edit edit) {
            if (edit instanceof Edit.Put put) {
                held = true;
                nodes = copies(put.stories());
                return true;
            }
            if (!held) {
                return false;
            }
            return switch (edit) {
                case Edit.Put _ -> throw new AssertionError("handled above");
                case Edit.Delete() -> {
                    held = false;
                    nodes.clear();
                    yield true;
                }
                case Edit.MergeHeader _, Edit.SetAir _ -> true;
                case Edit.InsertStories(var place, var added) -> insertStories(place, copies(added));
                case Edit.ReplaceStory(var id, var added) -> replaceStory(id, copies(added));
                case Edit.MoveStories(var place, var ids) -> {
                    var order = storyOrder();
                    yield moved(order, place, ids) && arrange(order);
                }
                case Edit.DeleteStories(var ids) -> {
                    var order = storyOrder();
                    yield deleted(order, ids) && arrange(order);
                }
                case Edit.SwapStories(var ids) -> {
                    var order = storyOrder();
                    yield swapped(order, ids) && arrange(order);
                }
                case Edit.InsertItems(var story, var place, var added) ->
                    known(story) && inserted(itemsOf(story), place, ids(added));
                case Edit.ReplaceItem(var story, var id, var added) ->
                    known(story) && replaced(itemsOf(story), id, ids(added));
                case Edit.MoveItems(var story, var place, var ids) -> known(story) && moved(itemsOf(story), place, ids);
                case Edit.DeleteItems(var story, var ids) -> known(story) && deleted(itemsOf(story), ids);
                case Edit.SwapItems(var story, var ids) -> known(story) && swapped(itemsOf(story), ids);
                case Edit.SendStory send -> known(send.storyID());
                case Edit.SetStatus(var target, var _) -> known(target);
            };
        }

        private boolean insertStories(Place place, List<Node> added) {
            var order = storyOrder();
            return wellFormed(added)
                    && inserted(order, place, added.stream().map(Node::id).toList())
                    && nodes.addAll(added)
                    && arrange(order);
        }

        private boolean replaceStory(String id, List<Node> added) {
            var order = storyOrder();
            if (!wellFormed(added)
                    || !replaced(order, id, added.stream().map(Node::id).toList())) {
                return false;
            }
            nodes.removeIf(node -> node.id().equals(id));
            nodes.addAll(added);
            return arrange(order);
        }

        private static boolean inserted(List<String> order, Place place, List<String> added) {
            if (new HashSet<>(added).size() < added.size() || added.stream().anyMatch(order::contains)) {
                return false;
            }
            if (place instanceof Place.Before(String target) && !order.contains(target)) {
                return false;
            }
            order.addAll(place instanceof Place.Before(String target) ? order.indexOf(target) : order.size(), added);
            return true;
        }

        private static boolean replaced(List<String> order, String id, List<String> added) {
            if (!order.contains(id) || new HashSet<>(added).size() < added.size()) {
                return false;
            }
            if (added.stream().anyMatch(other -> !other.equals(id) && order.contains(other))) {
                return false;
            }
            int at = order.indexOf(id);
            order.remove(at);
            order.addAll(at, added);
            return true;
        }

        private static boolean moved(List<String> order, Place place, List<String> ids) {
            if (new HashSet<>(ids).size() < ids.size() || !order.containsAll(ids)) {
                return false;
            }
            if (place instanceof Place.Before(String target) && (ids.contains(target) || !order.contains(target))) {
                return false;
            }
            order.removeAll(ids);
            order.addAll(place instanceof Place.Before(String target) ? order.indexOf(target) : order.size(), ids);
            return true;
        }

        private static boolean deleted(List<String> order, List<String> ids) {
            return new HashSet<>(ids).size() == ids.size() && order.containsAll(ids) && order.removeAll(ids);
        }

        private static boolean swapped(List<String> order, List<String> ids) {
            if (ids.get(0).equals(ids.get(1)) || !order.containsAll(ids)) {
                return false;
            }
            int one = order.indexOf(ids.get(0));
            int other = order.indexOf(ids.get(1));
            order.set(one, ids.get(1));
            order.set(other, ids.get(0));
            return true;
        }

        private boolean known(Target target) {
            return switch (target) {
                case Target.Whole() -> true;
                case Target.OneStory(var story) -> known(story);
                // R147: an item 0 that is not there means the story.
                case Target.OneItem(var story, var item) ->
                    known(story) && (itemsOf(story).contains(item) || item.equals("0"));
            };
        }

        private boolean known(String story) {
            return storyOrder().contains(story);
        }

        private List<String> itemsOf(String story) {
            return nodes.stream()
                    .filter(node -> node.id().equals(story))
                    .findFirst()
                    .orElseThrow()
                    .items();
        }

        private List<String> storyOrder() {
            return new ArrayList<>(nodes.stream().map(Node::id).toList());
        }

        private boolean arrange(List<String> order) {
            var arranged = new ArrayList<Node>();
            for (String id : order) {
                nodes.stream().filter(node -> node.id().equals(id)).findFirst().ifPresent(arranged::add);
            }
            nodes = arranged;
            return true;
        }

        private static boolean wellFormed(List<Node> added) {
            return added.stream()
                    .allMatch(node ->
                            new HashSet<>(node.items()).size() == node.items().size());
        }

        private static List<Node> copies(List<Story> stories) {
            return new ArrayList<>(stories.stream()
                    .map(story -> new Node(story.storyID(), new ArrayList<>(ids(story.items()))))
                    .toList());
        }

        private static List<String> ids(List<Item> items) {
            return items.stream().map(Item::itemID).toList();
        }
    }
}
