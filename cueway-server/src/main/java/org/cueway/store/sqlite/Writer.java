package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;
import org.cueway.store.StoreFault;
import org.cueway.store.StoreState;
import org.cueway.store.sqlite.Inbox.Waiting;
import org.cueway.store.sqlite.format.EntryFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It commits all that waits as one group, and when nothing waits it brings the projection up
 * and prunes. Where several lanes are at work its commits begin a little apart, so that each has more in it: a commit costs
 * processors and disk about as much for one entry as for ten, and a cue waits behind whatever is under way. Cues themselves
 * are never kept waiting for others. A platform thread: it spends its life in native calls.
 *
 * <p>After any failure the connection is thrown away, and a new one first removes what was refused: SQLite may have kept
 * a group whose commit it reported as failed. That is tried once before the lanes are told, so that a crash right after
 * does not bring back what was refused; while the disk is gone nobody can promise more.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /** Receipts of this age may be asked for (R24); {@code keep} cannot be shorter. */
    private static final Duration KEEP_AT_LEAST = Limits.Receipts.defaults().olderReceipts();

    private final StoreFile file;
    private final Limits.Store limits;
    private final TimeSource time;
    private final Projection projection;
    private final Inbox inbox;
    private final Lock turn = new ReentrantLock(true);
    private final List<Consumer<Committed>> subscribers = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);

    private @Nullable WriteConnection to; // null while the store is not writable
    private long last;
    private long nextCommit;
    private long nextPrune;
    private long nextProjection;
    private Exception lastFailure = new StoreException(StoreFault.CLOSED.text());

    private volatile boolean recovered;
    private volatile boolean closing;
    private volatile boolean stopped;
    private volatile StoreState state;

    /**
     * Starts nothing yet.
     *
     * @param last number of the newest durable entry
     */
    Writer(StoreFile file, Limits.Store limits, TimeSource time, Projection projection, long last) {
        this.file = file;
        this.limits = limits;
        this.time = time;
        this.projection = projection;
        this.last = last;
        this.inbox = new Inbox(limits);
        this.nextCommit = time.nanoTime();
        this.nextPrune = nextCommit;
        this.nextProjection = nextPrune;
        this.state = new StoreState(true, "", time.now(), last, projection.projected(), 0);
    }

    /** Starts the thread, which owns the connection from now on. */
    void start(WriteConnection connection) {
        to = connection;
        thread.start();
    }

    /** Held during each transaction. Who takes it keeps the writer from changing the file, so hold it for milliseconds. */
    Lock turn() {
        return turn;
    }

    /** From now on the projection is complete as far as memory goes, and belongs to the writer's thread. */
    void recovered() {
        recovered = true;
        inbox.wake();
    }

    boolean isRecovered() {
        return recovered;
    }

    /** Makes an entry durable; returns its number. See {@link org.cueway.store.RundownStore#append}. */
    long append(Entry entry, List<Change> changes, Runnable publish) {
        refuseUnlessWritable();
        var waiting = Waiting.here(entry, changes, publish);
        inbox.add(waiting);
        if (stopped) {
            // The writer may have looked for the last time before this came.
            inbox.refuseAll(StoreFault.CLOSED.text());
        }
        return waiting.await();
    }

    /** Queues an entry that nobody waits for. */
    void note(Entry entry) {
        if (closing || !state.writable()) {
            inbox.drop(1);
        } else {
            inbox.addNote(Waiting.note(entry));
        }
    }

    /** See {@link org.cueway.store.RundownStore#subscribe}. */
    void subscribe(Consumer<Committed> subscriber) {
        subscribers.add(subscriber);
    }

    StoreState state() {
        var now = state;
        return new StoreState(
                now.writable(), now.reason(), now.since(), now.lastEntry(), now.projected(), inbox.dropped());
    }

    private void refuseUnlessWritable() {
        if (closing) {
            throw new StoreException(StoreFault.CLOSED.text());
        }
        var now = state;
        if (!now.writable()) {
            throw new StoreException(now.reason());
        }
    }

    private void run() {
        try {
            while (!closing || !inbox.isEmpty()) {
                step();
            }
            finish();
        } catch (RuntimeException | Error e) {
            LOG.error("the store's writer stopped; restart Cueway", e);
            closing = true;
            notWritable(new StoreException("the writer stopped", e));
        } finally {
            stopped = true;
            inbox.refuseAll(StoreFault.CLOSED.text());
            closeConnection();
        }
    }

    private void step() {
        inbox.gather(Duration.ofNanos(nextCommit - time.nanoTime()));
        var group = inbox.nextGroup();
        if (!group.isEmpty()) {
            nextCommit = time.nanoTime() + limits.gather().toNanos();
            commit(group);
        }
        if (to == null) {
            inbox.await(limits.probe());
            reopen();
        } else if (projection.isTooFarBehind() && mayProject()) {
            project();
        } else if (group.isEmpty()) {
            idle();
        }
    }

    private void idle() {
        if (inbox.await(limits.quiet())) {
            return;
        }
        if (projection.isBehind() && recovered) {
            if (mayProject()) {
                project();
            } else {
                inbox.await(limits.probe());
            }
        } else if (time.nanoTime() - nextPrune >= 0) {
            prune();
        } else {
            inbox.await(limits.pruneEvery());
        }
    }

    private boolean mayProject() {
        return recovered && time.nanoTime() - nextProjection >= 0;
    }

    private void commit(List<Waiting> group) {
        var failure = tryCommit(group);
        if (failure == null) {
            return;
        }
        var entries = group.stream().filter(waiting -> !waiting.isNote()).toList();
        inbox.drop(group.size() - entries.size());
        if (entries.size() < group.size() && !entries.isEmpty()) {
            // Nobody waits for a note, so nobody may be refused because of one.
            failure = tryCommit(entries);
        }
        if (failure != null) {
            var reason = Faults.of(failure).text();
            for (var waiting : entries) {
                waiting.refused(reason, failure);
            }
        }
    }

    /** Commits the group and lets its lanes go on. Or returns why not, with the connection made anew. */
    private @Nullable Exception tryCommit(List<Waiting> group) {
        var connection = to;
        if (connection == null) {
            return lastFailure;
        }
        turn.lock();
        try {
            long number = last;
            for (var waiting : group) {
                connection.journal().insert(++number, waiting.entry(), waiting.bytes());
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} entries were not saved: {}", group.size(), e.getMessage());
            startAgain();
            return e;
        } finally {
            turn.unlock();
        }
        long first = last + 1;
        last += group.size();
        publish();
        for (int i = 0; i < group.size(); i++) {
            group.get(i).saved(first + i);
        } // Cues reach their devices this way, so before the book-keeping.
        if (!subscribers.isEmpty()) {
            tell(group, first);
        }
        for (int i = 0; i < group.size(); i++) {
            var saved = group.get(i);
            projection.add(first + i, saved.entry(), EntryFormat.weight(saved.entry()), saved.changes());
        }
        return null;
    }

    private void tell(List<Waiting> group, long first) {
        for (int i = 0; i < group.size(); i++) {
            var saved = group.get(i);
            var committed = new Committed(saved.entry().numbered(first + i), saved.changes());
            subscribers.forEach(subscriber -> subscriber.accept(committed));
        }
    }

    private void project() {
        inTurn("the projection", connection -> {
            projection.slice(connection, () -> !projection.isTooFarBehind() && !inbox.isEmpty());
            publish();
        });
    }

    private void prune() {
        inTurn("pruning", connection -> {
            var age = limits.keep().compareTo(KEEP_AT_LEAST) < 0 ? KEEP_AT_LEAST : limits.keep();
            int gone = connection
                    .journal()
                    .prune(projection.projected(), time.now().minus(age), limits.pruneBatch());
            connection.commit();
            if (gone < limits.pruneBatch()) {
                nextPrune = time.nanoTime() + limits.pruneEvery().toNanos();
            }
        });
    }

    /** Does what no lane waits for. If it fails it is tried again after a while; lanes are not refused because of it. */
    private void inTurn(String what, Work work) {
        var connection = to;
        if (connection == null) {
            return;
        }
        turn.lock();
        try {
            work.on(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} failed, and is tried again: {}", what, e.getMessage());
            nextProjection = time.nanoTime() + limits.probe().toNanos();
            startAgain();
        } finally {
            turn.unlock();
        }
    }

    /** Lanes hear of a failure only if writing does not work on a new connection either. */
    private void startAgain() {
        closeConnection();
        reopen();
    }

    /** Opens a connection, removes what was refused and proves that writing works; if so, the store is writable again. */
    private void reopen() {
        Connection connection = null;
        try {
            connection = file.openForWriting();
            ProgressRows.cleanUp(connection, last);
            to = new WriteConnection(connection);
            writable();
        } catch (SQLException | RuntimeException e) {
            StoreFile.close(connection);
            notWritable(e);
        }
    }

    /** Brings the projection up, unless it was never known what is behind it. Closing the last connection copies the log. */
    private void finish() {
        if (to == null) {
            reopen();
        }
        while (to != null && mayProject() && projection.isBehind()) {
            project();
        }
    }

    private void writable() {
        if (!state.writable()) {
            LOG.info("the store is writable again");
            state = new StoreState(true, "", time.now(), last, projection.projected(), 0);
        }
    }

    private void notWritable(Exception failure) {
        lastFailure = failure;
        var reason = Faults.of(failure).text();
        var was = state;
        if (was.writable() || !was.reason().equals(reason)) {
            LOG.warn("{}", reason, failure);
            state = new StoreState(false, reason, time.now(), last, projection.projected(), 0);
        }
    }

    private void publish() {
        var was = state;
        state = new StoreState(was.writable(), was.reason(), was.since(), last, projection.projected(), 0);
    }

    private void closeConnection() {
        var connection = to;
        to = null;
        if (connection != null) {
            StoreFile.close(connection.connection());
        }
    }

    /** Takes no more, commits what waits, brings the projection up, ends the thread. */
    @Override
    public void close() {
        closing = true;
        inbox.close();
        join(thread);
    }

    /** Waits until the thread has ended, even when interrupted: leaving earlier would leave the file to two owners. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One transaction's work. */
    @FunctionalInterface
    private interface Work {
        void on(WriteConnection connection) throws SQLException;
    }
}
