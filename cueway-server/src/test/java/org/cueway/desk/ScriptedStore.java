package org.cueway.desk;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.cueway.store.Change;
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
    public void replay(Function<Entry, List<Change>> apply) {
        entries.forEach(entry -> changes.add(apply.apply(entry)));
    }

    @Override
    public long append(Entry entry, List<Change> made) {
        onAppend.run();
        if (refusing) {
            throw new StoreException("disk full");
        }
        synchronized (entries) {
            entries.add(entry.numbered(entries.size() + 1L));
            changes.add(made);
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
