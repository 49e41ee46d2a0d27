package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.rundown.Air;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Sync;
import org.cueway.store.Snapshot;
import org.cueway.store.sqlite.format.RecordJson;
import org.cueway.store.sqlite.format.RecordJson.Row;
import org.jspecify.annotations.Nullable;

/**
 * Tables {@code runningOrders}, {@code stories} and {@code items}. Confined to the thread of its connection.
 *
 * <p>It remembers what it wrote or read last, with the rows' keys, and writes only what differs from that. Records share
 * what did not change, so most comparisons end at the reference. After a failed transaction the memory is wrong: throw
 * this object away and load another.
 */
final class RundownRows {
    private final Map<RundownId, Held> held = new HashMap<>();
    private final PreparedStatement saveOrder;
    private final PreparedStatement saveStory;
    private final PreparedStatement moveStory;
    private final PreparedStatement saveItem;
    private final PreparedStatement removeOrder;
    private final PreparedStatement removeStory;
    private final PreparedStatement removeItems;
    private long lastOrder;
    private long lastStory;

    RundownRows(Connection connection) throws SQLException {
        saveOrder =
                connection.prepareStatement("INSERT OR REPLACE INTO runningOrders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        saveStory = connection.prepareStatement("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        moveStory = connection.prepareStatement("UPDATE stories SET position = ? WHERE story = ?");
        saveItem = connection.prepareStatement("INSERT INTO items VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)");
        removeOrder = connection.prepareStatement("DELETE FROM runningOrders WHERE ro = ?");
        removeStory = connection.prepareStatement("DELETE FROM stories WHERE story = ?");
        removeItems = connection.prepareStatement("DELETE FROM items WHERE story = ?");
        load(connection);
    }

    List<Snapshot.At<Rundown>> all() {
        return held.values().stream()
                .map(it -> new Snapshot.At<>(it.rundown(), it.entry()))
                .toList();
    }

    /** Writes what changed since the last time; the rows then stand at {@code entry}. */
    void save(Rundown next, long entry) throws SQLException {
        var before = held.get(next.id());
        long ro = before == null ? ++lastOrder : before.ro();
        var stories = before == null ? Map.<String, Placed>of() : before.stories();
        writeOrder(ro, next, entry);
        held.put(next.id(), new Held(ro, next, entry, writeStories(ro, next.stories(), stories)));
    }

    void remove(RundownId id) throws SQLException {
        var gone = held.remove(id);
        if (gone == null) {
            return;
        }
        removeStories(gone.stories().values());
        removeOrder.setLong(1, gone.ro());
        removeOrder.executeUpdate();
    }

    private Map<String, Placed> writeStories(long ro, List<Story> stories, Map<String, Placed> before)
            throws SQLException {
        var old = new long[stories.size()];
        for (int i = 0; i < old.length; i++) {
            var was = before.get(stories.get(i).storyID());
            old[i] = was == null ? Positions.NEW : was.position();
        }
        var positions = Positions.assign(old);
        var gone = new HashMap<>(before);
        var after = HashMap.<String, Placed>newHashMap(old.length);
        for (int i = 0; i < old.length; i++) {
            var story = stories.get(i);
            var was = gone.remove(story.storyID());
            after.put(story.storyID(), writeStory(ro, positions[i], story, was));
        }
        removeStories(gone.values());
        return after;
    }

    private Placed writeStory(long ro, long position, Story story, @Nullable Placed was) throws SQLException {
        var now = new Placed(was == null ? ++lastStory : was.row(), position, story);
        if (was == null || !same(was.story(), story)) {
            writeStory(ro, now);
            if (was == null || !was.story().items().equals(story.items())) {
                if (was != null) {
                    removeItems(was.row());
                }
                writeItems(now);
            }
        } else if (was.position() != position) {
            moveStory.setLong(1, position);
            moveStory.setLong(2, now.row());
            moveStory.executeUpdate();
        }
        return now;
    }

    @SuppressWarnings("ReferenceEquality") // the short way out: equal references are the rule here
    private static boolean same(Story a, Story b) {
        return a == b || a.equals(b);
    }

    private void removeStories(Collection<Placed> gone) throws SQLException {
        for (var story : gone) {
            removeItems(story.row());
            removeStory.setLong(1, story.row());
            removeStory.executeUpdate();
        }
    }

    private void removeItems(long story) throws SQLException {
        removeItems.setLong(1, story);
        removeItems.executeUpdate();
    }

    private void writeOrder(long ro, Rundown it, long entry) throws SQLException {
        var id = it.id();
        saveOrder.setLong(1, ro);
        saveOrder.setString(2, id.newsroom());
        saveOrder.setString(3, id.roID());
        saveOrder.setString(4, it.fields().get("roSlug").orElse(null));
        saveOrder.setString(5, it.air().name());
        saveOrder.setString(6, it.status().map(Status::text).orElse(null));
        saveOrder.setLong(7, entry);
        saveOrder.setString(
                8,
                RecordJson.write(Row.of(
                        List.of(id.newsroom(), id.roID()), it.fields(), it.metadata(), it.others(), it.status())));
        saveOrder.setString(9, it.sync().name());
        saveOrder.executeUpdate();
    }

    private void writeStory(long ro, Placed placed) throws SQLException {
        var it = placed.story();
        var ids = List.of(it.storyID());
        saveStory.setLong(1, placed.row());
        saveStory.setLong(2, ro);
        saveStory.setLong(3, placed.position());
        saveStory.setString(4, it.storyID());
        saveStory.setString(5, it.fields().get("storySlug").orElse(null));
        saveStory.setString(6, it.fields().get("storyNum").orElse(null));
        saveStory.setString(7, it.status().map(Status::text).orElse(null));
        saveStory.setString(
                8,
                RecordJson.write(new Row(
                        ids,
                        it.fields().values(),
                        it.metadata(),
                        it.others(),
                        it.status(),
                        it.body(),
                        Optional.empty(),
                        Optional.empty())));
        saveStory.executeUpdate();
    }

    private void writeItems(Placed placed) throws SQLException {
        int position = 0;
        for (var it : placed.story().items()) {
            saveItem.setLong(1, placed.row());
            saveItem.setInt(2, position++);
            saveItem.setString(3, it.itemID());
            saveItem.setString(4, it.fields().get("itemSlug").orElse(null));
            saveItem.setString(5, it.objID().orElse(null));
            saveItem.setString(6, it.mosID().orElse(null));
            saveItem.setString(7, it.status().map(Status::text).orElse(null));
            saveItem.setString(
                    8,
                    RecordJson.write(new Row(
                            List.of(it.itemID()),
                            it.fields().values(),
                            it.metadata(),
                            it.others(),
                            it.status(),
                            Optional.empty(),
                            it.objID(),
                            it.mosID())));
            saveItem.executeUpdate();
        }
    }

    private void load(Connection connection) throws SQLException {
        var items = loadItems(connection);
        var stories = new HashMap<Long, List<Placed>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT story, ro, position, record FROM stories ORDER BY ro, position")) {
            while (rows.next()) {
                long row = rows.getLong(1);
                lastStory = Math.max(lastStory, row);
                var story = story(RecordJson.read(rows.getString(4)), items.getOrDefault(row, List.of()));
                stories.computeIfAbsent(rows.getLong(2), ro -> new ArrayList<>())
                        .add(new Placed(row, rows.getLong(3), story));
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT ro, air, entry, record, sync FROM runningOrders")) {
            while (rows.next()) {
                hold(rows, stories.getOrDefault(rows.getLong(1), List.of()));
            }
        }
    }

    private void hold(ResultSet rows, List<Placed> stories) throws SQLException {
        long ro = rows.getLong(1);
        lastOrder = Math.max(lastOrder, ro);
        var row = RecordJson.read(rows.getString(4));
        var id = new RundownId(row.ids().get(0), row.ids().get(1));
        var rundown = new Rundown(
                id,
                new Fields(row.fields()),
                row.metadata(),
                row.others(),
                stories.stream().map(Placed::story).toList(),
                Air.valueOf(rows.getString(2)),
                row.status(),
                Sync.valueOf(rows.getString(5)));
        var byId = HashMap.<String, Placed>newHashMap(stories.size());
        stories.forEach(story -> byId.put(story.story().storyID(), story));
        held.put(id, new Held(ro, rundown, rows.getLong(3), byId));
    }

    private static Map<Long, List<Item>> loadItems(Connection connection) throws SQLException {
        var items = new HashMap<Long, List<Item>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT story, record FROM items ORDER BY story, position")) {
            while (rows.next()) {
                items.computeIfAbsent(rows.getLong(1), story -> new ArrayList<>())
                        .add(item(RecordJson.read(rows.getString(2))));
            }
        }
        return items;
    }

    private static Story story(Row row, List<Item> items) {
        return new Story(
                row.ids().getFirst(),
                new Fields(row.fields()),
                row.metadata(),
                row.others(),
                items,
                row.body(),
                row.status());
    }

    private static Item item(Row row) {
        return new Item(
                row.ids().getFirst(),
                row.objID(),
                row.mosID(),
                new Fields(row.fields()),
                row.metadata(),
                row.others(),
                row.status());
    }

    /** A running order as it is in the tables. */
    private record Held(long ro, Rundown rundown, long entry, Map<String, Placed> stories) {}

    /** A story, its row and its place. */
    private record Placed(long row, long position, Story story) {}
}
