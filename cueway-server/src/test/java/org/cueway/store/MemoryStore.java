package org.cueway.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cueway.base.TimeSource;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * The store in memory, for tests. What it would have on its disk is a {@link Disk}, which outlives it: open another store
 * on it for a restart, without {@link #close} for a crash. The projection is brought up by {@code close} only, so that
 * after a crash everything is replayed. Guarded by its disk.
 */
public final class MemoryStore implements RundownStore {
    private final Disk disk;
    private final TimeSource time;
    private final Snapshot snapshot;
    private final Map<Record, Change> newest = new LinkedHashMap<>();
    private final Map<Record, Long> standsAt = new LinkedHashMap<>();
    private final List<Consumer<Committed>> subscribers = new ArrayList<>();
    private boolean recovered;
    private boolean closed;
    private StoreState state;

    private MemoryStore(Disk disk, TimeSource time) {
        this.disk = disk;
        this.time = time;
        this.snapshot = disk.snapshot();
        this.recovered = disk.projected == disk.entries.size();
        this.state = new StoreState(true, "", time.now(), disk.entries.size(), disk.projected, 0);
    }

    /** What survives a restart. */
    public static final class Disk {
        private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
        private final Map<RundownId, Snapshot.At<Rundown>> rundowns = new LinkedHashMap<>();
        private final Map<ObjectId, Snapshot.At<StoredObject>> objects = new LinkedHashMap<>();
        private long projected;

        private Snapshot snapshot() {
            var receipts = new TreeMap<Long, Receipt>();
            var blocks = new LinkedHashMap<List<String>, Snapshot.Reserved>();
            var outbox = new TreeMap<Long, Entry>();
            for (var entry : entries) {
                if (entry.leavesReceipt()) {
                    receipts.put(entry.number(), receipt(entry));
                }
                if (entry.kind() == Entry.Kind.MESSAGE_IDS) {
                    blocks.put(
                            List.of(entry.newsroom(), entry.ncsID(), entry.channel()),
                            new Snapshot.Reserved(
                                    entry.newsroom(), entry.ncsID(), entry.channel(), Long.parseLong(entry.message())));
                } else if (entry.kind() == Entry.Kind.QUEUED) {
                    outbox.put(entry.number(), entry);
                } else {
                    Settlement.of(entry).ifPresent(settled -> outbox.remove(settled.queued()));
                }
            }
            return new Snapshot(
                    List.copyOf(rundowns.values()),
                    List.copyOf(objects.values()),
                    List.of(),
                    List.of(),
                    List.copyOf(receipts.values()),
                    List.copyOf(blocks.values()),
                    List.copyOf(outbox.values()));
        }

        private static Receipt receipt(Entry entry) {
            return new Receipt(
                    entry.mosID(),
                    entry.ncsID(),
                    entry.channel(),
                    entry.messageID(),
                    entry.hash(),
                    entry.time(),
                    entry.number(),
                    entry.answer());
        }
    }

    /** A store on a disk that may have been used before. */
    public static MemoryStore open(Disk disk, TimeSource time) {
        return new MemoryStore(disk, time);
    }

    /** A store on a new disk. */
    public static MemoryStore open() {
        return new MemoryStore(new Disk(), TimeSource.system());
    }

    /** From now on entries are refused, as with a full disk. */
    public void refuse(StoreFault fault) {
        synchronized (disk) {
            state = new StoreState(
                    false, fault.text(), time.now(), state.lastEntry(), state.projected(), state.droppedNotes());
        }
    }

    /** From now on entries are taken again. */
    public void heal() {
        synchronized (disk) {
            state = new StoreState(true, "", time.now(), state.lastEntry(), state.projected(), state.droppedNotes());
        }
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void replay(Function<Entry, List<Change>> apply) {
        synchronized (disk) {
            if (recovered) {
                return;
            }
            for (var entry : disk.entries.subList((int) disk.projected, disk.entries.size())) {
                if (entry.isReplayed()) {
                    note(entry.number(), apply.apply(entry));
                }
            }
            recovered = true;
        }
    }

    @Override
    public long append(Entry entry, List<Change> changes, Runnable publish) {
        synchronized (disk) {
            if (!recovered) {
                throw new IllegalStateException("replay the tail of the journal before the first entry is appended");
            }
            if (closed) {
                throw new StoreException(StoreFault.CLOSED.text());
            }
            if (!state.writable()) {
                throw new StoreException(state.reason());
            }
            long number = disk.entries.size() + 1L;
            disk.entries.add(entry.numbered(number));
            note(number, changes);
            state = new StoreState(true, "", state.since(), number, disk.projected, state.droppedNotes());
            publish.run();
            subscribers.forEach(
                    subscriber -> subscriber.accept(new Committed(entry.numbered(number), List.copyOf(changes))));
            return number;
        }
    }

    private void note(long number, List<Change> changes) {
        for (var change : changes) {
            Optional<Record> id = switch (change) {
                case Change.RundownSaved(var rundown) -> Optional.of(rundown.id());
                case Change.RundownRemoved(var gone) -> Optional.of(gone);
                case Change.ObjectSaved(var object) -> Optional.of(object.id());
                case Change.ObjectRemoved(var gone) -> Optional.of(gone);
                case Change.CueGiven _ -> Optional.empty();
            };
            id.ifPresent(thing -> {
                newest.put(thing, change);
                standsAt.put(thing, number);
            });
        }
    }

    @Override
    public void note(Entry entry) {
        synchronized (disk) {
            if (state.writable() && !closed) {
                append(entry, List.of());
            } else {
                state = new StoreState(
                        state.writable(),
                        state.reason(),
                        state.since(),
                        state.lastEntry(),
                        state.projected(),
                        state.droppedNotes() + 1);
            }
        }
    }

    @Override
    public void subscribe(Consumer<Committed> subscriber) {
        synchronized (disk) {
            subscribers.add(subscriber);
        }
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        synchronized (disk) {
            return disk.entries.reversed().stream()
                    .filter(entry -> entry.number() < query.before())
                    .filter(entry ->
                            query.newsroom().isEmpty() || query.newsroom().equals(entry.newsroom()))
                    .filter(entry ->
                            query.rundown().isEmpty() || query.rundown().equals(entry.rundown()))
                    .filter(entry -> query.kind().map(entry.kind()::equals).orElse(true))
                    .limit(query.limit())
                    .toList();
        }
    }

    @Override
    public StoreState state() {
        synchronized (disk) {
            return state;
        }
    }

    @Override
    public void close() {
        synchronized (disk) {
            if (closed || !recovered) {
                return;
            }
            closed = true;
            newest.forEach((id, change) -> project(change, standsAt.getOrDefault(id, 0L)));
            disk.projected = disk.entries.size();
        }
    }

    private void project(Change change, long entry) {
        switch (change) {
            case Change.RundownSaved(var rundown) -> disk.rundowns.put(rundown.id(), new Snapshot.At<>(rundown, entry));
            case Change.RundownRemoved(var id) -> disk.rundowns.remove(id);
            case Change.ObjectSaved(var object) -> disk.objects.put(object.id(), new Snapshot.At<>(object, entry));
            case Change.ObjectRemoved(var id) -> disk.objects.remove(id);
            case Change.CueGiven _ -> {}
        }
    }
}
