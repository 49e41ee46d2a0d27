package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What newsrooms are told of our objects without asking, and what they get when they ask for all of them. */
final class TellerTest {
    private static final String NORTH = TestDevice.NEWSROOM;
    private static final String SOUTH = "southgate";

    private final ToldNewsrooms told = new ToldNewsrooms(NORTH, SOUTH);
    private int messageID = 1;

    @AfterEach
    void stop() {
        told.close();
    }

    @Test
    void R141_mosObjCreateIsFollowedByMosObjNewToEveryNewsroomOfTheStation() {
        var objID = ((MosAck) told.device.ask(Examples.load("mosObjCreate.xml"))).objID();
        assertThat(told.said).isEmpty();
        told.tick();
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW " + objID + " 1");
        assertThat(told.heard(SOUTH)).containsExactly("mosObj NEW " + objID + " 1");
        told.tick();
        assertThat(told.said).hasSize(2);
    }

    @Test
    void R139_R140_everyMosObjSaysObjAirStatusAndWhenItChanged() {
        var objID = create();
        told.tick();
        say("<mosReqObjAction operation=\"UPDATE\" objID=\"" + objID + "\"><objSlug>B</objSlug></mosReqObjAction>");
        told.tick();
        say("<mosReqObjAction operation=\"DELETE\" objID=\"" + objID + "\"></mosReqObjAction>");
        told.tick();
        assertThat(told.heard(NORTH))
                .containsExactly(
                        "mosObj NEW " + objID + " 1",
                        "mosObj UPDATED " + objID + " 2",
                        "mosObj DELETED " + objID + " 3");
        var objects = told.said.stream()
                .filter(said -> said.newsroom().equals(NORTH))
                .map(said -> ((MosObj) said.message()).object())
                .toList();
        assertThat(objects)
                .extracting(object ->
                        object.changed().orElseThrow().instant(ZoneOffset.UTC).orElseThrow())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(objects)
                .allSatisfy(object -> assertThat(object.objAir()).isPresent())
                .allSatisfy(object -> assertThat(object.objSlug()).isPresent())
                .allSatisfy(object -> assertThat(object.description()).isPresent());
    }

