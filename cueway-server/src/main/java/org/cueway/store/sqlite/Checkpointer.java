package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.cueway.base.Limits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the file, on a thread and a connection of its own, so that no commit ever does.
 *
 * <p>SQLite starts the log from its beginning again only after all of it was copied, which never happens while commits
 * keep coming. So once it is large, the rest is copied while the writer waits: a rest is what came during one copy.
 */
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Copies without stopping the writer, each shorter than the one before, before the writer is stopped. */
    private static final int COPIES_BESIDE = 2;

    private final StoreFile file;
    private final Limits.Store limits;
    private final Lock writersTurn;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("store-checkpoint").unstarted(this::run);
    private @Nullable Connection connection;
    /** Bytes of a page of the file, which may be older than the size that new files have. */
    private long pageBytes = StoreFile.PAGE_BYTES;

    private Checkpointer(StoreFile file, Limits.Store limits, Lock writersTurn) {
        this.file = file;
        this.limits = limits;
        this.writersTurn = writersTurn;
    }

    static Checkpointer start(StoreFile file, Limits.Store limits, Lock writersTurn) {
        var checkpointer = new Checkpointer(file, limits, writersTurn);
        checkpointer.thread.start();
        return checkpointer;
    }

    private void run() {
        try {
            while (!waitForClose(limits.checkpoint())) {
                try {
                    copy();
                } catch (SQLException e) {
                    // The log keeps what was not copied; the writer says what is wrong with the disk.
                    LOG.debug("copying the write-ahead log failed, and is tried again", e);
                    disconnect();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private boolean waitForClose(Duration atMost) throws InterruptedException {
        return closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void copy() throws SQLException {
        if (checkpoint() < limits.maxLogBytes()) {
            return;
        }
        for (int i = 0; i < COPIES_BESIDE; i++) {
            checkpoint();
        }
        writersTurn.lock();
        try {
            checkpoint();
        } finally {
            writersTurn.unlock();
        }
    }

    /** Copies what can be copied without making anybody wait; returns the size of the log in bytes. */
    private long checkpoint() throws SQLException {
        var beside = connection;
        if (beside == null) {
            beside = file.openBeside();
            connection = beside;
            pageBytes = number(beside, "PRAGMA page_size");
        }
        try (var statement = beside.createStatement();
                var row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.next() ? row.getLong(2) * pageBytes : 0;
        }
    }

    private static long number(Connection from, String sql) throws SQLException {
        try (var statement = from.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private void disconnect() {
        StoreFile.close(connection);
        connection = null;
    }

    @Override
    public void close() {
        closing.countDown();
        Writer.join(thread);
    }
}
