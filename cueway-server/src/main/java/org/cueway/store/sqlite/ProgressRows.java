package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cueway.object.ObjectId;
import org.cueway.rundown.RundownId;
import org.cueway.store.Snapshot;
import org.cueway.store.sqlite.format.RecordJson;

/**
 * How far the projection is: {@code meta.projected}, and table {@code removed}. Confined to the thread of its connection.
 *
 * <p>Something can be gone from the projection while older entries of it are still behind {@code projected}. Replaying
 * those without knowing that it goes in the end would meet edits of a thing that is not there.
 */
final class ProgressRows {
    private static final String PROBE = "probe";
    private static final int PROBE_BYTES = 64 << 10;
    private static final int RUNDOWN_IDS = 2;
    private static final int OBJECT_IDS = 3;

    private final PreparedStatement projected;
    private final PreparedStatement remove;
    private final PreparedStatement settle;

    ProgressRows(Connection connection) throws SQLException {
        projected = connection.prepareStatement("UPDATE meta SET value = ? WHERE key = 'projected'");
        remove = connection.prepareStatement("INSERT OR REPLACE INTO removed VALUES (?, ?)");
        settle = connection.prepareStatement("DELETE FROM removed WHERE entry <= ?");
    }

    /** Every entry up to {@code number} is in the projection from now on. */
    void projected(long number) throws SQLException {
        projected.setLong(1, number);
        projected.executeUpdate();
        settle.setLong(1, number);
        settle.executeUpdate();
    }

    void removed(RundownId id, long entry) throws SQLException {
        removed(List.of(id.newsroom(), id.roID()), entry);
    }

    void removed(ObjectId id, long entry) throws SQLException {
        removed(List.of(id.newsroom(), id.mosID(), id.objID()), entry);
    }

    private void removed(List<String> ids, long entry) throws SQLException {
        remove.setString(1, RecordJson.writeIds(ids));
        remove.setLong(2, entry);
        remove.executeUpdate();
    }

    static long projected(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT value FROM meta WHERE key = 'projected'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static List<Snapshot.At<RundownId>> removedRundowns(Connection connection) throws SQLException {
        return removed(connection, RUNDOWN_IDS, ids -> new RundownId(ids.get(0), ids.get(1)));
    }

    static List<Snapshot.At<ObjectId>> removedObjects(Connection connection) throws SQLException {
        return removed(connection, OBJECT_IDS, ids -> new ObjectId(ids.get(0), ids.get(1), ids.get(2)));
    }

    private static <T> List<Snapshot.At<T>> removed(Connection connection, int length, Function<List<String>, T> make)
            throws SQLException {
        var removed = new ArrayList<Snapshot.At<T>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT ids, entry FROM removed")) {
            while (rows.next()) {
                var ids = RecordJson.readIds(rows.getString(1));
                if (ids.size() == length) {
                    removed.add(new Snapshot.At<>(make.apply(ids), rows.getLong(2)));
                }
            }
        }
        return removed;
    }

    /**
     * After a failed write: deletes entries behind {@code last}, which were refused, and proves that there is room for new
     * ones.
     *
     * <p>It writes even if there is nothing to delete. A commit whose last step failed can stand in the log where this
     * process does not see it, but recovery after a crash would; the next commit overwrites it, so one is made.
     */
    static void cleanUp(Connection connection, long last) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM journal WHERE number > ?");
                var fill = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?, zeroblob(?))");
                var free = connection.prepareStatement("DELETE FROM meta WHERE key = ?")) {
            delete.setLong(1, last);
            delete.executeUpdate();
            connection.commit();
            fill.setString(1, PROBE);
            fill.setInt(2, PROBE_BYTES);
            fill.executeUpdate();
            connection.commit();
            free.setString(1, PROBE);
            free.executeUpdate();
            connection.commit();
        }
    }
}
