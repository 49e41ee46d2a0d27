package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cueway.store.Entry;

/** Table {@code outbox}: messages of ours that are not settled. Confined to the thread of its connection. */
final class OutboxRows {
    private final PreparedStatement save;
    private final PreparedStatement remove;

    OutboxRows(Connection connection) throws SQLException {
        save = connection.prepareStatement("INSERT OR REPLACE INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        remove = connection.prepareStatement("DELETE FROM outbox WHERE entry = ?");
    }

    void save(Entry queued) throws SQLException {
        save.setLong(1, queued.number());
        save.setString(2, queued.time().toString());
        save.setString(3, queued.newsroom());
        save.setString(4, queued.mosID());
        save.setString(5, queued.ncsID());
        save.setString(6, queued.channel());
        save.setString(7, queued.messageID());
        save.setString(8, queued.rundown());
        save.setString(9, queued.dialect());
        // What we write is well-formed XML, so nothing in it is lost in SQLite's text.
        save.setString(10, queued.message());
        save.executeUpdate();
    }

    void remove(long entry) throws SQLException {
        remove.setLong(1, entry);
        remove.executeUpdate();
    }

    static List<Entry> all(Connection connection) throws SQLException {
        var queued = new ArrayList<Entry>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM outbox ORDER BY entry")) {
            while (rows.next()) {
                queued.add(new Entry(
                        rows.getLong(1),
                        Instant.parse(rows.getString(2)),
                        Entry.Kind.QUEUED,
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        "",
                        rows.getString(8),
                        rows.getString(9),
                        rows.getString(10),
                        "",
                        ""));
            }
        }
        return queued;
    }
}
