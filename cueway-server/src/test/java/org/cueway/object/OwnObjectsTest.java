package org.cueway.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cueway.object.ObjectOutcome.Applied;
import org.cueway.object.ObjectOutcome.Refused;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of our own: who may change what, and what the device gives. */
final class OwnObjectsTest {
    private static final ObjectId ID = ObjectId.ours("gateway.example.mos", "CW1");
    private static final ObjectSlot NONE = new ObjectSlot.Empty(ID);
    private static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");
    private static final OwnEdit.By PROGRAM = new OwnEdit.By("", "graphics", NOON);
    private static final OwnEdit.By NORTH = new OwnEdit.By("north", "newsdesk2", NOON);
    private static final OwnEdit.By SOUTH = new OwnEdit.By("south", "editor", NOON);

    @Test
    void whatANewsroomHadMadeIsAPlaceForSomethingThatIsStillToCome() {
        var made = held(applied(NONE, new OwnEdit.Make(NORTH, video("HARBOUR FIRE"))));

        assertThat(made.fields().values())
                .containsEntry("objRev", "1")
                .containsEntry("status", "NEW")
                .containsEntry("objAir", "NOT READY")
                .containsEntry("objDur", "0")
                .containsEntry("createdBy", "newsdesk2")
                .containsEntry("changedBy", "newsdesk2")
                .containsEntry("created", "2026-03-17T12:00:00,000Z")
                .containsEntry("changed", "2026-03-17T12:00:00,000Z")
                .containsEntry(StoredObject.ORIGIN, "north");
    }

    @Test
    void whatAProgramDescribesIsReadyUnlessItSaysOtherwise() {
        assertThat(held(applied(NONE, describe(video("A")))).fields().get("objAir"))
                .contains("READY");
        var waiting = described("objSlug", "A", "objType", "VIDEO", "objTB", "50", "objAir", "NOT READY");
        assertThat(held(applied(NONE, describe(waiting))).fields().get("objAir"))
                .contains("NOT READY");
    }

    @Test
    void aStillLastsOneSampleUnlessItIsSaid() {
        var still = described("objSlug", "LOGO", "objType", "STILL", "objTB", "1");
        assertThat(held(applied(NONE, describe(still))).fields().get("objDur")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "'',    VIDEO, 50,  objSlug",
        "' ',   VIDEO, 50,  objSlug",
        "SLUG,  '',    50,  objType",
        "SLUG,  VIDEO, '',  objTB",
        "SLUG,  VIDEO, 0,   objTB",
        "SLUG,  VIDEO, fast, objTB",
    })
    void withoutSlugTypeAndUsableTimeBaseThereIsNoObject(String slug, String type, String base, String named) {
        var outcome = Objects.apply(
                NONE, new OwnEdit.Make(NORTH, described("objSlug", slug, "objType", type, "objTB", base)));
        assertThat(((Refused) outcome).reason()).isEqualTo(ObjectRefusal.FIELD_NEEDED);
        assertThat(((Refused) outcome).detail()).contains(named);
    }

    @Test
    void inAnUpdateAbsentKeepsAndEmptyRemoves() {
        var before = applied(
                NONE,
                new OwnEdit.Make(
                        NORTH,
                        new OwnEdit.Description(
                                fields("objSlug", "OLD", "objGroup", "EVENING", "objType", "VIDEO", "objTB", "50"),
                                List.of(new Block("a", "<a>1</a>")),
                                List.of("<mosAbstract>old</mosAbstract>", "<description>gone</description>"))));

        var after = held(applied(
                before,
                new OwnEdit.Amend(
                        NORTH,
                        new OwnEdit.Description(
                                fields("objSlug", "NEW", "objGroup", ""),
                                List.of(new Block("b", "<b>1</b>")),
                                List.of("<description/>")))));

        assertThat(after.fields().values())
                .containsEntry("objSlug", "NEW")
                .containsEntry("objTB", "50")
                .containsEntry("objRev", "2")
                .containsEntry("status", "UPDATED")
                .containsEntry("created", "2026-03-17T12:00:00,000Z")
                .containsEntry("changed", "2026-03-17T12:00:00,001Z")
                .doesNotContainKey("objGroup");
        assertThat(after.metadata()).extracting(Block::schema).containsExactly("a", "b");
        assertThat(after.others()).containsExactly("<mosAbstract>old</mosAbstract>");
    }

