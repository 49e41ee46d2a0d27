package org.cueway.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage.Delete;
import org.cueway.mos.model.ModificationMessage.New;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.simulator.device.DevicePlan.Conduct;
import org.cueway.simulator.device.DevicePlan.Listen;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Manner.Patience;
import org.cueway.simulator.line.Manner.Then;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.NewsroomPlan.Buddy;
import org.cueway.simulator.ncs.NewsroomPlan.Editing;
import org.cueway.simulator.ncs.NewsroomPlan.Kind;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.like.Personality;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated newsroom and simulated devices with each other: whatever happens, in the end all hold the same. */
class NewsroomAndDeviceTest {
    private static final String EVENING = "NCS-1;EVENING-NEWS";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Editing FULL_SPEED = new Editing(Editing.MOST_PER_MINUTE, 7);
    private static final Editing NONE = new Editing(0, 1);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<NewsroomEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) open.pop().close();
    }

    @Test
    void twoDevicesHoldTheShowStoryForStoryAfterHundredsOfEdits() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var other = device("other.mos", Conduct.PLAIN);
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, FULL_SPEED, one, other);
        await().atMost(PATIENCE).until(() -> told() > 600);
        newsroom.stopEditing();
        awaitSame(newsroom, one, other);
        assertThat(heard.stream().filter(NewsroomEvent.Told.class::isInstance).map(NewsroomEvent.Told.class::cast))
                .allSatisfy(
                        told -> assertThat(told.accepted()).as(told.toString()).isTrue());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void framesInPiecesLateAndWithJunkBetweenLeaveBothSidesEqual(long seed) throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var faults = FaultPlan.parse("split=0.5,delay=0.1/20ms,junk=0.05", seed);
        var hurried = new Patience(Duration.ofMillis(400), 3, Then.CONNECT_ANEW, Duration.ZERO);
        var like = Personality.PLAIN.speaking(Manner.PLAIN.patience(hurried).faults(faults));
        var newsroom = newsroom(NewsroomPlan.Conduct.like(like), new Editing(3_000, seed), one);
        await().atMost(PATIENCE).until(() -> told() > 80);
        newsroom.stopEditing();
        awaitSame(newsroom, one);
    }

    @Test
    void R152_whatADeviceWishesComesBackToAllDevicesAsAnEdit() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var other = device("other.mos", Conduct.PLAIN);
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, NONE, one, other);
        awaitSame(newsroom, one, other);
        var text = new StoryText(Optional.of("FLASH"), Optional.empty(), Optional.empty(), List.of(), List.of());
        var wish = new New(EVENING, Optional.of(new Position.End()), List.of(), text);
        var answer = message(one.ask(new RoReqStoryAction(wish, OptionalInt.of(60), Optional.of("ann"))));
        assertThat(answer).isEqualTo(new RoAck(EVENING, EVENING + ";ASKED-1", List.of()));
        await().atMost(PATIENCE).until(() -> last(other.shows()).equals(EVENING + ";ASKED-1"));
        var delete = new RoReqStoryAction(
                new Delete(EVENING, EVENING + ";ASKED-1"), OptionalInt.empty(), Optional.of("bob"));
        assertThat(message(other.ask(delete))).isEqualTo(RoAck.nack(EVENING, "story is locked by ann"));
        awaitSame(newsroom, one, other);
    }

    @Test
    void mosItemReplaceChangesTheItemEverywhere() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var other = device("other.mos", Conduct.PLAIN);
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, NONE, one, other);
        awaitSame(newsroom, one, other);
        var story = newsroom.shows().list().getFirst().stories().getFirst();
        var item = story.story().items().getFirst();
        var swapped = story.story().items().get(1);
        var wish = new MosItemReplace(EVENING, story.id(), named(item.itemID(), swapped));
        assertThat(message(one.ask(wish))).isEqualTo(RoAck.ok(EVENING));
        awaitSame(newsroom, one, other);
        var now = other.shows()
                .list()
                .getFirst()
                .stories()
                .getFirst()
                .story()
                .items()
                .getFirst();
        assertThat(now.objID()).isEqualTo(swapped.objID()).isNotEqualTo(item.objID());
    }

    @Test
    void theNewsroomKnowsTheObjectsOfItsDeviceAndCanAskSearchAndOrder() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var conduct = new NewsroomPlan.Conduct(
                Personality.PLAIN,
                NewsroomPlan.Conduct.PLAIN.policy(),
                Optional.empty(),
                NewsroomPlan.Objects.ASKED_FOR);
        var newsroom = newsroom(conduct, NONE, one);
        await().atMost(PATIENCE).until(() -> newsroom.objects().of("one.mos").size() == 12);
        assertThat(message(newsroom.ask("one.mos", new MosReqObj("CLIP-DERBY"))))
                .isInstanceOfSatisfying(
                        MosObj.class, obj -> assertThat(obj.object().objSlug()).contains("SPORT DERBY PKG"));
        assertThat(message(newsroom.ask("one.mos", search("evening AND NOT still"))))
                .isInstanceOfSatisfying(
                        MosObjList.class,
                        list -> assertThat(list.listReturnTotal()).isEqualTo(MosNumber.of(3)));
        newsroom.ask("one.mos", new MosObjCreate(wish("NEW CLIP")));
        await().atMost(PATIENCE)
                .until(() -> newsroom.objects().find("one.mos", "MADE-1").isPresent());
        assertThatThrownBy(() -> newsroom.ask("nobody.mos", new MosReqObj("X")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no line to nobody.mos");
    }

    @Test
    void aShowRunsAndWhatComesBackIsKnown() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, NONE, one);
        awaitSame(newsroom, one);
        newsroom.play(EVENING, 1_000);
        await().atMost(PATIENCE).until(() -> !newsroom.playing());
        await().atMost(PATIENCE).until(newsroom::settled);
        await().atMost(PATIENCE).until(one::idle);
        // None of the items is its own, and roItemCue names the device whose item it is.
        var names = told("roCtrl", "roItemCue", "roElementStat", "roReadyToAir");
        assertThat(names).contains("roCtrl", "roElementStat", "roReadyToAir").doesNotContain("roItemCue");
        var items = newsroom.shows().list().getFirst().stories().stream()
                .flatMap(story -> story.story().items().stream()
                        .map(item -> new Target.OneItem(EVENING, story.id(), item.itemID())))
                .toList();
        await().atMost(PATIENCE)
                .until(() -> items.stream()
                        .allMatch(item -> newsroom.reports()
                                .of("one.mos", item)
                                .filter("STOP"::equals)
                                .isPresent()));
    }

    @Test
    void A05_theBuddyTakesOverWithTheSameRunningOrdersAndThenGoesBack() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var pair = NewsroomPlan.Conduct.PLAIN.with(new Buddy("NCS-2", anywhere(), Kind.BUDDY));
        var newsroom = newsroom(pair, new Editing(3_000, 5), one);
        await().atMost(PATIENCE).until(() -> told() > 60);
        newsroom.failOver();
        assertThat(heard)
                .contains(new NewsroomEvent.Server("NCS-1", "off"), new NewsroomEvent.Server("NCS-2", "active"));
        int then = told();
        await().atMost(PATIENCE).until(() -> told() > then + 20);
        newsroom.comeBack();
        assertThat(heard).contains(new NewsroomEvent.Server("NCS-1", "stale"));
        newsroom.failOver();
        newsroom.stopEditing();
        awaitSame(newsroom, one);
    }

    @Test
    void whateverIsBrokenIsWholeAgainAfterRestoring() throws Exception {
        var one = device("one.mos", Conduct.PLAIN);
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, new Editing(600, 3), one);
        await().atMost(PATIENCE).until(() -> told() > 40);
        newsroom.cut();
        newsroom.restore();
        newsroom.halfOpen();
        newsroom.restore();
        newsroom.standby();
        assertThatThrownBy(() -> newsroom.ask("one.mos", new RoReq(EVENING))).hasMessageContaining("not active");
        newsroom.restore();
        var before = newsroom.shows();
        newsroom.losesState();
        assertThat(newsroom.shows().list()).isEmpty();
        newsroom.restore();
        assertThat(ids(newsroom.shows())).containsAll(ids(before).subList(0, 10));
        newsroom.stopEditing();
        awaitSame(newsroom, one);
    }

    @Test
    void R101_aChattyDeviceIsHeardAndTheEditsGoOn() throws Exception {
        var one = device("one.mos", new Conduct(Manner.PLAIN, Set.of(), DevicePlan.Pulls.NOTHING, 6_000));
        var newsroom = newsroom(NewsroomPlan.Conduct.PLAIN, new Editing(3_000, 9), one);
        await().atMost(PATIENCE)
                .until(() -> heard.stream()
                                .filter(NewsroomEvent.Status.class::isInstance)
                                .count()
                        > 200);
        newsroom.stopEditing();
        awaitSame(newsroom, one);
    }

    private SimulatedDevice device(String mosID, Conduct conduct) throws IOException {
        var plan = new DevicePlan(mosID, Listen.anyLocal(), Optional.empty(), Optional.empty(), conduct);
        var device = SimulatedDevice.start(plan, TimeSource.system(), _ -> {});
        open.push(device);
        return device;
    }

    private SimulatedNewsroom newsroom(NewsroomPlan.Conduct conduct, Editing editing, SimulatedDevice... devices)
            throws IOException {
        var places = new ArrayList<NewsroomPlan.Device>();
        var names = List.of("one.mos", "other.mos");
        for (int n = 0; n < devices.length; n++) {
            places.add(new NewsroomPlan.Device(
                    names.get(n), "127.0.0.1", devices[n].lower(), devices[n].upper(), devices[n].query()));
        }
        var material = new NewsroomPlan.Material(Optional.empty(), Optional.empty());
        var plan = new NewsroomPlan("NCS-1", places, anywhere(), material, editing, conduct);
        var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), heard::add);
        open.push(newsroom);
        return newsroom;
    }

    private static NewsroomPlan.Listen anywhere() {
        return new NewsroomPlan.Listen("127.0.0.1", 0, 0);
    }

    private int told() {
        return (int) heard.stream().filter(NewsroomEvent.Told.class::isInstance).count();
    }

    private List<String> told(String... names) {
        return heard.stream()
                .filter(NewsroomEvent.Told.class::isInstance)
                .map(event -> ((NewsroomEvent.Told) event).message())
                .filter(List.of(names)::contains)
                .distinct()
                .toList();
    }

    private static void awaitSame(SimulatedNewsroom newsroom, SimulatedDevice... devices) {
        await().atMost(PATIENCE).until(newsroom::settled);
        for (var device : devices) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(wholes(device.shows())).isEqualTo(wholes(newsroom.shows())));
        }
    }

    /** A line for each running order and story, short enough to be read when they differ. */
    private static List<String> wholes(Shows shows) {
        return shows.list().stream()
                .sorted((one, other) -> one.roID().compareTo(other.roID()))
                .flatMap(show -> Stream.concat(
                        Stream.of(show.roID() + " " + show.air() + " "
                                + show.header().hashCode()),
                        show.stories().stream().map(NewsroomAndDeviceTest::line)))
                .toList();
    }

    private static String line(ScriptedStory story) {
        var items = story.story().items().stream()
                .map(item -> item.itemID() + "=" + item.hashCode())
                .toList();
        var script = story.script().stream()
                .flatMap(text -> text.pieces().stream())
                .map(piece -> piece.xml())
                .collect(Collectors.joining());
        return story.id() + " " + story.story().storySlug().orElse("") + " " + items + " " + script.hashCode();
    }

    private static List<String> ids(Shows shows) {
        return shows.list().getFirst().stories().stream()
                .map(story -> story.id())
                .toList();
    }

    private static String last(Shows shows) {
        return shows.find(EVENING).orElseThrow().stories().getLast().id();
    }

    private static MosMessage message(Said said) {
        return Answered.message(said).orElseThrow(() -> new AssertionError(said.toString()));
    }

    private static MosReqObjList search(String words) {
        return new MosReqObjList(Optional.empty(), "q1", MosNumber.of(1), new MosNumber(""), words, "", List.of());
    }

    private static ObjectWish wish(String slug) {
        return new ObjectWish(
                Optional.of(slug),
                Optional.empty(),
                Optional.empty(),
                Optional.of("VIDEO"),
                Optional.of(new TimeBase("50")),
                Optional.of(Samples.of(500)),
                Optional.empty(),
                Optional.of("newsdesk"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Item named(String itemID, Item like) {
        return new Item(
                itemID,
                like.itemSlug(),
                like.objID(),
                like.mosID(),
                like.mosPlugInID(),
                like.mosAbstract(),
                like.objPaths(),
                like.itemChannel(),
                like.itemEdStart(),
                like.itemEdDur(),
                like.itemUserTimingDur(),
                like.itemTrigger(),
                like.macroIn(),
                like.macroOut(),
                like.metadata(),
                like.others());
    }
}
