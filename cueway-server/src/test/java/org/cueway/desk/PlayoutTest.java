package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.cue.Planner;
import org.cueway.cue.Playing;
import org.cueway.cue.Rule;
import org.cueway.cue.Stand;
import org.cueway.cue.Trigger;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceSettings;
import org.cueway.device.Devices;
import org.cueway.device.Outcome;
import org.cueway.device.Standing;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.OwnEdit;
import org.cueway.rundown.Block;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;
import org.cueway.store.AirLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From durable cues to a device and back into the journal, across restarts and faults. */
final class PlayoutTest {
    private static final Planner PLANNER = new Planner(List.of(new Rule(
            new Rule.When(List.of(), Map.of()),
            List.of(new Rule.Do(
                    "lamps", Optional.empty(), new Values(Map.of("lamp", "red", "data", "payload:/data")))))));
    private static final TimeSource TIME = TimeSource.system();
    private static final ObjectId OBJECT = ObjectId.ours("cueway.mos", "GFX-1");

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    /** Where the next look at an object has to wait. */
    private final AtomicReference<CountDownLatch> hold = new AtomicReference<>(OPEN);

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final Lamps lamps = new Lamps();
    private MemoryStore store;
    private Desk desk;
    private DirectCues cues;
    private Playout playout;

