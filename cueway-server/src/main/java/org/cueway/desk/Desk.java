package org.cueway.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Cues;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Trigger;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectSlot;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of running orders and objects. Safe for use by any thread.
 *
 * <p>An edit or a cue takes the lock of the one running order that it touches, is applied by the pure function, is made durable,
 * and only then can be read by others, before anybody hears of it; objects of one newsroom share one lock. The lock is held across the append on
 * purpose: otherwise another lane could read, or build on, a state that a power cut takes back. Nobody ever holds two of
 * these locks. Reading takes none: what is published is immutable.
 */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final RundownStore store;
    private final Limits.Objects limits;
    private final Map<RundownId, Rundown> rundowns = new ConcurrentHashMap<>();
    private final Map<String, RundownId> keys = new ConcurrentHashMap<>();
    private final Catalogue catalogue = new Catalogue();
    private final KeyedLock<RundownId> rundownLocks = new KeyedLock<>();
    private final KeyedLock<String> catalogueLocks = new KeyedLock<>();
    private final Queue<Entry> unsaved = new ConcurrentLinkedQueue<>();
    private volatile Playing playing = new NothingPlays();

    /** The entry that each thing of the snapshot stood at; used while the tail is replayed, by that one thread. */
    private final Map<RundownId, Long> standing = new HashMap<>();

    private final Map<ObjectId, Long> objectsStanding = new HashMap<>();

    private Desk(RundownStore store, Limits.Objects limits) {
        this.store = store;
        this.limits = limits;
    }

    /** A desk with what the projection held. Replay the tail of the journal before anything is submitted. */
    public static Desk recover(RundownStore store) {
        return recover(store, Limits.Objects.defaults());
    }

    /** The same with other limits. */
    static Desk recover(RundownStore store, Limits.Objects limits) {
        var desk = new Desk(store, limits);
        var snapshot = store.snapshot();
        for (var held : snapshot.rundowns()) {
            desk.publish(new Slot.Held(held.thing()));
            desk.standing.put(held.thing().id(), held.entry());
        }
        for (var removed : snapshot.removedRundowns()) {
            desk.standing.put(removed.thing(), removed.entry());
        }
        for (var held : snapshot.objects()) {
            desk.catalogue.publish(new ObjectSlot.Held(held.thing()));
            desk.objectsStanding.put(held.thing().id(), held.entry());
        }
        for (var removed : snapshot.removedObjects()) {
            desk.objectsStanding.put(removed.thing(), removed.entry());
        }
        return desk;
    }

    /**
     * Applies an edit and makes it durable; a refused edit changes nothing and leaves no trace here.
     *
     * @param entry makes the journal entry, with the answer that will be given; called with the lock held, before
     *     anything is durable
     * @throws StoreException if it could not be made durable; then nothing changed
     */
    public EditResult submit(RundownId id, Edit edit, Function<Outcome.Applied, Entry> entry) {
        return change(id, edit, applied -> new Kept(entry.apply(applied), List.of()));
    }

    /**
     * Applies an edit that is a cue as well, which is about the running order as it is afterwards and due at once.
     *
     * @param cue what there is to be said of it; never refused where the edit is applied
     * @param entry makes the journal entry, as above
     * @throws StoreException if it could not be made durable; then nothing changed, and nobody hears of the cue
     */
    public EditResult submit(
            RundownId id, Edit edit, Trigger cue, BiFunction<Outcome.Applied, CueOutcome.Given, Entry> entry) {
        return change(id, edit, applied -> switch (Cues.of(applied.next(), cue, Instant.MIN)) {
            case CueOutcome.Given given ->
                new Kept(entry.apply(applied, given), List.of(new Change.CueGiven(id, given)));
            case CueOutcome.Refused(var reason, var detail) ->
                throw new IllegalArgumentException("an edit is applied, and its cue is not: " + reason.with(detail));
        });
    }

    /**
     * Gives a cue and makes it durable; a refused one leaves no trace here. It takes its turn with the edits of its running
     * order, so it is about what the newsroom had said before it.
     *
     * @param now what is before it is late
     * @param entry makes the journal entry, with the answer that will be given; called with the lock held, before anything
     *     is durable
     * @throws StoreException if it could not be made durable; then nobody hears of it
     */
    public CueResult submit(RundownId id, Trigger trigger, Instant now, Function<CueOutcome.Given, Entry> entry) {
        return rundownLocks.holding(id, () -> switch (Cues.of(slot(id), trigger, now, onDevices(id))) {
            case CueOutcome.Refused(var reason, var detail) -> new CueResult.Refused(reason, detail);
            case CueOutcome.Given given -> new CueResult.Kept(kept(id, given, entry.apply(given)), given);
        });
    }

    /** While the store takes nothing, what devices would do about a cue is done all the same, and written down later. */
    private Entry kept(RundownId id, CueOutcome.Given given, Entry entry) {
        try {
            return entry.numbered(store.append(entry, List.of(new Change.CueGiven(id, given))));
        } catch (StoreException e) {
            if (unsaved.size() >= Limits.Cues.defaults().maxUnsaved() || !playing.act(id, given, entry.time())) {
                throw e;
            }
            unsaved.add(entry);
            LOG.warn("a cue is on its way to devices, and not saved yet: {}", e.getMessage());
            return entry;
        }
    }

    /**
     * Writes down the cues that could not be saved when they were given; called by one thread.
     *
     * @throws StoreException if the store still takes nothing
     */
    void saveCues() {
        for (Entry entry; (entry = unsaved.peek()) != null; unsaved.remove()) {
            store.append(entry, List.of());
        }
    }

    /** Cues that devices act on and that are not saved yet. */
    Collection<Entry> unsavedCues() {
        return List.copyOf(unsaved);
    }

    /** What a cue would be, if it was given now: nothing is kept, and nobody hears of it. */
    public CueOutcome what(RundownId id, Trigger trigger, Instant now) {
        return Cues.of(slot(id), trigger, now, onDevices(id));
    }
    /** Those who act on cues, as far as the desk has to know of them. */
    interface Playing {
        /** The items that devices have: they can be taken off also when the running order lost them. */
        List<ItemRef> items();

        /** Acts on a cue that is not saved; false if there is nothing to do about it. */
        boolean act(RundownId id, CueOutcome.Given given, Instant at);
    }

    void playing(Playing devices) {
        playing = devices;
    }

    private List<ItemRef> onDevices(RundownId id) {
        return playing.items().stream()
                .filter(item -> item.rundown().equals(id))
                .toList();
    }

    /** The entry of an edit, and what subscribers hear besides. */
    private record Kept(Entry entry, List<Change> besides) {}

    private EditResult change(RundownId id, Edit edit, Keeping keeping) {
        return rundownLocks.holding(id, () -> {
            var now = slot(id);
            return switch (Rundowns.apply(now, edit)) {
                case Outcome.Refused refused -> new EditResult.Refused(refused);
                case Outcome.Applied applied -> {
                    var kept = keeping.of(applied);
                    long number = store.append(
                            kept.entry(),
                            joined(changes(now, applied.next()), kept.besides()),
                            () -> publish(applied.next()));
                    yield new EditResult.Kept(kept.entry().numbered(number), applied);
                }
            };
        });
    }

    @FunctionalInterface
    private interface Keeping {
        Kept of(Outcome.Applied applied);
    }

    private static List<Change> joined(List<Change> changes, List<Change> besides) {
        return besides.isEmpty()
                ? changes
                : Stream.concat(changes.stream(), besides.stream()).toList();
    }

    /**
     * Applies what was told about objects of one newsroom, all of it or nothing, and makes it durable.
     *
     * @param entry makes the journal entry; called with the lock held, before anything is durable
     * @return why nothing was applied; empty if all was
     * @throws StoreException if it could not be made durable; then nothing changed
     */
    public Optional<ObjectOutcome.Refused> submit(String newsroom, List<ObjectChange> told, Supplier<Entry> entry) {
        return catalogueLocks.holding(newsroom, () -> switch (catalogue.apply(told)) {
            case Catalogue.Result.Refused(var why) -> Optional.of(why);
            case Catalogue.Result.Applied(var next) -> {
                store.append(entry.get(), catalogue.changes(next), () -> catalogue.publish(next));
                yield Optional.empty();
            }
        });
    }

    /**
     * Applies an edit of an object of our own and makes it durable; one that is refused, or changes nothing, leaves no trace
     * here.
     *
     * @param now by our wall clock
     * @param edit makes the edit from the stamp that it gets: {@code now}, or a little later, so that no two edits of our
     *     objects have the same
     * @param entry makes the journal entry from what the object becomes; its time will be the stamp, so that a replay makes
     *     the same of it. Both are called with the lock held, before anything is durable
     * @throws StoreException if it could not be made durable; then nothing changed
     */
    public ObjectOutcome submit(
            ObjectId id, Instant now, Function<Instant, OwnEdit> edit, Function<ObjectSlot, Entry> entry) {
        return catalogueLocks.holding(id.newsroom(), () -> {
            var stamp = catalogue.stamp(now);
            var outcome = catalogue.apply(id, edit.apply(stamp), limits.maxObjects());
            if (outcome instanceof ObjectOutcome.Applied(var next)) {
                var changes = catalogue.changes(Map.of(id, next));
                if (!changes.isEmpty()) {
                    store.append(entry.apply(next).at(stamp), changes, () -> catalogue.publish(next));
                }
            }
            return outcome;
        });
    }

    /** The same for objects: those that stand behind the entry already are left alone. */
    public List<Change> replay(long entry, List<ObjectChange> told) {
        var behind = told.stream()
                .filter(one -> objectsStanding.getOrDefault(one.id(), 0L) < entry)
                .toList();
        return switch (catalogue.apply(behind)) {
            case Catalogue.Result.Refused(var why) -> {
                LOG.error(
                        "entry {} was accepted, and is refused now: {}",
                        entry,
                        why.reason().with(why.detail()));
                yield List.of();
            }
            case Catalogue.Result.Applied(var next) -> {
                var changes = catalogue.changes(next);
                catalogue.publish(next);
                yield changes;
            }
        };
    }

    /**
     * Applies the edit of an entry that was accepted before the last stop; returns what it changed. Nothing happens if
     * the running order stands behind that entry already. For start-up only, on one thread, in journal order.
     */
    public List<Change> replay(long entry, RundownId id, Edit edit) {
        if (standing.getOrDefault(id, 0L) >= entry) {
            return List.of();
        }
        var now = slot(id);
        return switch (Rundowns.apply(now, edit)) {
            case Outcome.Applied(var next, var _) -> {
                publish(next);
                yield changes(now, next);
            }
            case Outcome.Refused(var reason, var detail) -> {
                // A fault of ours. Not to start for it would silence all the other running orders, too.
                LOG.error("entry {} was accepted, and is refused now: {}", entry, reason.with(detail));
                yield List.of();
            }
        };
    }

    /** The running order as it is now. */
    public Optional<Rundown> find(RundownId id) {
        return Optional.ofNullable(rundowns.get(id));
    }

    /** The running order with that {@link RundownKey}. */
    public Optional<Rundown> findByKey(String key) {
        return Optional.ofNullable(keys.get(key)).flatMap(this::find);
    }

    /** All running orders, in no particular order. */
    public Collection<Rundown> rundowns() {
        return List.copyOf(rundowns.values());
    }

    /** The object as last told; empty for one of our own that was deleted. */
    public Optional<StoredObject> findObject(ObjectId id) {
        return catalogue.find(id).filter(object -> !object.isDeleted());
    }

    /** All objects but those of our own that were deleted, in no particular order. */
    public Collection<StoredObject> objects() {
        return catalogue.all().stream().filter(object -> !object.isDeleted()).toList();
    }

    /** Our own objects, in no particular order; those that were deleted and are still remembered among them. */
    public Collection<StoredObject> ours() {
        return catalogue.all().stream().filter(object -> object.id().isOurs()).toList();
    }

    /** Whether we have that object; one of our own that was deleted we have not. */
    public boolean holds(ObjectId id) {
        return findObject(id).isPresent();
    }

    private Slot slot(RundownId id) {
        var held = rundowns.get(id);
        return held == null ? new Slot.Empty(id) : new Slot.Held(held);
    }

    private void publish(Slot next) {
        switch (next) {
            case Slot.Held(var rundown) -> {
                if (rundowns.put(rundown.id(), rundown) == null) {
                    keys.put(RundownKey.of(rundown.id()), rundown.id());
                }
            }
            case Slot.Empty(var id) -> {
                rundowns.remove(id);
                keys.remove(RundownKey.of(id));
            }
        }
    }

    /** What the projection has to take over. What shares all its parts is compared by identity, so this is cheap. */
    private static List<Change> changes(Slot now, Slot next) {
        if (now.equals(next)) {
            return List.of();
        }
        return switch (next) {
            case Slot.Held(var rundown) -> List.of(new Change.RundownSaved(rundown));
            case Slot.Empty(var id) -> List.of(new Change.RundownRemoved(id));
        };
    }

    /** No devices. */
    private record NothingPlays() implements Playing {
        @Override
        public List<ItemRef> items() {
            return List.of();
        }

        @Override
        public boolean act(RundownId id, CueOutcome.Given given, Instant at) {
            return false;
        }
    }
}
