package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Reads the journal for people, on a connection of its own, one reader at a time. Safe for use by any thread. */
final class Reader implements AutoCloseable {
    private final StoreFile file;
    private final Lock lock = new ReentrantLock();
    private @Nullable Connection connection; // guarded by lock
    private boolean closed; // guarded by lock

    Reader(StoreFile file) {
        this.file = file;
    }

    List<Entry> entries(EntryQuery query) {
        return read(from -> JournalRows.select(from, query));
    }

    /** The next page of entries behind {@code number}, oldest first; empty if there are none. */
    List<Entry> behind(long number) {
        return read(from -> JournalRows.behind(from, number, Recovery.PAGE));
    }

    private List<Entry> read(Query query) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreException("the journal cannot be read: the store is closed");
            }
            var from = connection;
            if (from == null) {
                from = file.openBeside();
                connection = from;
            }
            return query.on(from);
        } catch (SQLException e) {
            disconnect();
            throw new StoreException("the journal cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private void disconnect() {
        StoreFile.close(connection);
        connection = null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Query {
        List<Entry> on(Connection connection) throws SQLException;
    }
}
