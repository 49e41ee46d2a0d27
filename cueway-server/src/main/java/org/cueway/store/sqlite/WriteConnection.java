package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The writer's connection and what it knows about each table. After a failed write all of it is wrong: close it and open
 * another. Confined to one thread at a time.
 */
final class WriteConnection implements AutoCloseable {
    private final Connection connection;
    private final JournalRows journal;
    private final RundownRows rundowns;
    private final ObjectRows objects;
    private final PeerRows peers;
    private final OutboxRows outbox;
    private final ProgressRows progress;

    WriteConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.journal = new JournalRows(connection);
        this.rundowns = new RundownRows(connection);
        this.objects = new ObjectRows(connection);
        this.peers = new PeerRows(connection);
        this.outbox = new OutboxRows(connection);
        this.progress = new ProgressRows(connection);
        connection.commit(); // ends the reading
    }

    Connection connection() {
        return connection;
    }

    JournalRows journal() {
        return journal;
    }

    RundownRows rundowns() {
        return rundowns;
    }

    ObjectRows objects() {
        return objects;
    }

    PeerRows peers() {
        return peers;
    }

    OutboxRows outbox() {
        return outbox;
    }

    ProgressRows progress() {
        return progress;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close(); // with its statements; what was not committed is rolled back
    }
}
