package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.sqlite.format.EntryFormat;

/** Table {@code journal}. Confined to the thread of its connection. */
final class JournalRows {
    private final PreparedStatement insert;
    private final PreparedStatement prune;

    /** For the writer; who only reads uses the static methods. */
    JournalRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)");
        // Looks at the oldest rows only; a condition on time alone would read the whole journal.
        prune = connection.prepareStatement("""
                DELETE FROM journal WHERE number IN (SELECT number FROM
                  (SELECT number, time FROM journal WHERE number <= ? ORDER BY number LIMIT ?) WHERE time < ?)""");
    }

    void insert(long number, Entry entry, byte[] bytes) throws SQLException {
        insert.setLong(1, number);
        insert.setLong(2, entry.time().toEpochMilli());
        insert.setInt(3, entry.kind().code());
        insert.setString(4, entry.newsroom());
        insert.setString(5, entry.rundown());
        insert.setBytes(6, bytes);
        insert.executeUpdate();
    }

    /** Deletes at most {@code batch} rows up to number {@code last} that are older; returns how many. */
    int prune(long last, Instant olderThan, int batch) throws SQLException {
        prune.setLong(1, last);
        prune.setInt(2, batch);
        prune.setLong(3, olderThan.toEpochMilli());
        return prune.executeUpdate();
    }

    /** The number of the newest row; 0 if there is none. */
    static long last(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT max(number) FROM journal")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Entries behind {@code number}, oldest first, at most {@code limit}. */
    static List<Entry> behind(Connection connection, long number, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT number, entry FROM journal WHERE number > ? ORDER BY number LIMIT ?")) {
            select.setLong(1, number);
            select.setInt(2, limit);
            return read(select);
        }
    }

    /** All entries of some kinds behind {@code number}, oldest first. For kinds of which there are few. */
    static List<Entry> behind(Connection connection, long number, Set<Entry.Kind> kinds) throws SQLException {
        var codes = kinds.stream().map(kind -> Integer.toString(kind.code())).collect(Collectors.joining(", "));
        try (var select = connection.prepareStatement(
                "SELECT number, entry FROM journal WHERE number > ? AND kind IN (" + codes + ") ORDER BY number")) {
            select.setLong(1, number);
            return read(select);
        }
    }

    /** Entries that leave receipts, newest first, for as long as {@code more} says so. */
    static void newestWithReceipts(Connection connection, Predicate<Entry> more) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT number, entry FROM journal WHERE kind IN (" + accepted() + ") ORDER BY number DESC")) {
            boolean goOn = true;
            while (goOn && rows.next()) {
                var entry = EntryFormat.decode(rows.getLong(1), rows.getBytes(2));
                goOn = !entry.leavesReceipt() || more.test(entry);
            }
        }
    }

    private static String accepted() {
        return Arrays.stream(Entry.Kind.values())
                .filter(kind -> kind.accepted() || kind == Entry.Kind.QUEUED)
                .map(kind -> Integer.toString(kind.code()))
                .collect(Collectors.joining(", "));
    }

    /** Entries that fit, newest first. */
    static List<Entry> select(Connection connection, EntryQuery query) throws SQLException {
        var sql = new StringBuilder("SELECT number, entry FROM journal WHERE number < ?");
        var texts = new ArrayList<String>();
        if (!query.newsroom().isEmpty()) {
            sql.append(" AND newsroom = ?");
            texts.add(query.newsroom());
        }
        if (!query.rundown().isEmpty()) {
            sql.append(" AND rundown = ?");
            texts.add(query.rundown());
        }
        // Written out: with a parameter here, SQLite could not know that the index of that kind is enough.
        query.kind().ifPresent(kind -> sql.append(" AND kind = ").append(kind.code()));
        sql.append(" ORDER BY number DESC LIMIT ?");
        try (var select = connection.prepareStatement(sql.toString())) {
            int place = 1;
            select.setLong(place++, query.before());
            for (var text : texts) {
                select.setString(place++, text);
            }
            select.setInt(place, query.limit());
            return read(select);
        }
    }

    private static List<Entry> read(PreparedStatement select) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(EntryFormat.decode(rows.getLong(1), rows.getBytes(2)));
            }
        }
        return entries;
    }
}
