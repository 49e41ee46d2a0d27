package org.cueway.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.base.Reason;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Planner;
import org.cueway.cue.Playing;
import org.cueway.desk.Show.Place;
import org.cueway.device.DeviceStatus;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is next in each running order, for all consoles alike. By itself it is the first item that a device acts on behind the * one taken last; a person may choose another. Kept in memory only: after a restart it follows from what is on air. Looks
 * again after each cue, after each edit of what is under way, and whenever it is asked. Guarded by its monitor.
 */
public final class Shows implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shows.class);

    private final Planner planner;
    private final Desk desk;
    private final Supplier<List<DeviceStatus>> devices;
    private final Map<RundownId, Seen> seen = new HashMap<>();
    private final Semaphore news = new Semaphore(0);
    /** Those whose edits have to be looked at one by one. */
    private volatile Set<RundownId> begun = Set.of();

    private final Thread thread = Thread.ofVirtual().name("shows").unstarted(this::run);

    /** A running order as it was looked at last; null if it was gone. */
    private record Seen(@Nullable Rundown rundown, ShowTrack track) {}

    /** What came of a choice. */
    public sealed interface Choice {
        /** It is so now. */
        record Chosen(Show show) implements Choice {}

        /** It is as it was; {@code detail} names what was chosen. */
        record Refused(Reason reason, String detail) implements Choice {}
    }

    private Shows(Planner planner, Desk desk, Supplier<List<DeviceStatus>> devices) {
        this.planner = planner;
        this.desk = desk;
        this.devices = devices;
    }

    /** Begins to look. */
    public static Shows start(Planner planner, Playout.Parts parts, Supplier<List<DeviceStatus>> devices) {
        var shows = new Shows(planner, parts.desk(), devices);
        parts.store().subscribe(shows::hear);
        shows.thread.start();
        return shows;
    }
    /** On the thread that all writing waits for. */
    private void hear(Committed committed) {
        if (committed.entry().kind() == Entry.Kind.AIR
                || committed.changes().stream().anyMatch(this::matters)) {
            news.release();
        }
    }

    /** What is next in a running order of which nothing was taken follows from the order alone, whenever it is asked for. */
    private boolean matters(Change change) {
        return switch (change) {
            case Change.CueGiven _ -> true;
            case Change.RundownSaved(var rundown) -> begun.contains(rundown.id());
            case Change.RundownRemoved(var id) -> begun.contains(id);
            case Change.ObjectSaved _, Change.ObjectRemoved _ -> false;
        };
    }

    private void run() {
        try {
            while (true) {
                news.acquire();
                news.drainPermits();
                try {
                    look();
                } catch (RuntimeException bug) {
                    LOG.error("what is next could not be said", bug);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** All shows: running orders that are there, and such that are gone and still on air; in no particular order. */
    public synchronized List<Show> all() {
        look();
        return seen.entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One of them. */
    public synchronized Optional<Show> find(RundownId id) {
        look();
        return Optional.ofNullable(seen.get(id)).map(one -> shown(id, one));
    }

    /** Has an item be the next one; empty: whatever follows what was taken last. */
    public synchronized Choice choose(RundownId id, Optional<Place> item) {
        look();
        var now = seen.get(id);
        if (now == null || now.rundown() == null) {
            return new Choice.Refused(Refusal.UNKNOWN_RUNDOWN, id.roID());
        }
        return item.flatMap(place -> refusal(now.track(), place)).orElseGet(() -> keep(id, now, item));
    }

    /**
     * Has the item be next that is {@code steps} further on, of those that can be taken; nearer the beginning if negative. Said
     * from where the caller saw it, so that two who press the same button at once move it once.
     *
     * @param from empty: from the end, where nothing is next
     */
    public synchronized Choice move(RundownId id, Optional<Place> from, int steps) {
        look();
        var now = seen.get(id);
        if (now == null || now.rundown() == null) {
            return new Choice.Refused(Refusal.UNKNOWN_RUNDOWN, id.roID());
        }
        var track = now.track();
        if (from.isPresent() && track.order().find(from.get()) < 0) {
            return new Choice.Refused(Refusal.UNKNOWN_ITEM, from.get().itemID());
        }
        var to = from.isPresent() ? track.step(from.get(), steps) : steps < 0 ? track.end() : Optional.<Place>empty();
        return to.isPresent() ? keep(id, now, to) : new Choice.Refused(ShowRefusal.NO_FURTHER_ITEM, id.roID());
    }

    private static Optional<Choice> refusal(ShowTrack track, Place item) {
        int index = track.order().find(item);
        if (index < 0) {
            return Optional.of(new Choice.Refused(Refusal.UNKNOWN_ITEM, item.itemID()));
        }
        if (track.isOnAir(item)) {
            return Optional.of(new Choice.Refused(ShowRefusal.IS_ON_AIR, item.itemID()));
        }
        return track.order().steps().get(index).acts()
                ? Optional.empty()
                : Optional.of(new Choice.Refused(ShowRefusal.NO_DEVICE_ACTS, item.itemID()));
    }

    private Choice keep(RundownId id, Seen now, Optional<Place> item) {
        var chosen = new Seen(now.rundown(), now.track().choosing(item));
        seen.put(id, chosen);
        return new Choice.Chosen(shown(id, chosen));
    }

    private static Show shown(RundownId id, Seen one) {
        var track = one.track();
        boolean there = one.rundown() != null;
        var gone = track.onDevices().stream()
                .filter(held -> !there || track.gone().containsKey(held.item()))
                .map(held -> new Show.Gone(
                        held.item(), held.slug(), track.gone().getOrDefault(held.item(), Optional.empty())))
                .distinct()
                .toList();
        return new Show(id, there ? track.next() : Optional.empty(), gone);
    }

    private synchronized void look() {
        var held = held();
        var there = new HashMap<RundownId, Rundown>();
        for (var rundown : desk.rundowns()) {
            there.put(rundown.id(), rundown);
            look(rundown, held.getOrDefault(rundown.id(), List.of()));
        }
        seen.keySet().removeIf(id -> !there.containsKey(id) && !held.containsKey(id));
        held.forEach((id, items) -> {
            if (!there.containsKey(id)) lost(id, items);
        });
        begun = seen.entrySet().stream()
                .filter(entry -> entry.getValue().track().isBegun())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("ReferenceEquality") // see below
    private void look(Rundown rundown, List<ShowTrack.Held> held) {
        var before = seen.get(rundown.id());
        if (before != null
                && before.rundown() == rundown
                && before.track().onDevices().equals(held)) {
            return;
        }
        var track = before == null ? ShowTrack.NONE : before.track();
        seen.put(rundown.id(), new Seen(rundown, track.after(order(rundown), held)));
    }

    /** A running order that is gone keeps its order as long as something of it is on a device: it may come back. */
    private void lost(RundownId id, List<ShowTrack.Held> held) {
        var before = Optional.ofNullable(seen.get(id)).map(Seen::track).orElse(ShowTrack.NONE);
        seen.put(
                id, new Seen(null, new ShowTrack(before.order(), held, before.last(), before.chosen(), before.gone())));
    }

    private Map<RundownId, List<ShowTrack.Held>> held() {
        var held = new HashMap<RundownId, List<ShowTrack.Held>>();
        devices.get().stream()
                .flatMap(device -> device.standings().stream())
                .forEach(standing -> Stream.of(
                                standing.stand().air().map(playing -> held(playing, true)),
                                standing.stand().next().map(playing -> held(playing, false)))
                        .flatMap(Optional::stream)
                        .filter(one -> !one.isTest())
                        .forEach(one -> held.computeIfAbsent(one.id(), _ -> new ArrayList<>())
                                .add(one.held())));
        return held;
    }

    private record HeldOf(ItemRef item, ShowTrack.Held held) {
        RundownId id() {
            return item.rundown();
        }

        boolean isTest() {
            return item.isTest();
        }
    }

    private static HeldOf held(Playing playing, boolean air) {
        var item = playing.cause().item();
        return new HeldOf(
                item,
                new ShowTrack.Held(
                        new Place(item.storyID(), item.itemID()),
                        playing.cause().slug(),
                        playing.since(),
                        air));
    }

    /** An item without an ID cannot be addressed, so it is never next (R102); what floats is passed over. */
    private ShowTrack.Order order(Rundown rundown) {
        return new ShowTrack.Order(rundown.stories().stream()
                .flatMap(story -> story.items().stream()
                        .filter(item -> !item.itemID().isEmpty())
                        .map(item -> new ShowTrack.Step(
                                new Place(story.storyID(), item.itemID()),
                                Planner.slug(item),
                                !floats(story.status())
                                        && !floats(item.status())
                                        && planner.acts(rundown.id().newsroom(), item))))
                .toList());
    }

    private static boolean floats(Optional<Status> status) {
        return status.filter(Status::floats).isPresent();
    }

    /** Looks no more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
