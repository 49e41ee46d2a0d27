package org.cueway.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Action;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Planner;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Trigger;
import org.cueway.cue.Values;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceStatus;
import org.cueway.device.Devices;
import org.cueway.device.DryRun;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Item;
import org.cueway.rundown.RundownId;
import org.cueway.store.AirLines;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From cues that are durable to devices, and from what devices did back into the journal. Two threads: one hands cues to devices
 * and waits for nobody; the other ({@link AirLog}) writes down what came of them. A cue of few items, in front of which no other
 * waits, does without the first: it is handed on by whoever says that it is durable, and so is not late because a processor
 * was busy when a thread had to be woken.
 */
public final class Playout implements Desk.Playing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);
    /** Cues that wait to be planned; they are seconds late long before so many do. */
    private static final int MAX_WAITING = 10_000;
    /** Items of a cue that is handed on at once: all writing waits meanwhile, for about a tenth of a millisecond each. */
    private static final int ITEMS_AT_ONCE = 4;

    private final Planner planner;
    private final Desk desk;
    private final Devices devices;
    private final AirLog log;
    private final TimeSource time;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    /** Those in the queue, and the one that is being planned. */
    private final AtomicInteger before = new AtomicInteger();
    /** Running orders that wait as {@link Waiting.ToldAnew}, once each. */
    private final Set<RundownId> toldAnew = ConcurrentHashMap.newKeySet();

    /** A platform thread, as those of the devices are. */
    private final Thread thread =
            Thread.ofPlatform().daemon().name("cues-to-devices").unstarted(this::run);

    /** What may come to actions. */
    private sealed interface Waiting {
        Instant at();

        record Cued(RundownId rundown, CueOutcome.Given given, Instant at) implements Waiting {}

        /** A newsroom told a running order anew of which devices have items. */
        record ToldAnew(RundownId id, Instant at) implements Waiting {}

        /** An object of ours is otherwise now. */
        record Renewed(StoredObject object, Instant at) implements Waiting {}
    }

    /** Where running orders are, and what is kept. */
    public record Parts(Desk desk, RundownStore store) {}

    /** Makes the devices. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens them all.
         *
         * @param stands what should be at the places of each device, by its id
         */
        Devices open(Map<String, Map<String, Stand>> stands, DeviceRunner.Context context);
    }

    /**
     * What a cue would do.
     *
     * @param remarks what is odd about it, in words
     */
    public record Rehearsed(List<Step> steps, List<String> remarks) {
        public Rehearsed {
            steps = List.copyOf(steps);
            remarks = List.copyOf(remarks);
        }

        /** One action, and what it would send. */
        public record Step(Action action, DryRun dryRun) {}
    }

    private Playout(Planner planner, Parts parts, Opening opening, TimeSource time) {
        var limits = Limits.Devices.defaults();
        this.planner = planner;
        this.desk = parts.desk();
        this.time = time;
        var stands = stands(parts.store(), limits.recalled());
        this.log = new AirLog(parts, stands, time);
        this.devices = opening.open(stands, new DeviceRunner.Context(log::report, limits, time));
    }

    /**
     * Opens the devices with what was on air before the last stop, and hands them cues from now on. The tail of the journal was
     * replayed before, and no message is taken yet.
     */
    public static Playout start(Planner planner, Parts parts, Opening opening, TimeSource time) {
        var playout = new Playout(planner, parts, opening, time);
        parts.desk().playing(playout);
        parts.store().subscribe(playout::hear);
        parts.store().subscribe(playout.log::hear);
        playout.log.start();
        playout.thread.start();
        return playout;
    }

    /** What should be where, as the newest entries say. */
    private static Map<String, Map<String, Stand>> stands(RundownStore store, int recalled) {
        Map<String, Map<String, Stand>> stands = new HashMap<>();
        long before = Long.MAX_VALUE;
        int page = 1_000;
        for (int seen = 0; seen < recalled; seen += page) {
            var entries = store.entries(EntryQuery.air(before, page));
            for (var entry : entries) {
                AirLines.place(entry.changed())
                        .ifPresent(place -> stands.computeIfAbsent(place.device(), _ -> new HashMap<>())
                                .putIfAbsent(place.name(), place.stand()));
            }
            if (entries.size() < page) break;
            before = entries.getLast().number();
        }
        stands.values().forEach(places -> places.values().removeIf(Stand.IDLE::equals));
        return stands;
    }

    /** On the thread that all writing waits for. */
    private void hear(Committed committed) {
        var at = committed.entry().time();
        for (var change : committed.changes()) {
            if (change instanceof Change.CueGiven(var rundown, var given)
                    && !give(new Waiting.Cued(rundown, given, at))) {
                LOG.error(
                        "cue {} is dropped: {} wait already", committed.entry().number(), MAX_WAITING);
            }
            if (change instanceof Change.RundownSaved(var rundown)
                    && log.hasOnDevices(rundown.id())
                    && toldAnew.add(rundown.id())
                    && !offer(new Waiting.ToldAnew(rundown.id(), at))) {
                toldAnew.remove(rundown.id());
            }
            if (change instanceof Change.ObjectSaved(var object)
                    && Carried.isIn(object)
                    && !offer(new Waiting.Renewed(object, at))) {
                LOG.warn(
                        "what is ready of {} has to be prepared anew: {} cues wait already",
                        object.id().objID(),
                        MAX_WAITING);
            }
        }
    }

    /** Hands a cue on, or lets it wait behind what came before; false if too many wait. */
    private boolean give(Waiting.Cued cued) {
        if (before.get() > 0 || cued.given().cues().size() > ITEMS_AT_ONCE) {
            return offer(cued);
        }
        handOn(cued);
        return true;
    }

    private boolean offer(Waiting waiting) {
        before.incrementAndGet();
        boolean taken = queue.offer(waiting);
        if (!taken) {
            before.decrementAndGet();
        }
        return taken;
    }

    private void run() {
        try {
            while (true) {
                handOn(queue.take());
                before.decrementAndGet();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOn(Waiting waiting) {
        try {
            devices.offer(actions(waiting), waiting.at());
        } catch (RuntimeException bug) {
            LOG.error("a cue came to nothing: {}", waiting, bug);
        }
    }

    private List<Action> actions(Waiting waiting) {
        return switch (waiting) {
            case Waiting.Cued(var rundown, var given, var _) ->
                plan(rundown, given).actions();
            case Waiting.ToldAnew(var id, var _) -> {
                // Before the look: what is told from now on waits anew.
                toldAnew.remove(id);
                yield renaming(id);
            }
            case Waiting.Renewed(var object, var _) ->
                Carried.by(object).map(carries -> renewal(object, carries)).orElse(List.of());
        };
    }

    /** Of all items that are ready somewhere, those that name the object. */
    private List<Action> renewal(StoredObject object, GraphicPayload carries) {
        var held = held().toList();
        return held.stream()
                .flatMap(one -> one.stand().next().stream())
                .map(next -> next.cause().item())
                .distinct()
                .flatMap(where -> item(where)
                        .filter(item -> item.objID()
                                        .equals(Optional.of(object.id().objID()))
                                && item.mosID().equals(Optional.of(object.id().mosID())))
                        .stream()
                        .flatMap(item -> planner.renewal(where, item, carries, held).stream()))
                .toList();
    }

    private List<Action> renaming(RundownId rundown) {
        var held = held().toList();
        return held.stream()
                .flatMap(one -> one.stand().next().stream())
                .map(next -> next.cause().item())
                .filter(where -> where.rundown().equals(rundown))
                .distinct()
                .flatMap(where -> item(where).stream().flatMap(item -> planner.renaming(where, item, held).stream()))
                .toList();
    }

    private Optional<Item> item(ItemRef where) {
        return desk.find(where.rundown()).stream()
                .flatMap(rundown -> rundown.stories().stream())
                .filter(story -> story.storyID().equals(where.storyID()))
                .flatMap(story -> story.items().stream())
                .filter(item -> item.itemID().equals(where.itemID()))
                .findFirst();
    }

    private Planner.Plan plan(RundownId rundown, CueOutcome.Given given) {
        return planner.plan(rundown, given, held().toList());
    }

    /** Whether a device has anything of a running order on air, also if the running order itself is gone. */
    public boolean isOnAir(RundownId id) {
        return held().flatMap(one -> one.stand().air().stream())
                .anyMatch(playing -> playing.cause().item().rundown().equals(id));
    }

    private Stream<Planner.Held> held() {
        return devices.statuses().stream()
                .flatMap(device ->
                        device.standings().stream().map(standing -> new Planner.Held(device.id(), standing.stand())));
    }

    @Override
    public boolean act(RundownId id, CueOutcome.Given given, Instant at) {
        return !plan(id, given).actions().isEmpty() && offer(new Waiting.Cued(id, given, at));
    }

    @Override
    public List<ItemRef> items() {
        return held().map(Planner.Held::stand)
                .flatMap(stand -> Stream.of(stand.air(), stand.next()))
                .flatMap(Optional::stream)
                .map(Playing::cause)
                .map(cause -> cause.item())
                .distinct()
                .toList();
    }

    /** What a trigger would do now; nothing is kept or sent. Empty if it would be refused, or nothing follows from it. */
    public Rehearsed rehearse(RundownId rundown, Trigger trigger) {
        var steps = new ArrayList<Rehearsed.Step>();
        var remarks = new ArrayList<String>();
        switch (desk.what(rundown, trigger, time.now())) {
            case CueOutcome.Refused(var reason, var detail) -> remarks.add(reason.with(detail));
            case CueOutcome.Given given -> {
                var plan = plan(rundown, given);
                remarks.addAll(plan.remarks());
                for (var action : plan.actions()) {
                    devices.find(action.device())
                            .ifPresent(runner -> steps.add(new Rehearsed.Step(action, runner.dryRun(action))));
                }
            }
        }
        return new Rehearsed(steps, remarks);
    }

    /** The values with which rules put something on a device; see {@link Planner#uses}. */
    public List<Values> uses(String device) {
        return planner.uses(device);
    }

    /** All devices. */
    public Devices devices() {
        return devices;
    }

    public List<DeviceStatus> statuses() {
        return devices.statuses();
    }

    /** Takes no more cues, closes the devices, and writes down what is left to be written. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        devices.close();
        log.close();
    }
}