    @Test
    void anUpdateCannotTakeAwayWhatAnObjectNeeds() {
        var before = applied(NONE, new OwnEdit.Make(NORTH, video("OLD")));
        assertThat(Objects.apply(before, new OwnEdit.Amend(NORTH, described("objType", ""))))
                .isEqualTo(new Refused(ObjectRefusal.FIELD_NEEDED, "objType"));
    }

    @Test
    void aNewsroomChangesOnlyWhatItHadMade() {
        var theirs = applied(NONE, new OwnEdit.Make(NORTH, video("A")));
        var programs = applied(NONE, describe(video("A")));
        for (var edit : List.of(
                new OwnEdit.Amend(SOUTH, described("objSlug", "B")), new OwnEdit.Delete(SOUTH, OptionalInt.empty()))) {
            assertThat(Objects.apply(theirs, edit)).isEqualTo(new Refused(ObjectRefusal.NOT_OF_THIS_NEWSROOM, "CW1"));
            assertThat(Objects.apply(programs, edit)).isEqualTo(new Refused(ObjectRefusal.NOT_OF_THIS_NEWSROOM, "CW1"));
            assertThat(Objects.apply(NONE, edit)).isEqualTo(new Refused(ObjectRefusal.UNKNOWN_OBJECT, "CW1"));
        }
    }

    @Test
    void aProgramChangesWhatItHasSeenAndNothingElse() {
        var before = applied(NONE, describe(video("A")));

        assertThat(Objects.apply(before, describe(video("B"))))
                .isEqualTo(new Refused(ObjectRefusal.OBJECT_EXISTS, "held 1"));
        assertThat(Objects.apply(before, new OwnEdit.Describe(PROGRAM, video("B"), OptionalInt.of(7))))
                .isEqualTo(new Refused(ObjectRefusal.OTHER_REVISION, "expected 7, held 1"));
        assertThat(Objects.apply(before, new OwnEdit.Delete(PROGRAM, OptionalInt.of(7))))
                .isEqualTo(new Refused(ObjectRefusal.OTHER_REVISION, "expected 7, held 1"));
        assertThat(Objects.apply(NONE, new OwnEdit.Describe(PROGRAM, video("B"), OptionalInt.of(1))))
                .isEqualTo(new Refused(ObjectRefusal.UNKNOWN_OBJECT, "CW1"));

        var after = held(applied(before, new OwnEdit.Describe(PROGRAM, video("B"), OptionalInt.of(1))));
        assertThat(after.fields().get("objSlug")).contains("B");
        assertThat(after.revision()).hasValue(2);
    }

    @Test
    void R25_aProgramThatRepeatsItselfChangesNothing() {
        var before = applied(NONE, describe(video("A")));
        assertThat(applied(before, describe(video("A")))).isEqualTo(before);
        assertThat(applied(before, new OwnEdit.Describe(PROGRAM, video("A"), OptionalInt.of(9))))
                .isEqualTo(before);
    }

    @Test
    void aDeletedObjectIsRememberedSoThatItsRevisionGoesOnIfItComesBack() {
        var made = applied(NONE, new OwnEdit.Make(NORTH, video("A")));
        var gone = applied(made, new OwnEdit.Delete(NORTH, OptionalInt.empty()));
        assertThat(held(gone).isDeleted()).isTrue();
        assertThat(held(gone).fields().values())
                .containsEntry("status", "DELETED")
                .containsEntry("objAir", "NOT READY")
                .containsEntry("objRev", "2")
                .containsEntry("objSlug", "A");
        assertThat(Objects.apply(gone, new OwnEdit.Amend(NORTH, described("objSlug", "B"))))
                .isEqualTo(new Refused(ObjectRefusal.UNKNOWN_OBJECT, "CW1"));

        var back = held(applied(gone, describe(video("A"))));
        assertThat(back.revision()).hasValue(3);
        assertThat(back.isDeleted()).isFalse();
        assertThat(back.fields().get("status")).contains("NEW");
        assertThat(back.fields().get(StoredObject.ORIGIN)).isEmpty();
        assertThat(back.changed().orElseThrow()).isAfter(held(gone).changed().orElseThrow());

        assertThat(applied(gone, new OwnEdit.Delete(PROGRAM, OptionalInt.empty())))
                .isEqualTo(NONE);
    }

