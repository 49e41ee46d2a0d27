package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.store.Entry;
import org.cueway.store.Receipt;
import org.cueway.store.Settlement;
import org.cueway.store.Snapshot;

/** What the tables and the tail hold when the store is opened. Stateless; used before the writer starts. */
final class Recovery {
    private static final Limits.Receipts RECEIPTS = Limits.Receipts.defaults();

    /** Tail entries that are read in one go. */
    static final int PAGE = 500;

    private Recovery() {}

    static Snapshot read(WriteConnection from, Instant now) throws SQLException {
        var connection = from.connection();
        long projected = ProgressRows.projected(connection);
        var rundowns = from.rundowns().all();
        var objects = ObjectRows.all(connection);
        var heldRundowns = rundowns.stream().map(at -> at.thing().id()).collect(Collectors.toSet());
        var heldObjects = objects.stream().map(at -> at.thing().id()).collect(Collectors.toSet());
        var snapshot = new Snapshot(
                rundowns,
                objects,
                ProgressRows.removedRundowns(connection).stream()
                        .filter(at -> !heldRundowns.contains(at.thing()))
                        .toList(),
                ProgressRows.removedObjects(connection).stream()
                        .filter(at -> !heldObjects.contains(at.thing()))
                        .toList(),
                receipts(connection, projected, now.minus(RECEIPTS.olderReceipts())),
                reserved(connection, projected),
                outbox(connection, projected));
        from.commit(); // ends the reading
        return snapshot;
    }

    /** The last of each channel, from the table and the tail; of the others those that are recent, up to their limit. */
    private static List<Receipt> receipts(Connection connection, long projected, Instant recent) throws SQLException {
        var receipts = new TreeMap<Long, Receipt>();
        PeerRows.receipts(connection).forEach(receipt -> receipts.put(receipt.entry(), receipt));
        var met = new HashSet<List<String>>();
        // Entries of lanes that waited for a slow disk can be a little older than their neighbours.
        var longAgo = recent.minus(Duration.between(recent, recent.plus(RECEIPTS.olderReceipts())));
        JournalRows.newestWithReceipts(connection, entry -> {
            boolean isLast = met.add(List.of(entry.mosID(), entry.ncsID(), entry.channel()));
            boolean isRecent = !entry.time().isBefore(recent);
            if ((isLast && entry.number() > projected) || (isRecent && receipts.size() < RECEIPTS.maxOlder())) {
                receipts.put(entry.number(), Projection.receipt(entry.number(), entry));
            }
            return entry.number() > projected
                    || (entry.time().isAfter(longAgo) && receipts.size() < RECEIPTS.maxOlder());
        });
        return List.copyOf(receipts.values());
    }

    private static List<Snapshot.Reserved> reserved(Connection connection, long projected) throws SQLException {
        var blocks = new HashMap<List<String>, Snapshot.Reserved>();
        PeerRows.reserved(connection).forEach(block -> blocks.put(key(block), block));
        for (var entry : JournalRows.behind(connection, projected, EnumSet.of(Entry.Kind.MESSAGE_IDS))) {
            var block = Projection.reserved(entry);
            blocks.put(key(block), block);
        }
        return List.copyOf(blocks.values());
    }

    /** What the table has and what the tail queued, without what the tail settled. */
    private static List<Entry> outbox(Connection connection, long projected) throws SQLException {
        var outbox = new TreeMap<Long, Entry>();
        OutboxRows.all(connection).forEach(entry -> outbox.put(entry.number(), entry));
        for (var entry : JournalRows.behind(connection, projected, EnumSet.of(Entry.Kind.QUEUED, Entry.Kind.SETTLED))) {
            if (entry.kind() == Entry.Kind.QUEUED) {
                outbox.put(entry.number(), entry);
            } else {
                Settlement.of(entry).ifPresent(settled -> outbox.remove(settled.queued()));
            }
        }
        return List.copyOf(outbox.values());
    }

    private static List<String> key(Snapshot.Reserved block) {
        return List.of(block.newsroom(), block.ncsID(), block.channel());
    }
}
