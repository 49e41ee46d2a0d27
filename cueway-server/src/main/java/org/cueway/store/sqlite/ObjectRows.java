package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Fields;
import org.cueway.store.Snapshot;
import org.cueway.store.sqlite.format.RecordJson;
import org.cueway.store.sqlite.format.RecordJson.Row;

/**
 * Table {@code mosObjects}. Confined to the thread of its connection. It remembers the rows' keys; after a failed
 * transaction they are wrong: throw this object away and make another.
 */
final class ObjectRows {
    private final Map<ObjectId, Long> keys = new HashMap<>();
    private final PreparedStatement save;
    private final PreparedStatement remove;
    private long last;

    ObjectRows(Connection connection) throws SQLException {
        save = connection.prepareStatement("INSERT OR REPLACE INTO mosObjects VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        remove = connection.prepareStatement("DELETE FROM mosObjects WHERE object = ?");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT object, record FROM mosObjects")) {
            while (rows.next()) {
                keys.put(object(RecordJson.read(rows.getString(2))).id(), rows.getLong(1));
                last = Math.max(last, rows.getLong(1));
            }
        }
    }

    void save(StoredObject object, long entry) throws SQLException {
        var id = object.id();
        save.setLong(1, keys.computeIfAbsent(id, it -> ++last));
        save.setString(2, id.newsroom());
        save.setString(3, id.mosID());
        save.setString(4, id.objID());
        save.setString(5, object.fields().get("objSlug").orElse(null));
        save.setString(6, object.fields().get("objRev").orElse(null));
        save.setLong(7, entry);
        save.setString(
                8,
                RecordJson.write(Row.of(
                        List.of(id.newsroom(), id.mosID(), id.objID()),
                        object.fields(),
                        object.metadata(),
                        object.others(),
                        Optional.empty())));
        save.executeUpdate();
    }

    void remove(ObjectId id) throws SQLException {
        var key = keys.remove(id);
        if (key != null) {
            remove.setLong(1, key);
            remove.executeUpdate();
        }
    }

    static List<Snapshot.At<StoredObject>> all(Connection connection) throws SQLException {
        var objects = new ArrayList<Snapshot.At<StoredObject>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT entry, record FROM mosObjects")) {
            while (rows.next()) {
                objects.add(new Snapshot.At<>(object(RecordJson.read(rows.getString(2))), rows.getLong(1)));
            }
        }
        return objects;
    }

    private static StoredObject object(Row row) {
        var ids = row.ids();
        return new StoredObject(
                new ObjectId(ids.get(0), ids.get(1), ids.get(2)),
                new Fields(row.fields()),
                row.metadata(),
                row.others());
    }
}