    @Test
    void after999Comes1() {
        var now = applied(NONE, describe(video("A")));
        for (int rev = 1; rev < 999; rev++) {
            now = applied(now, new OwnEdit.Describe(PROGRAM, video("A" + rev), OptionalInt.of(rev)));
        }
        assertThat(held(now).revision()).hasValue(999);
        var turned = applied(now, new OwnEdit.Describe(PROGRAM, video("Z"), OptionalInt.of(999)));
        assertThat(held(turned).revision()).hasValue(1);
        // And whoever is told takes it for newer.
        var told = Objects.apply(now, new ObjectEdit.Put(held(turned).fields(), List.of(), List.of()));
        assertThat(told).isInstanceOf(Applied.class);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R139_R140_whateverIsAskedRevisionsGoUpByOneTimesGoUpAndEverythingIsSaid(int seed) {
        var random = new SplittableRandom(seed);
        ObjectSlot now = NONE;
        for (int i = 0; i < 200; i++) {
            // A clock that is put back now and then.
            var at = NOON.plusMillis(random.nextInt(-5_000, 5_000));
            var edit = edit(random, at);
            if (Objects.apply(now, edit) instanceof Applied(ObjectSlot next) && !next.equals(now)) {
                if (next instanceof ObjectSlot.Held(StoredObject after)) {
                    assertThat(after.fields().values())
                            .as("%s", edit)
                            .containsKeys("objSlug", "objType", "objTB", "objDur", "status", "objAir", "createdBy")
                            .containsKeys("created", "changedBy", "changed");
                    int before = now instanceof ObjectSlot.Held(StoredObject held)
                            ? held.revision().orElseThrow()
                            : 0;
                    assertThat(after.revision()).hasValue(before % 999 + 1);
                    if (now instanceof ObjectSlot.Held(StoredObject held)) {
                        assertThat(after.changed().orElseThrow())
                                .isAfter(held.changed().orElseThrow());
                    }
                } else {
                    assertThat(((ObjectSlot.Held) now).object().isDeleted()).isTrue();
                }
                now = next;
            }
        }
    }

    private static OwnEdit edit(SplittableRandom random, Instant at) {
        var by = new OwnEdit.By(random.nextBoolean() ? "" : random.nextBoolean() ? "north" : "south", "somebody", at);
        var seen = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 12));
        var described = described(
                "objSlug", "S" + random.nextInt(3), "objType", "VIDEO", "objTB", random.nextInt(8) == 0 ? "" : "50");
        return switch (random.nextInt(6)) {
            case 0 -> new OwnEdit.Make(by, described);
            case 1 -> new OwnEdit.Delete(by, seen);
            case 2, 3 -> new OwnEdit.Amend(by, described);
            default -> new OwnEdit.Describe(by, described, seen);
        };
    }

    private static OwnEdit describe(OwnEdit.Description described) {
        return new OwnEdit.Describe(PROGRAM, described, OptionalInt.empty());
    }

    private static OwnEdit.Description video(String slug) {
        return described("objSlug", slug, "objType", "VIDEO", "objTB", "50");
    }

    private static OwnEdit.Description described(String... namesAndTexts) {
        return new OwnEdit.Description(fields(namesAndTexts), List.of(), List.of());
    }

    private static ObjectSlot applied(ObjectSlot now, ObjectEdit edit) {
        return ((Applied) Objects.apply(now, edit)).next();
    }

    private static StoredObject held(ObjectSlot slot) {
        return ((ObjectSlot.Held) slot).object();
    }

    private static Fields fields(String... namesAndTexts) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Fields(values);
    }
}
