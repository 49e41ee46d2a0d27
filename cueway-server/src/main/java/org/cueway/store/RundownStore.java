package org.cueway.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Journal and projection (design: append, then project). Safe for use by any thread.
 *
 * <p>Use: open, {@link #snapshot}, {@link #replay} once, then {@link #append} and {@link #note} as long as it is open. What
 * {@code append} returned for is there after {@code kill -9}; what it threw for is not, not even after a restart.
 */
public interface RundownStore extends AutoCloseable {
    /** What the projection held at opening. */
    Snapshot snapshot();

    /**
     * Hands each entry behind the projection that changed something to {@code apply}, oldest first, on the calling thread, and brings the
     * projection up with the changes that it returns.
     */
    void replay(Function<Entry, List<Change>> apply);

    /**
     * Makes an entry durable, together with those of other threads that wait; returns its number when it is.
     *
     * @param changes the newest state of everything that the entry changed; what the projection will hold
     * @throws StoreException if it could not be made durable; then it never will be
     */
    default long append(Entry entry, List<Change> changes) {
        return append(entry, changes, () -> {});
    }

    /**
     * The same, for what others read.
     *
     * @param publish has others read it from now on; called once it is durable, on the thread that all writing waits for, before
     *     anybody hears of it: so whoever is told reads what he was told of, or something newer. Must return at once, and must
     *     not throw
     */
    long append(Entry entry, List<Change> changes, Runnable publish);

    /** Queues an entry nobody waits for; dropped and counted when too many wait or the store is not writable. */
    void note(Entry entry);

    /**
     * From now on tells {@code subscriber} of each entry that became durable, in journal order and after those who waited
     * for it went on; perhaps of some that became durable just before. Called on the thread that all writing waits for: it must return at once, and must not throw.
     */
    void subscribe(Consumer<Committed> subscriber);

    /** Entries that fit, newest first. */
    List<Entry> entries(EntryQuery query);

    /** How the store is. */
    StoreState state();

    /** Commits what waits, brings the projection up, closes. */
    @Override
    void close();
}