    @Test
    void whatAProgramMakesAndDeletesIsToldToo() {
        told.device.put("X", "LOWER THIRD", "");
        told.tick();
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.of(1), "graphics");
        told.tick();
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 1", "mosObj DELETED X 2");
    }

    @Test
    void anObjectThatChangesOftenIsToldInItsNewestState() {
        told.device.put("X", "A", "");
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.empty(), "graphics");
        told.device.put("X", "B", "");
        told.tick();
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 3");
    }

    @Test
    void R137_mosReqAllWithoutPauseIsFollowedByOneMosListAll() {
        told.device.put("B", "B", "");
        told.device.put("A", "A", "");
        told.device.put("C", "C", "");
        told.device.newsrooms.ours().editing().delete("C", OptionalInt.empty(), "graphics");
        told.tick();
        told.takeAll();

        assertThat(((MosAck) told.device.ask(Examples.load("mosReqAll-list.xml"))).isAck())
                .isTrue();
        told.pass(ToldNewsrooms.TICK.multipliedBy(2));
        assertThat(told.heard(NORTH)).containsExactly("mosListAll A B");
        assertThat(told.heard(SOUTH)).isEmpty();
        assertThat(((MosAck) say("<mosReqAll><pause>0</pause></mosReqAll>")).isAck())
                .isTrue();
    }

    @Test
    void R138_anEmptyCatalogueIsAnEmptyMosListAll() {
        say("<mosReqAll><pause>0</pause></mosReqAll>");
        told.pass(ToldNewsrooms.TICK.multipliedBy(2));
        assertThat(told.heard(NORTH)).containsExactly("mosListAll ");
    }

    @Test
    void R137_mosReqAllWithAPauseIsFollowedByMosObjOneByOneThatFarApart() {
        for (var id : List.of("A", "B", "C", "D")) told.device.put(id, id, "");
        told.tick();
        told.takeAll();

        told.device.ask(Examples.load("mosReqAll-paced.xml"));
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW A 1");
        told.pass(Duration.ofMillis(1_500));
        assertThat(told.heard(NORTH)).hasSize(1);
        assertThat(((MosAck) say("<mosReqAll><pause>0</pause></mosReqAll>")).isAck())
                .isFalse();
        told.device.newsrooms.ours().editing().delete("B", OptionalInt.empty(), "graphics");
        told.pass(Duration.ofSeconds(7));
        assertThat(told.heard(NORTH))
                .containsExactly("mosObj NEW A 1", "mosObj DELETED B 2", "mosObj NEW C 1", "mosObj NEW D 1");
        assertThat(((MosAck) say("<mosReqAll><pause>0</pause></mosReqAll>")).isAck())
                .isTrue();
    }

    @Test
    void aListingThatACrashCutShortBeginsAnew() {
        for (var id : List.of("A", "B", "C")) told.device.put(id, id, "");
        told.tick();
        told.device.ask(Examples.load("mosReqAll-paced.xml"));
        told.pass(Duration.ofMillis(2_500));
        told.takeAll();
        told.killAndRestart();
        told.pass(Duration.ofSeconds(7));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW A 1", "mosObj NEW B 1", "mosObj NEW C 1");
        told.takeAll();
        told.killAndRestart();
        told.pass(Duration.ofSeconds(3));
        assertThat(told.said).isEmpty();
    }

    @Test
    void anItemIsReadyWhenItsObjectArrivesAndNotReadyWhenItGoesAndEachIsSaidOnce() {
        createRunningOrder("X");
        told.pass(Duration.ofMillis(300));
        assertThat(told.said).isEmpty();

        told.device.put("X", "LOWER THIRD", "");
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 1", "READY S1/1 X");
        var status = (RoElementStat) told.said.stream()
                .filter(said -> said.message() instanceof RoElementStat)
                .findFirst()
                .orElseThrow()
                .message();
        assertThat(status.target()).isEqualTo(new Target.OneItem("RO-A", "S1", "1"));
        assertThat(status.itemChannel()).contains("CG1");
        assertThat(status.time()).isPresent();
        assertThat(told.heard(SOUTH)).containsExactly("mosObj NEW X 1");

        told.takeAll();
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.empty(), "graphics");
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj DELETED X 2", "NOT READY S1/1 X");
    }

    @Test
    void anItemThatCameWithRoListIsReportedByStatusForNobodyReadsAnAnswer() {
        say(runningOrder("roList", "X"));
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("NOT READY S1/1 X");
    }

    @Test
    void whatCannotBeQueuedNowIsQueuedLaterAndKeepsNoOtherNewsroomWaiting() {
        told.lets(said -> said.newsroom().equals(SOUTH));
        told.device.put("X", "A", "");
        told.pass(Duration.ofSeconds(3));
        assertThat(told.heard(SOUTH)).containsExactly("mosObj NEW X 1");
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.empty(), "graphics");
        told.pass(Duration.ofSeconds(1));
        told.lets(_ -> true);
        told.pass(Duration.ofSeconds(2));
        assertThat(told.heard(NORTH)).containsExactly("mosObj DELETED X 2");
    }

    @Test
    void aCrashBetweenTheDurableChangeAndItsTellingLosesNothing() {
        createRunningOrder("X");
        told.tick();
        told.device.put("X", "A", "");
        told.device.put("Y", "B", "");
        told.killAndRestart();
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 1", "mosObj NEW Y 1", "READY S1/1 X");
        assertThat(told.heard(SOUTH)).containsExactly("mosObj NEW X 1", "mosObj NEW Y 1");

        told.takeAll();
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.empty(), "graphics");
        told.stopAndRestart();
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj DELETED X 2", "NOT READY S1/1 X");

        told.takeAll();
        told.killAndRestart();
        told.stopAndRestart();
        told.pass(Duration.ofMillis(300));
        assertThat(told.said).isEmpty();
    }

    @Test
    void whatWasToldIsToldAgainIfThatCouldNotBeRemembered() {
        told.tick();
        told.device.put("X", "A", "");
        told.store.refuse(StoreFault.DISK_FULL);
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 1");
        told.killAndRestart();
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).containsExactly("mosObj NEW X 1", "mosObj NEW X 1");
        told.killAndRestart();
        told.pass(Duration.ofMillis(300));
        assertThat(told.heard(NORTH)).hasSize(2);
    }

    @Test
    void aDeletedObjectIsForgottenAfterThirtyDaysAndNotBefore() {
        told.device.put("X", "A", "");
        told.device.newsrooms.ours().editing().delete("X", OptionalInt.empty(), "graphics");
        told.tick();
        told.time.advance(Duration.ofDays(29));
        told.tick();
        assertThat(told.device.desk.ours()).hasSize(1);
        told.time.advance(Duration.ofDays(2));
        told.tick();
        assertThat(told.device.desk.ours()).isEmpty();
        told.takeAll();
        told.killAndRestart();
        told.tick();
        assertThat(told.device.desk.ours()).isEmpty();
        assertThat(told.said).isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsChangedRefusedOrKilledNewsroomsEndUpKnowingTheObjects(int seed) {
        var random = new SplittableRandom(seed);
        var believed = new HashMap<String, Boolean>();
        var untilRefusal = new AtomicInteger(Integer.MAX_VALUE);
        told.lets(_ -> untilRefusal.decrementAndGet() != 0);
        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> change(random);
                case 3 -> {
                    var objID = "O" + random.nextInt(3);
                    var ack = (RoAck) say(runningOrder("roCreate", objID));
                    believed.put("S1/1", ack.elements().isEmpty());
                }
                case 4 -> told.killAndRestart();
                case 5 -> told.stopAndRestart();
                case 6 -> untilRefusal.set(random.nextInt(1, 4));
                default -> told.tick();
            }
            told.takeAll().forEach(said -> {
                if (said.newsroom().equals(NORTH)) hear(said, believed);
            });
        }
        // Longer than any retry waits, more than once: what was refused is tried again.
        for (int pass = 0; pass < 5; pass++) {
            told.pass(Duration.ofSeconds(3));
            told.takeAll().forEach(said -> {
                if (said.newsroom().equals(NORTH)) hear(said, believed);
            });
        }
        assertThat(known).as("objects").isEqualTo(revisions());
    }

    private final Map<String, String> known = new TreeMap<>();

    private void hear(ToldNewsrooms.Said said, Map<String, Boolean> believed) {
        switch (said.message()) {
            case MosObj(var object) -> {
                if (object.status().equals(Optional.of("DELETED"))) known.remove(object.objID());
                else known.put(object.objID(), object.objRev().orElseThrow().text());
            }
            case RoElementStat stat -> believed.put("S1/1", stat.status().equals("READY"));
            default -> throw new AssertionError(said);
        }
    }

    private Map<String, String> revisions() {
        var revisions = new TreeMap<String, String>();
        told.device
                .desk
                .objects()
                .forEach(object -> revisions.put(
                        object.id().objID(), object.fields().get("objRev").orElseThrow()));
        return revisions;
    }

    private void change(SplittableRandom random) {
        var objID = "O" + random.nextInt(3);
        boolean held = told.device.desk.holds(told.device.newsrooms.ours().id(objID));
        if (held) {
            told.device.newsrooms.ours().editing().delete(objID, OptionalInt.empty(), "graphics");
        } else {
            told.device.put(objID, "SLUG", "");
        }
    }

    private String create() {
        return ((MosAck) say(
                        "<mosObjCreate><objSlug>A</objSlug><objType>VIDEO</objType><objTB>50</objTB></mosObjCreate>"))
                .objID();
    }

    private void createRunningOrder(String objID) {
        assertThat(((RoAck) say(runningOrder("roCreate", objID))).elements()).hasSize(1);
    }

    private static String runningOrder(String kind, String objID) {
        return """
                <%s><roID>RO-A</roID><roSlug>A</roSlug><story><storyID>S1</storyID><item><itemID>1</itemID>\
                <objID>%s</objID><mosID>%s</mosID><itemChannel>CG1</itemChannel></item></story></%s>\
                """.formatted(kind, objID, TestDevice.MOS_ID, kind);
    }

    private MosMessage say(String message) {
        var text = "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID>%s</mos>"
                .formatted(TestDevice.MOS_ID, TestDevice.NCS_ID, messageID++, message);
        return told.device
                .say(text)
                .map(answer -> TestDevice.envelope(answer).message())
                .orElse(new MosMessage.Unknown("nothing", ""));
    }
}
