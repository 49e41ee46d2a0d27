package org.cueway.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cueway.rundown.Air;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target.OneItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has to be told what about items that need objects of ours. */
final class ReadinessTest {
    private static final String MOS_ID = "gateway.example.mos";
    private static final RundownId RO1 = new RundownId("north", "RO1");
    private static final ObjectId X = ObjectId.ours(MOS_ID, "X");
    private static final OneItem ITEM = new OneItem("S1", "1");

    private final Readiness readiness = new Readiness(Set.of(MOS_ID));

    @Test
    void whatTheAnswerSaidIsNotSaidAgain() {
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of(ITEM));
        assertThat(readiness.tell()).isEmpty();
    }

    @Test
    void whenTheObjectArrivesItsItemsAreReadyAndThatIsSaidOnce() {
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of(ITEM));
        readiness.object(X, true);
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", true));
        assertThat(readiness.tell()).isEmpty();
        readiness.object(X, true);
        assertThat(readiness.tell()).isEmpty();
    }

    @Test
    void whenTheObjectGoesItsItemsAreNotReadyAndThatIsSaidOnce() {
        readiness.object(X, true);
        assertThat(readiness.tell()).isEmpty();
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of());
        assertThat(readiness.tell()).isEmpty();
        readiness.object(X, false);
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", false));
        assertThat(readiness.tell()).isEmpty();
    }

    @Test
    void whatNoAnswerCouldSayIsSaidByStatus() {
        // As after roList, which is not answered.
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of());
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", false));
    }

    @Test
    void anAnswerThatWasMadeJustBeforeTheObjectCameIsPutRight() {
        readiness.object(X, true);
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of(ITEM));
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", true));
    }

    @Test
    void itemsOfOtherDevicesAndThoseWithoutObjectOrIdAreNobodysBusiness() {
        var foreign = new Item(
                "1", Optional.of("X"), Optional.of("other.mos"), Fields.NONE, List.of(), List.of(), Optional.empty());
        var live = new Item(
                "2", Optional.of(""), Optional.of(MOS_ID), Fields.NONE, List.of(), List.of(), Optional.empty());
        readiness.rundown(rundown(RO1, foreign, live, item("", "X")), Set.of());
        assertThat(readiness.tell()).isEmpty();
    }

    @Test
    void anItemThatTakesAnotherObjectIsJudgedByThat() {
        readiness.object(X, true);
        assertThat(readiness.tell()).isEmpty();
        readiness.rundown(rundown(RO1, item("1", "Y")), Set.of(ITEM));
        assertThat(readiness.tell()).isEmpty();
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of());
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", true));
    }

    @Test
    void afterARestartOnlyWhatANewsroomHasNotHeardIsSaid() {
        var southern = new RundownId("south", "RO1");
        readiness.object(X, true);
        readiness.rundown(rundown(RO1, item("1", "X")), Set.of());
        readiness.rundown(rundown(southern, item("1", "X"), item("2", "Y")), Set.of());
        readiness.believed();
        assertThat(readiness.tell()).isEmpty();
        readiness.unheard("north", X);
        assertThat(readiness.tell()).containsExactly(tell(RO1, "X", true));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inTheEndEveryNewsroomBelievesWhatIsSoAndNothingIsSaidTwice(int seed) {
        var random = new SplittableRandom(seed);
        var held = new HashSet<ObjectId>();
        var rundowns = new HashMap<RundownId, Rundown>();
        var believed = new HashMap<List<Object>, Boolean>();
        var changed = new HashSet<Object>();
        for (int step = 0; step < 100; step++) {
            var id = new RundownId(random.nextBoolean() ? "north" : "south", "RO" + random.nextInt(2));
            switch (random.nextInt(4)) {
                case 0 -> {
                    var object = ObjectId.ours(MOS_ID, "O" + random.nextInt(3));
                    boolean there = random.nextBoolean();
                    readiness.object(object, there);
                    changed.add(object.objID());
                    if (there) held.add(object);
                    else held.remove(object);
                }
                case 1 -> {
                    readiness.removed(id);
                    rundowns.remove(id);
                    believed.keySet().removeIf(key -> key.getFirst().equals(id));
                }
                default -> {
                    var items = new ArrayList<Item>();
                    for (int n = 0; n < 4; n++) {
                        if (random.nextBoolean()) items.add(item("I" + n, "O" + random.nextInt(3)));
                    }
                    var rundown = rundown(id, items.toArray(Item[]::new));
                    // An answer may be right, silent (roList) or out of date.
                    var said = new HashSet<OneItem>();
                    items.forEach(item -> {
                        if (random.nextInt(3) == 0) said.add(new OneItem("S1", item.itemID()));
                    });
                    readiness.rundown(rundown, said);
                    changed.add(id);
                    rundowns.put(id, rundown);
                    believed.keySet()
                            .removeIf(key -> key.getFirst().equals(id)
                                    && items.stream()
                                            .noneMatch(item -> item.itemID().equals(key.getLast())));
                    said.forEach(item -> believed.put(List.of(id, item.itemID()), false));
                }
            }
            if (random.nextInt(3) == 0) {
                for (var tell : readiness.tell()) {
                    var key = List.<Object>of(tell.rundown(), tell.item().itemID());
                    if (!changed.containsAll(List.of(tell.rundown(), tell.objID()))) {
                        assertThat(believed.getOrDefault(key, true))
                                .as("%s", tell)
                                .isNotEqualTo(tell.ready());
                    }
                    believed.put(key, tell.ready());
                }
                changed.clear();
                assertThat(truth(rundowns, held))
                        .allSatisfy((key, ready) -> assertThat(believed.getOrDefault(key, true))
                                .as("%s", key)
                                .isEqualTo(ready));
            }
        }
    }

    private static Map<List<Object>, Boolean> truth(Map<RundownId, Rundown> rundowns, Set<ObjectId> held) {
        var truth = new HashMap<List<Object>, Boolean>();
        rundowns.values()
                .forEach(rundown -> rundown.stories()
                        .getFirst()
                        .items()
                        .forEach(item -> truth.put(
                                List.of(rundown.id(), item.itemID()),
                                held.contains(ObjectId.ours(MOS_ID, item.objID().orElseThrow())))));
        return truth;
    }

    private static Readiness.Tell tell(RundownId rundown, String objID, boolean ready) {
        return new Readiness.Tell(rundown, ITEM, objID, Optional.empty(), ready);
    }

    private static Item item(String itemID, String objID) {
        return new Item(
                itemID, Optional.of(objID), Optional.of(MOS_ID), Fields.NONE, List.of(), List.of(), Optional.empty());
    }

    private static Rundown rundown(RundownId id, Item... items) {
        var story =
                new Story("S1", Fields.NONE, List.of(), List.of(), List.of(items), Optional.empty(), Optional.empty());
        return new Rundown(id, Fields.NONE, List.of(), List.of(), List.of(story), Air.UNKNOWN, Optional.empty());
    }
}
