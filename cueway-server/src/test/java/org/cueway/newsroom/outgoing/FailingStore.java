package org.cueway.newsroom.outgoing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A store whose n-th write fails, in one of several manners. */
final class FailingStore implements RundownStore {
    private final RundownStore disk;
    private final Manner manner;
    private final AtomicInteger left;
    private volatile boolean failed;

    /** How the write fails. */
    enum Manner {
        /** Once, and nothing was written. */
        ONCE,
        /** The power goes before anything is written: from then on nothing works. */
        CUT_BEFORE,
        /** The power goes just when it is written. */
        CUT_AFTER
    }

    FailingStore(RundownStore disk, Manner manner, int failAt) {
        this.disk = disk;
        this.manner = manner;
        this.left = new AtomicInteger(failAt);
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public long append(Entry entry, List<Change> changes, Runnable publish) {
        int now = left.decrementAndGet();
        if (now > 0 || (now < 0 && manner == Manner.ONCE)) {
            return disk.append(entry, changes, publish);
        }
        if (now == 0 && manner == Manner.CUT_AFTER) {
            disk.append(entry, changes);
        }
        failed = true;
        throw new StoreException("failed as it was told");
    }

    @Override
    public Snapshot snapshot() {
        return disk.snapshot();
    }

    @Override
    public void replay(Function<Entry, List<Change>> apply) {
        disk.replay(apply);
    }

    @Override
    public void note(Entry entry) {
        disk.note(entry);
    }

    @Override
    public void subscribe(Consumer<Committed> subscriber) {
        disk.subscribe(subscriber);
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        return disk.entries(query);
    }

    @Override
    public StoreState state() {
        return disk.state();
    }

    @Override
    public void close() {
        disk.close();
    }
}
