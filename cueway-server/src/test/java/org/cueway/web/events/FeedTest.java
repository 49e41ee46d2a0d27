package org.cueway.web.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Cues;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Change;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RandomEdits;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.templates.ItemMarks;
import org.cueway.templates.Templates;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.RundownJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class FeedTest {
    private static final RundownId RO1 = new RundownId("NCS", "RO1");
    private static final String KEY = RundownKey.of(RO1);

    private static final PrompterJson PROMPTER = new PrompterJson(Pace.of(ReadRate.wordsPerMinute(180)));

    /** Whose objects the items of {@link Samples} name. */
    private static final String OURS = "graphics.mos";

    private final MemoryStore store = MemoryStore.open();
    private final Map<RundownId, Rundown> held = new ConcurrentHashMap<>();
    private final Map<ObjectId, StoredObject> ours = new ConcurrentHashMap<>();
    private final List<LaneStatus> lanes = new CopyOnWriteArrayList<>();
    private Feed feed = start(limits(1_000, 1_000, 1_000));

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aConsoleThatAppliesWhatItIsToldShowsWhatIsHeld(long seed) throws InterruptedException {
        var edits = new RandomEdits(seed);
        edit(edits, 30); // before anybody looks
        try (var looking = new Console(subscribe(KEY))) {
            looking.until(hello -> true);
            edit(edits, 100);
            looking.until(caughtUp());
            assertThat(looking.shown()).isEqualTo(expected());
            assertThat(looking.rows()).isEqualTo(expectedRows());
            assertThat(looking.resets).isZero();
        }
    }

    @Test
    void aConsoleThatIsNotReadLosesItsQueueAndReloads() throws InterruptedException {
        feed.close();
        feed = start(limits(50, 1_000, 3));
        try (var slow = new Console(subscribe(KEY))) {
            var edits = new RandomEdits(7);
            slow.until(hello -> true);
            for (int i = 0; i < 20; i++) {
                edit(edits, 1);
                TimeSource.system().sleep(Duration.ofMillis(3)); // a tick each
            }
            slow.until(caughtUp());
            assertThat(slow.resets).isPositive();
            assertThat(slow.shown()).isEqualTo(expected());
        }
    }

    @Test
    void moreThanTheBacklogHoldsMakesConsolesReload() throws InterruptedException {
        feed.close();
        feed = start(limits(50, 10, 1_000));
        try (var looking = new Console(subscribe(KEY))) {
            looking.until(hello -> true);
            edit(new RandomEdits(3), 2_000);
            looking.until(caughtUp());
            assertThat(looking.resets).isPositive();
            assertThat(looking.shown()).isEqualTo(expected());
        }
    }

    @Test
    void aConsoleThatComesBackGetsWhatItMissedAndNothingElse() throws InterruptedException {
        var edits = new RandomEdits(5);
        try (var other = new Console(subscribe(KEY))) {
            other.until(hello -> true);
            long seen;
            Map<String, JsonNode> shown;
            try (var first = new Console(subscribe(KEY))) {
                first.until(hello -> true);
                edit(edits, 20);
                first.until(caughtUp());
                seen = first.number;
                shown = first.model;
            }
            edit(edits, 20);
            other.until(caughtUp());
            try (var again =
                    new Console(feed.subscribe(KEY, OptionalLong.of(seen)).orElseThrow())) {
                again.model.putAll(shown);
                again.loads = false;
                again.until(caughtUp());
                assertThat(again.resets).isZero();
                assertThat(again.shown()).isEqualTo(expected());
            }
        }
    }

    @Test
    void aConsoleThatWasAwayTooLongReloads() throws InterruptedException {
        edit(new RandomEdits(5), 20);
        try (var again = new Console(feed.subscribe("", OptionalLong.of(3)).orElseThrow())) {
            again.until(told -> again.resets > 0);
        }
        try (var fromTheFuture =
                new Console(feed.subscribe("", OptionalLong.of(9_999)).orElseThrow())) {
            fromTheFuture.until(told -> fromTheFuture.resets > 0);
        }
    }

    @Test
    void ofAFloodOnlyTheNewestMessagesAreShownAndTheRestIsCounted() throws InterruptedException {
        feed.close();
        feed = start(limits(5, 10_000, 1_000));
        try (var looking = new Console(subscribe(""))) {
            looking.until(hello -> true);
            var edits = new RandomEdits(4);
            edit(edits, 500);
            looking.until(caughtUp());
            assertThat(looking.rows().size() + looking.skipped).isEqualTo(500);
            assertThat(looking.skipped).isPositive();
            assertThat(looking.rows().getLast()).isEqualTo(500);
        }
    }

    @Test
    void aCueIsToldToThoseWhoLookAtItsRunningOrderAndToWhoComesBack() throws InterruptedException {
        var elsewhere = new Console(subscribe("another key"));
        try (elsewhere;
                var looking = new Console(subscribe(KEY))) {
            looking.until(hello -> true);
            elsewhere.until(hello -> true);
            long first = cue(Verb.PREPARE);
            looking.until(caughtUp());
            assertThat(looking.cues).isEqualTo(List.of(first + " prepare"));

            long seen = looking.number;
            long second = cue(Verb.TAKE);
            looking.until(caughtUp());
            assertThat(looking.cues).isEqualTo(List.of(first + " prepare", second + " take"));
            elsewhere.until(caughtUp());
            assertThat(elsewhere.cues).isEmpty();
            assertThat(elsewhere.rows()).isEqualTo(List.of(first, second));

            try (var again =
                    new Console(feed.subscribe(KEY, OptionalLong.of(seen)).orElseThrow())) {
                again.loads = false;
                again.until(caughtUp());
                assertThat(again.cues).isEqualTo(List.of(second + " take"));
                assertThat(again.resets).isZero();
            }
        }
    }

    @Test
    void R112_anItemMissesItsObjectUntilThatIsThereAndWhoLooksSeesBoth() throws InterruptedException {
        hold(Samples.rundown(RO1, 2));
        try (var looking = new Console(subscribe(KEY));
                var atNone = new Console(subscribe(""))) {
            looking.until(hello -> true);
            atNone.until(hello -> true);
            assertThat(looking.isMissing()).isTrue();

            hold(object("READY"));
            looking.until(caughtUp());
            assertThat(looking.isMissing()).isFalse();
            assertThat(looking.shown()).isEqualTo(expected());

            hold(object(StoredObject.DELETED));
            looking.until(caughtUp());
            assertThat(looking.isMissing()).isTrue();
            assertThat(looking.shown()).isEqualTo(expected());
            assertThat(looking.objects).isEqualTo(List.of("OBJ-I0 true", "OBJ-I0 false"));

            atNone.until(caughtUp());
            assertThat(atNone.objects).isEqualTo(looking.objects);
        }
    }

    private static StoredObject object(String status) {
        return new StoredObject(
                new ObjectId("", OURS, "OBJ-I0"), Samples.fields("status", status), List.of(), List.of());
    }

    private void hold(Rundown rundown) {
        store.append(
                Samples.entry(Entry.Kind.EDIT, "1", rundown.id().roID(), "m"),
                List.of(new Change.RundownSaved(rundown)));
        held.put(rundown.id(), rundown);
    }

    /** Durable first, then there for all to see, as with running orders. */
    private void hold(StoredObject object) {
        store.append(
                Samples.entry(Entry.Kind.OBJECT, "1", object.id().objID(), "m"),
                List.of(new Change.ObjectSaved(object)));
        if (object.isDeleted()) {
            ours.remove(object.id());
        } else {
            ours.put(object.id(), object);
        }
    }

    private long cue(Verb verb) {
        var trigger = Trigger.now(new Origin.Console("127.0.0.1"), verb, new Target.Whole());
        var given = (CueOutcome.Given) Cues.of(Grid.held(Grid.BASE), trigger, Instant.EPOCH);
        return store.append(
                Samples.entry(Entry.Kind.CUE, "1", KEY, "m").changing(CueLines.of(given)),
                List.of(new Change.CueGiven(RO1, given)));
    }

    @Test
    void tooManyConsolesAreTurnedAwayAndAPlaceThatIsLeftIsFree() {
        var open = new ArrayList<Subscription>();
        for (int i = 0; i < Limits.Feed.defaults().maxConsoles(); i++) {
            open.add(subscribe(""));
        }
        assertThat(feed.subscribe("", OptionalLong.empty())).isEmpty();
        open.removeLast().close();
        assertThat(feed.subscribe("", OptionalLong.empty())).isPresent();
    }

    @Test
    void whenTheGatewayStopsEveryStreamEnds() throws InterruptedException {
        var waiting = subscribe("");
        waiting.next(Duration.ofSeconds(5));
        feed.close();
        await().until(() -> waiting.next(Duration.ofMillis(1)).isEmpty());
    }

    private static Limits.Feed limits(int maxRows, int maxBacklog, int maxQueued) {
        return new Limits.Feed(
                Duration.ofMillis(1),
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                maxBacklog,
                1 << 20,
                maxRows,
                10_000,
                maxQueued,
                200);
    }

    private Feed start(Limits.Feed limits) {
        var watched = new Watched(
                this::status,
                () -> lanes,
                List::of,
                new Watched.Air(List::of, List::of, Optional::empty),
                new Watched.Held(
                        () -> List.copyOf(held.values()),
                        new Holdings(Set.of(OURS), _ -> false),
                        () -> List.copyOf(ours.values()),
                        Templates.NONE),
                new Watched.Shown(new MessageJson(hash -> Optional.empty(), this::byKey), PROMPTER),
                store::subscribe);
        return Feed.start(watched, limits, TimeSource.system());
    }

    private Optional<Rundown> byKey(String key) {
        return held.values().stream()
                .filter(rundown -> RundownKey.of(rundown.id()).equals(key))
                .findFirst();
    }

    private JsonNode status() {
        var json = JsonNodeFactory.instance.objectNode().put("startedAt", "2026-11-24T12:00:00Z");
        json.putObject("store").put("lastEntry", store.state().lastEntry());
        return json;
    }

    private Subscription subscribe(String key) {
        return feed.subscribe(key, OptionalLong.empty()).orElseThrow();
    }

    /** As the desk does it: durable first, then held for all to see. */
    private void edit(RandomEdits edits, int times) {
        for (int i = 0; i < times; i++) {
            edits.appendTo(store);
            var model = edits.model();
            held.keySet().removeIf(id -> !model.containsKey(id));
            model.forEach((id, thing) -> {
                if (thing instanceof Rundown rundown) {
                    held.put(rundown.id(), rundown);
                }
            });
        }
    }

    private Predicate<Console> caughtUp() {
        long last = store.state().lastEntry();
        return console -> console.number >= last;
    }

    private Map<String, JsonNode> expected() {
        var all = new ConcurrentHashMap<String, JsonNode>();
        held.values().forEach(rundown -> {
            var key = RundownKey.of(rundown.id());
            all.put(key, RundownJson.summary(key, rundown));
            if (rundown.id().equals(RO1)) {
                all.put(
                        "whole",
                        RundownJson.whole(
                                key,
                                rundown,
                                new ItemMarks(new Holdings(Set.of(OURS), ours::containsKey), Templates.NONE)));
                all.put("scripts", scripts(PROMPTER.whole(key, rundown, "")));
            }
        });
        return all;
    }

    private static JsonNode scripts(ObjectNode prompter) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("stories", prompter.path("stories"));
        return json;
    }

    private List<Long> expectedRows() {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 100)).stream()
                .map(Entry::number)
                .toList()
                .reversed();
    }

    /** What a console does: loads, then applies. */
    private final class Console implements AutoCloseable {
        private final JsonMapper mapper = JsonMapper.shared();
        private final Subscription subscription;
        private final Map<String, JsonNode> model = new ConcurrentHashMap<>();
        private final List<Long> rows = new ArrayList<>();
        private final List<String> cues = new ArrayList<>();
        private final List<String> objects = new ArrayList<>();
        private long number;
        private int skipped;
        private int resets;
        private boolean loads = true;

        Console(Subscription subscription) {
            this.subscription = subscription;
        }

        /** Takes what comes until {@code enough}, at least one event. */
        void until(Predicate<Console> enough) throws InterruptedException {
            do {
                for (String event :
                        subscription.next(Duration.ofSeconds(10)).orElseThrow().split("\n\n")) {
                    take(event);
                }
            } while (!enough.test(this));
        }

        private void take(String event) {
            var name = line(event, "event: ");
            var data = mapper.readTree(line(event, "data: "));
            switch (name) {
                case "hello" -> {
                    if (loads) {
                        load();
                    }
                }
                case "reset" -> {
                    resets++;
                    load();
                }
                case "rundowns" -> data.path("items").forEach(this::patch);
                case "cues" ->
                    data.path("items")
                            .forEach(cue -> cues.add(cue.path("number").asLong() + " "
                                    + cue.path("verb").asString()));
                case "messages" -> {
                    data.path("items")
                            .forEach(row -> rows.add(row.path("number").asLong()));
                    skipped += data.path("skipped").asInt();
                }
                case "objects" ->
                    data.path("items")
                            .forEach(object -> objects.add(object.path("objID").asString() + " "
                                    + object.path("held").asBoolean()));
                default -> assertThat(name).isIn("status", "lanes");
            }
            var id = line(event, "id: ");
            number = id.isEmpty() ? number : Long.parseLong(id);
        }

        private void load() {
            number = Math.max(number, store.state().lastEntry());
            model.clear();
            model.putAll(expected());
        }

        private void patch(JsonNode item) {
            var key = item.path("key").asString();
            if (item.has("removed")) {
                model.remove(key);
                if (key.equals(KEY)) {
                    model.remove("whole");
                    model.remove("scripts");
                }
                return;
            }
            model.put(key, item.path("summary"));
            if (key.equals(KEY) && subscription.watched().equals(KEY)) {
                var whole = model.getOrDefault("whole", JsonNodeFactory.instance.objectNode());
                model.put("whole", ConsoleDouble.patched(whole, item));
                var scripts = model.getOrDefault("scripts", JsonNodeFactory.instance.objectNode());
                model.put("scripts", ConsoleDouble.arranged(scripts, item, "scripts"));
            }
        }

        Map<String, JsonNode> shown() {
            return model;
        }

        boolean isMissing() {
            var whole = model.getOrDefault("whole", JsonNodeFactory.instance.objectNode());
            return whole.at("/stories/0/items/0/missingObject").asBoolean(false);
        }

        List<Long> rows() {
            return rows;
        }

        private static String line(String event, String start) {
            return event.lines()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    /** How a console applies the detail of a patch; written down a second time, in its terms. */
    private static final class ConsoleDouble {
        private ConsoleDouble() {}

        static JsonNode patched(JsonNode whole, JsonNode item) {
            var next = item.has("header") ? (ObjectNode) item.path("header").deepCopy() : (ObjectNode) whole.deepCopy();
            next.set("stories", arranged(whole, item, "stories").path("stories"));
            return next;
        }

        /** The stories of {@code whole} with those of the patch under {@code name}, in the order that it says. */
        static JsonNode arranged(JsonNode whole, JsonNode item, String name) {
            var stories = new LinkedHashMap<String, JsonNode>();
            whole.path("stories")
                    .forEach(story -> stories.put(story.path("storyID").asString(), story));
            item.path(name).forEach(story -> stories.put(story.path("storyID").asString(), story));
            var order = new ArrayList<String>();
            if (item.has("order")) {
                item.path("order").forEach(id -> order.add(id.asString()));
            } else {
                whole.path("stories")
                        .forEach(story -> order.add(story.path("storyID").asString()));
            }
            var next = JsonNodeFactory.instance.objectNode();
            var list = next.putArray("stories");
            order.stream().filter(stories::containsKey).forEach(id -> list.add(stories.get(id)));
            return next;
        }
    }
}