    @BeforeEach
    void theShowIsThere() {
        start();
        var held = Grid.held(Grid.BASE).rundown();
        desk.submit(
                Grid.RO1, new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories()), _ -> entry());
    }

    @AfterEach
    void stop() {
        playout.close();
    }

    private void start() {
        store = MemoryStore.open(disk, TIME);
        desk = Desk.recover(store);
        store.replay(_ -> List.of());
        cues = new DirectCues(desk, store, Limits.Cues.defaults(), TIME);
        playout = Playout.start(
                new Planner(PLANNER.rules(), this::carried),
                new Playout.Parts(desk, store),
                (stands, context) -> new Devices(List.of(DeviceRunner.<String, Lamps.Light>start(
                        new DeviceSettings("lamps", "lamps", Duration.ofSeconds(2), false),
                        _ -> lamps.driver(),
                        stands.getOrDefault("lamps", Map.of()),
                        context))),
                TIME);
    }

    private Optional<GraphicPayload> carried(Item item) {
        try {
            hold.getAndSet(OPEN).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return item.objID()
                .filter(OBJECT.objID()::equals)
                .flatMap(_ -> desk.findObject(OBJECT))
                .flatMap(Carried::by);
    }

    @Test
    void aCueLightsTheLampAndTheItemIsSaidToPlayOnceTheLampSaysSo() {
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        assertThat(lamps.lit("red")).isEqualTo("1");

        give(Verb.TAKE, "2");
        until(() -> status("2").equals("PLAY"));
        until(() -> status("1").equals("STOP"));

        give(Verb.OUT, "2");
        until(() -> status("2").equals("STOP"));
        assertThat(lamps.lit("red")).isEmpty();
        assertThat(statuses()).containsExactly("1 PLAY", "1 STOP", "2 PLAY", "2 STOP");
    }

    @Test
    void aCueOfOneItemDoesNotOvertakeACueOfManyThatIsStillBeingPlanned() {
        until(() -> state("up"));
        var planning = new CountDownLatch(1);
        hold.set(planning);
        give(Verb.TAKE, new Target.Whole());
        until(() -> hold.get() == OPEN);
        give(Verb.OUT, new Target.OneItem("S4", "1"));
        assertThat(lamps.sent()).isEmpty();

        planning.countDown();
        until(() -> !lamps.sent().isEmpty() && lamps.lit("red").isEmpty());
        assertThat(lamps.sent()).endsWith("red=");
    }

    @Test
    void A08_whatIsNotConfirmedIsUnknownAndIsAskedForInsteadOfSentAgain() {
        until(() -> state("up"));
        lamps.silent(true);
        give(Verb.TAKE, "1");
        until(() -> certainty() == Standing.Certainty.UNKNOWN);
        assertThat(lastOutcome()).isEqualTo(Outcome.Kind.UNCONFIRMED);
        assertThat(status("1")).isEmpty();

        lamps.there(false);
        until(() -> state("failed"));
        lamps.silent(false);
        lamps.there(true);
        until(() -> certainty() == Standing.Certainty.CONFIRMED);
        until(() -> status("1").equals("PLAY"));
        assertThat(lamps.sent()).containsExactly("red=1");
    }

    @Test
    void afterARestartWhatIsOnAirIsKnownAndNothingIsFiredAgain() {
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        playout.close();
        store.close();
        start();
        until(() -> certainty() == Standing.Certainty.CONFIRMED);
        assertThat(lamps.sent()).containsExactly("red=1");
        assertThat(statuses()).containsExactly("1 PLAY");

        give(Verb.OUT, "1");
        until(() -> lamps.lit("red").isEmpty());
        until(() -> status("1").equals("STOP"));
    }

    @Test
    void A09_whatTheNewsroomDeletedWhileItWasOnAirCanBeTakenOff() {
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        desk.submit(Grid.RO1, new Edit.DeleteStories(List.of("S2")), _ -> entry());
        assertThat(standing().air()).isPresent();
        give(Verb.OUT, "1");
        until(() -> lamps.lit("red").isEmpty());
    }

    @Test
    void R98_aRunningOrderThatIsDeletedAndMadeAnewTakesNothingOffAndItsItemIsSaidToPlay() {
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        desk.submit(Grid.RO1, new Edit.Delete(), _ -> entry());
        var again = Grid.held(Grid.BASE).rundown();
        desk.submit(
                Grid.RO1,
                new Edit.Put(again.fields(), again.metadata(), again.others(), again.stories()),
                _ -> entry());
        until(() -> status("1").equals("PLAY"));
        assertThat(lamps.sent()).containsExactly("red=1");
        give(Verb.OUT, "1");
        until(() -> status("1").equals("STOP"));
        assertThat(lamps.sent()).containsExactly("red=1", "red=");
    }

    @Test
    void A12_whileNothingCanBeSavedTheShowGoesOnAndIsWrittenDownLater() {
        until(() -> state("up"));
        store.refuse(StoreFault.DISK_FULL);
        give(Verb.TAKE, "1");
        until(() -> lamps.lit("red").equals("1"));
        store.heal();
        until(() -> status("1").equals("PLAY"));
        assertThat(store.entries(EntryQuery.cues(Long.MAX_VALUE, "", 10))).hasSize(1);
    }

    @Test
    void whatIsTooLateIsDroppedAndOffIsRemembered() {
        until(() -> state("up"));
        give(Verb.TAKE, "1");
        until(() -> lamps.lit("red").equals("1"));
        lamps.there(false);
        until(() -> state("failed"));
        give(Verb.TAKE, "2");
        give(Verb.OUT, "1");
        until(() -> lastOutcome() == Outcome.Kind.OFFLINE
                && standing().air().isEmpty()
                && playout.statuses().getFirst().link().waiting() == 0);
        lamps.there(true);
        until(() -> lamps.lit("red").isEmpty());
        assertThat(lamps.sent()).containsExactly("red=1", "red=");
    }

    @Test
    void clearingTakesAllOffWhateverIsThoughtToBeThere() {
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        playout.devices().find("lamps").orElseThrow().clear(Optional.empty(), "console ::1");
        until(() -> status("1").equals("STOP"));
        assertThat(lamps.lit("red")).isEmpty();
        until(() -> standing().air().isEmpty());
    }

    @Test
    void whatACueWouldDoIsSaidAndNotDone() {
        until(() -> state("up"));
        var trigger = Trigger.now(new Origin.Api("::1"), Verb.TAKE, new Target.OneStory("S2"));
        var steps = playout.rehearse(Grid.RO1, trigger).steps();
        assertThat(steps)
                .extracting(step -> step.dryRun().wires())
                .containsExactly(List.of("red=1"), List.of("red=2"), List.of("red=3"));
        assertThat(lamps.sent()).isEmpty();
    }

    @Test
    void A17_whatIsReadyFollowsItsObjectAndWhatIsOnAirStaysAsItIs() {
        filled(OptionalInt.empty(), "Ada");
        tell("Ada");
        give(Verb.TAKE, "1");
        until(() -> status("1").equals("PLAY"));
        give(Verb.PREPARE, "2");
        until(() -> status("2").equals("READY"));

        filled(OptionalInt.of(1), "Ada King");
        until(() -> name(standing().next()).equals("Ada King"));
        assertThat(name(standing().air())).isEqualTo("Ada");
        assertThat(statuses()).containsExactly("1 PLAY", "2 READY");

        tell("Ada King"); // and so it is called once the newsroom says so, too
        until(() -> slug(standing().next()).equals("Ada King"));
        assertThat(name(standing().next())).isEqualTo("Ada King");
        assertThat(slug(standing().air())).isEqualTo("Ada");
        assertThat(statuses()).containsExactly("1 PLAY", "2 READY");
    }

    /** The newsroom tells a story of two graphics. */
    private void tell(String slug) {
        var items = List.of(graphic("1", slug), graphic("2", slug));
        var story = new Story("S2", Fields.NONE, List.of(), List.of(), items, Optional.empty(), Optional.empty());
        desk.submit(Grid.RO1, new Edit.Put(Fields.NONE, List.of(), List.of(), List.of(story)), _ -> entry());
    }

    private static String slug(Optional<Playing> playing) {
        return playing.orElseThrow().cause().slug();
    }

    private static String name(Optional<Playing> playing) {
        return playing.orElseThrow().values().text("data.name", "");
    }

    private static Item graphic(String itemID, String slug) {
        var payload = new GraphicPayload("lower-third", "1", 1, Map.of("name", "Ada"));
        return new Item(
                itemID,
                Optional.of(OBJECT.objID()),
                Optional.of(OBJECT.mosID()),
                Fields.of(List.of("itemSlug", slug)),
                List.of(new Block(payload.schema(), payload.xml())),
                List.of(),
                Optional.empty());
    }

    private void filled(OptionalInt seen, String name) {
        var payload = new GraphicPayload("lower-third", "1", 0, Map.of("name", name));
        var described = new OwnEdit.Description(
                Fields.of(List.of("objSlug", name, "objType", "STILL", "objTB", "1")),
                List.of(new Block(payload.schema(), payload.xml())),
                List.of());
        assertThat(desk.submit(
                        OBJECT,
                        TIME.now(),
                        at -> new OwnEdit.Describe(new OwnEdit.By("", "newsdesk2", at), described, seen),
                        _ -> entry()))
                .isInstanceOf(ObjectOutcome.Applied.class);
    }

    private void give(Verb verb, String itemID) {
        give(verb, new Target.OneItem("S2", itemID));
    }

    private void give(Verb verb, Target target) {
        var trigger = Trigger.now(new Origin.Api("::1"), verb, target);
        assertThat(cues.give(Grid.RO1, trigger, "")).isInstanceOf(DirectCues.Result.Given.class);
    }

    private Stand standing() {
        var standings = playout.statuses().getFirst().standings();
        return standings.isEmpty() ? Stand.IDLE : standings.getFirst().stand();
    }

    private Standing.Certainty certainty() {
        var standings = playout.statuses().getFirst().standings();
        return standings.isEmpty()
                ? Standing.Certainty.CONFIRMED
                : standings.getFirst().certainty();
    }

    private boolean state(String word) {
        return playout.statuses().getFirst().link().state().word().equals(word);
    }

    private Outcome.Kind lastOutcome() {
        return playout.statuses().getFirst().last().orElseThrow().outcome().kind();
    }

    /** The state of an item of story S2 in the running order. */
    private String status(String itemID) {
        return desk.find(Grid.RO1).stream()
                .flatMap(rundown -> rundown.stories().stream())
                .filter(story -> story.storyID().equals("S2"))
                .flatMap(story -> story.items().stream())
                .filter(item -> item.itemID().equals(itemID))
                .map(Item::status)
                .flatMap(Optional::stream)
                .map(Status::text)
                .findFirst()
                .orElse("");
    }

    /** All that was said of items, in order. */
    private List<String> statuses() {
        return store.entries(EntryQuery.air(Long.MAX_VALUE, 100)).reversed().stream()
                .map(entry -> AirLines.status(entry.changed()))
                .flatMap(Optional::stream)
                .map(told -> told.item().itemID() + " " + told.status())
                .toList();
    }

    private static void until(BooleanSupplier so) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(so::getAsBoolean);
    }

    private static Entry entry() {
        return new Entry(
                0, TIME.now(), Entry.Kind.EDIT, Grid.RO1.newsroom(), "", "", "", "", "", "", "", "<x/>", "", "");
    }
}
