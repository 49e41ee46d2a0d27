package org.cueway.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjectsTest {
    private static final ObjectId ID = new ObjectId("NCS-1", "clips.example.mos", "NGV000417;FERRY");
    private static final ObjectSlot NONE = new ObjectSlot.Empty(ID);
    private static final Block A = new Block("a", "<a>1</a>");
    private static final Block B = new Block("b", "<b>1</b>");

    @Test
    void aNewObjectIsHeldAsTold() {
        var next = applied(NONE, new ObjectEdit.Put(fields("objRev", "1"), List.of(A), List.of("<x/>")));

        assertThat(next)
                .isEqualTo(
                        new ObjectSlot.Held(new StoredObject(ID, fields("objRev", "1"), List.of(A), List.of("<x/>"))));
    }

    @Test
    void anUpdateOfAnObjectThatIsNotHeldMakesIt() {
        assertThat(held(applied(NONE, update("objSlug", "FERRY"))).fields()).isEqualTo(fields("objSlug", "FERRY"));
    }

    @Test
    void inAnUpdateAbsentKeepsAndPresentAndEmptyRemoves() {
        var before = applied(NONE, put("objSlug", "OLD", "objGroup", "EVENING", "objAir", "READY"));

        var after = held(applied(before, update("objSlug", "NEW", "objGroup", "")));

        assertThat(after.fields()).isEqualTo(fields("objSlug", "NEW", "objAir", "READY"));
    }

    @Test
    void aDescriptionAnewKeepsNothingOfTheOldOne() {
        var before = applied(NONE, put("objSlug", "OLD", "objGroup", "EVENING"));

        assertThat(held(applied(before, put("objSlug", "NEW"))).fields()).isEqualTo(fields("objSlug", "NEW"));
    }

    @Test
    void aBlockReplacesTheOneOfItsSchemaInPlace() {
        var before = applied(NONE, new ObjectEdit.Put(Fields.NONE, List.of(A, B), List.of()));
        var other = new Block("a", "<a>2</a>");

        var after = applied(before, new ObjectEdit.Update(Fields.NONE, List.of(other), List.of()));

        assertThat(held(after).metadata()).containsExactly(other, B);
    }

    @Test
    void R25_theSameUpdateAgainChangesNothing() {
        var before = applied(NONE, new ObjectEdit.Put(fields("objRev", "4"), List.of(A, B), List.of("<x/>")));

        assertThat(applied(before, new ObjectEdit.Update(fields("objRev", "4"), List.of(A), List.of())))
                .isSameAs(before);
    }

    @Test
    void aDeletedObjectIsGoneAndMayBeDeletedAgain() {
        var gone = applied(applied(NONE, put("objRev", "7")), new ObjectEdit.Remove());

        assertThat(gone).isEqualTo(NONE);
        assertThat(applied(gone, new ObjectEdit.Remove())).isEqualTo(NONE);
    }

    @Test
    void anOlderRevisionIsRefusedInWordsThatNameBoth() {
        var before = applied(NONE, put("objRev", "12"));

        var outcome = Objects.apply(before, update("objRev", "11"));

        assertThat(outcome).isEqualTo(new ObjectOutcome.Refused(ObjectRefusal.OLDER_REVISION, "found 11, held 12"));
        assertThat(ObjectRefusal.OLDER_REVISION.with("found 11, held 12"))
                .isEqualTo("objRev is older than the one held: found 11, held 12");
    }

    @ParameterizedTest
    @CsvSource({
        "999, 2026-03-17T15:00:00Z, 1, 2026-03-17T16:00:00Z, true",
        "999, 2026-03-17T15:00:00Z, 1, 2026-03-17T15:00:00Z, false",
        "999, 2026-03-17T15:00:00Z, 1, 2026-03-17T14:00:00Z, false",
        "998, 2026-03-17T15:00:00Z, 3, 2026-03-17T16:00:00Z, true",
        "12, 2026-03-17T15:00:00Z, 11, 2026-03-17T16:00:00Z, false",
        "12, 2026-03-17T15:00:00Z, 12, 2026-03-17T14:00:00Z, true",
        "12, 2026-03-17T15:00:00Z, x, 2026-03-17T14:00:00Z, true",
    })
    void after999Comes1WhichIsNewerIfChangedLater(
            String heldRevision, String heldChanged, String revision, String changed, boolean taken) {
        var before = applied(NONE, put("objRev", heldRevision, "changed", heldChanged));

        var outcome = Objects.apply(before, update("objRev", revision, "changed", changed));

        assertThat(outcome instanceof ObjectOutcome.Applied).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"1500, 50, PT30S", "1, 3, PT0.333333333S", "999999999, 999999999, PT1S", "0, 25, PT0S"})
    void theDurationIsSamplesByTimeBase(String samples, String timeBase, Duration expected) {
        assertThat(held(applied(NONE, put("objDur", samples, "objTB", timeBase)))
                        .duration())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"1500, 0", "1500, ''", "'', 50", "soon, 50", "1500, -25", "1500, 9999999999"})
    void aTimeBaseOfZeroOrNoNumberLeavesNoUsableDurationButTheObjectIsHeld(String samples, String timeBase) {
        var object = held(applied(NONE, put("objDur", samples, "objTB", timeBase)));

        assertThat(object.duration()).isEmpty();
        assertThat(object.fields().get("objTB")).contains(timeBase);
    }

    private static ObjectSlot applied(ObjectSlot now, ObjectEdit edit) {
        return ((ObjectOutcome.Applied) Objects.apply(now, edit)).next();
    }

    private static StoredObject held(ObjectSlot slot) {
        return ((ObjectSlot.Held) slot).object();
    }

    private static ObjectEdit put(String... namesAndTexts) {
        return new ObjectEdit.Put(fields(namesAndTexts), List.of(), List.of());
    }

    private static ObjectEdit update(String... namesAndTexts) {
        return new ObjectEdit.Update(fields(namesAndTexts), List.of(), List.of());
    }

    private static Fields fields(String... namesAndTexts) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Fields(values);
    }
}
