package org.cueway.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.cueway.store.StoreException;

/**
 * The tables, and how older ones become them. The file says which schema it has; every released step stays in the list,
 * so that any older file can be brought up, all steps in one transaction.
 */
final class Schema {
    /** Step n makes schema n + 1 out of schema n. */
    private static final List<List<String>> STEPS = List.of(
            tables(),
            List.of(
                    // Holds cues alone, so no other entry pays for it; read only by statements that say the same kind
                    // in so many
                    // words.
                    "CREATE INDEX cuesInJournal ON journal (rundown, number) WHERE kind = 6",
                    // Messages of ours that are not settled; entry is the number of the one that queued it.
                    """
            CREATE TABLE outbox (entry INTEGER PRIMARY KEY, time TEXT NOT NULL, newsroom TEXT NOT NULL,
              mosID TEXT NOT NULL, ncsID TEXT NOT NULL, channel TEXT NOT NULL, messageID TEXT NOT NULL,
              rundown TEXT NOT NULL, dialect TEXT NOT NULL, message TEXT NOT NULL)"""),
            // Whether it is what the newsroom has.
            List.of("ALTER TABLE runningOrders ADD COLUMN sync TEXT NOT NULL DEFAULT 'CURRENT'"),
            // What is on air is looked for on start; like the one of cues, it costs other entries nothing.
            List.of("CREATE INDEX airInJournal ON journal (number) WHERE kind = 11"));

    private static List<String> tables() {
        return List.of(
                "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
                // No index: with 64 newsrooms at work each would dirty a page per entry of a commit, and halve what
                // lanes
                // get.
                // Who asks for one newsroom or rundown reads backwards from the newest row, on a connection of its own.
                """
            CREATE TABLE journal (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind INTEGER NOT NULL,
              newsroom TEXT NOT NULL, rundown TEXT NOT NULL, entry BLOB NOT NULL)""",
                """
            CREATE TABLE runningOrders (ro INTEGER PRIMARY KEY, newsroom TEXT NOT NULL, roID TEXT NOT NULL, roSlug TEXT,
              air TEXT NOT NULL, status TEXT, entry INTEGER NOT NULL, record TEXT NOT NULL)""",
                "CREATE INDEX runningOrdersByID ON runningOrders (newsroom, roID)",
                """
            CREATE TABLE stories (story INTEGER PRIMARY KEY, ro INTEGER NOT NULL, position INTEGER NOT NULL,
              storyID TEXT NOT NULL, storySlug TEXT, storyNum TEXT, status TEXT, record TEXT NOT NULL)""",
                "CREATE INDEX storiesInOrder ON stories (ro, position)",
                """
            CREATE TABLE items (item INTEGER PRIMARY KEY, story INTEGER NOT NULL, position INTEGER NOT NULL,
              itemID TEXT NOT NULL, itemSlug TEXT, objID TEXT, mosID TEXT, status TEXT, record TEXT NOT NULL)""",
                "CREATE INDEX itemsInOrder ON items (story, position)",
                """
            CREATE TABLE mosObjects (object INTEGER PRIMARY KEY, newsroom TEXT NOT NULL, mosID TEXT NOT NULL,
              objID TEXT NOT NULL, objSlug TEXT, objRev TEXT, entry INTEGER NOT NULL, record TEXT NOT NULL)""",
                "CREATE INDEX mosObjectsByID ON mosObjects (newsroom, mosID, objID)",
                """
            CREATE TABLE receipts (mosID TEXT, ncsID TEXT, channel TEXT, messageID TEXT NOT NULL, hash TEXT NOT NULL,
              time TEXT NOT NULL, entry INTEGER NOT NULL, answer TEXT NOT NULL,
              PRIMARY KEY (mosID, ncsID, channel)) WITHOUT ROWID""",
                """
            CREATE TABLE messageIDs (newsroom TEXT, ncsID TEXT, channel TEXT, last INTEGER NOT NULL,
              PRIMARY KEY (newsroom, ncsID, channel)) WITHOUT ROWID""",
                // What is gone while entries of it are still in the tail; ids is a JSON list.
                "CREATE TABLE removed (ids TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID",
                "INSERT INTO meta VALUES ('schema', 0), ('projected', 0)");
    }

    private Schema() {}

    /**
     * Brings the file to the newest schema, in a transaction of its own.
     *
     * @throws StoreException if a newer Cueway wrote it, or it is a database of something else
     */
    static void bringUp(Connection connection, Path file) throws SQLException {
        int found = version(connection, file);
        if (found > STEPS.size()) {
            throw new StoreException(file + " has schema " + found + ", expected at most " + STEPS.size()
                    + ": use the Cueway that wrote it, or a newer one");
        }
        try (var statement = connection.createStatement()) {
            for (var step : STEPS.subList(found, STEPS.size())) {
                for (var sql : step) {
                    statement.executeUpdate(sql);
                }
            }
            if (found < STEPS.size()) {
                statement.executeUpdate("UPDATE meta SET value = " + STEPS.size() + " WHERE key = 'schema'");
            }
        }
        connection.commit();
    }

    private static int version(Connection connection, Path file) throws SQLException {
        if (!holds(connection, "SELECT count(*) FROM sqlite_master")) {
            return 0;
        }
        if (!holds(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'journal')")) {
            throw new StoreException(file + " is a database, but not a Cueway store: name another store.file");
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT value FROM meta WHERE key = 'schema'")) {
            if (!rows.next()) {
                throw new StoreException(file + " does not say which schema it has: restore it from a backup");
            }
            return rows.getInt(1);
        }
    }

    private static boolean holds(Connection connection, String count) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(count)) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }
}
