package org.cueway.desk;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownStore;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreException;
import org.cueway.store.StoreState;

/** A store in memory that does what the test tells it: refuse, or run something in the middle of an append. */
public final class ScriptedStore implements RundownStore {
    public final List<Entry> entries = new CopyOnWriteArrayList<>();
    public final List<Entry> notes = new CopyOnWriteArrayList<>();
    public final List<List<Change>> changes = new CopyOnWriteArrayList<>();

    private final Snapshot snapshot;
    private volatile boolean refusing;
    private volatile Runnable onAppend = () -> {};

    public ScriptedStore(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A new store that holds nothing. */
    public static ScriptedStore empty() {
        return new ScriptedStore(Snapshot.empty());
    }

    /** A store that was told of a block of messageIDs before it was opened. */
    public static ScriptedStore withReserved(String newsroom, String ncsID, String channel, long last) {
        var block = new Snapshot.Reserved(newsroom, ncsID, channel, last);
        return new ScriptedStore(
                new Snapshot(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(block), List.of()));
    }

    /** Whether every append fails from now on. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** What runs in the middle of each append from now on, on the appending thread. */
    public void onAppend(Runnable action) {
        onAppend = action;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void subscribe(Consumer<Committed> subscriber) {
        throw new UnsupportedOperationException("no test needs it");
    }

    @Override
    public void replay(Function<Entry, List<Change>> apply) {
        entries.forEach(entry -> changes.add(apply.apply(entry)));
    }

    @Override
    public long append(Entry entry, List<Change> made, Runnable publish) {
        onAppend.run();
        if (refusing) {
            throw new StoreException("disk full");
        }
        synchronized (entries) {
            entries.add(entry.numbered(entries.size() + 1L));
            changes.add(made);
            publish.run();
            return entries.size();
        }
    }

    @Override
    public void note(Entry entry) {
        notes.add(entry);
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        return entries.reversed().stream().limit(query.limit()).toList();
    }

    @Override
    public StoreState state() {
        return new StoreState(!refusing, refusing ? "disk full" : "", Instant.EPOCH, entries.size(), 0, 0);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
