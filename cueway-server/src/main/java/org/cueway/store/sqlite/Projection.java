package org.cueway.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.Receipt;
import org.cueway.store.Settlement;
import org.cueway.store.Snapshot;

/**
 * What the journal says and the tables do not say yet. Confined to the writer's thread, and before that to the thread that
 * replays.
 *
 * <p>Each changed thing is here once, in its newest state, whatever number of entries changed it. Things are in the order
 * of their first entry that is not projected, and written in that order; so every entry before the first thing's first
 * entry is projected, and that number is all that start-up needs. A thing whose rows are newer than that number says so in
 * its own row ({@code entry}), and one that is gone in table {@code removed}.
 */
final class Projection {
    private final Limits.Store limits;
    private final TimeSource time;
    private final Map<Record, Unwritten> unwritten = new LinkedHashMap<>();
    private long projected;
    private long last;
    private long tailChars;

    /** A projection that holds every entry up to {@code projected}, and knows of none behind. */
    Projection(Limits.Store limits, TimeSource time, long projected) {
        this.limits = limits;
        this.time = time;
        this.projected = projected;
        this.last = projected;
    }

    /** Takes note of what a durable entry changed. In journal order. */
    void add(long number, Entry entry, long weight, List<Change> changes) {
        last = number;
        tailChars += weight;
        for (var change : changes) {
            add(number, change);
        }
        if (entry.leavesReceipt()) {
            var receipt = receipt(number, entry);
            put(
                    new PeerChannel("receipt", receipt.mosID(), receipt.ncsID(), receipt.channel()),
                    number,
                    (to, at) -> to.peers().save(receipt));
        }
        if (entry.kind() == Entry.Kind.MESSAGE_IDS) {
            var block = reserved(entry);
            put(
                    new PeerChannel("messageIDs", block.newsroom(), block.ncsID(), block.channel()),
                    number,
                    (to, at) -> to.peers().save(block));
        } else if (entry.kind() == Entry.Kind.QUEUED) {
            put(new Queued(number), number, (to, at) -> to.outbox().save(entry.numbered(number)));
        } else {
            Settlement.of(entry)
                    .map(Settlement::queued)
                    .filter(queued -> queued > 0)
                    .ifPresent(queued -> put(
                            new Queued(queued), number, (to, at) -> to.outbox().remove(queued)));
        }
    }

    private void add(long number, Change change) {
        switch (change) {
            case Change.RundownSaved(var rundown) ->
                put(rundown.id(), number, (to, at) -> to.rundowns().save(rundown, at));
            case Change.RundownRemoved(var id) ->
                put(id, number, (to, at) -> {
                    to.rundowns().remove(id);
                    to.progress().removed(id, at);
                });
            case Change.ObjectSaved(var object) ->
                put(object.id(), number, (to, at) -> to.objects().save(object, at));
            case Change.ObjectRemoved(var id) ->
                put(id, number, (to, at) -> {
                    to.objects().remove(id);
                    to.progress().removed(id, at);
                });
            case Change.CueGiven _ -> {} // the journal itself is where cues are looked up
        }
    }

    private void put(Record thing, long number, Step step) {
        unwritten.merge(
                thing, new Unwritten(number, number, step), (was, now) -> new Unwritten(was.first(), number, step));
    }

    static Receipt receipt(long number, Entry entry) {
        return new Receipt(
                entry.mosID(),
                entry.ncsID(),
                entry.channel(),
                entry.messageID(),
                entry.hash(),
                entry.time(),
                number,
                entry.answer());
    }

    static Snapshot.Reserved reserved(Entry entry) {
        return new Snapshot.Reserved(entry.newsroom(), entry.ncsID(), entry.channel(), Long.parseLong(entry.message()));
    }

    /** Every entry up to this one is in the tables. */
    long projected() {
        return projected;
    }

    boolean isBehind() {
        return projected < last;
    }

    /** Whether start-up would take too long, so that lanes must wait for the projection. */
    boolean isTooFarBehind() {
        return last - projected > limits.maxTailEntries() || (isBehind() && tailChars > limits.maxTailChars());
    }

    /**
     * Writes the things that wait longest, in one transaction, until the time of a slice is over or somebody waits for the
     * writer; always at least one. A running order is never split, so one of thousands of stories takes longer.
     */
    void slice(WriteConnection to, BooleanSupplier awaited) throws SQLException {
        long until = time.nanoTime() + limits.slice().toNanos();
        var written = new ArrayList<Record>();
        long reached = last;
        for (var next : unwritten.entrySet()) {
            if (!written.isEmpty() && (time.nanoTime() - until > 0 || awaited.getAsBoolean())) {
                reached = next.getValue().first() - 1;
                break;
            }
            next.getValue().step().write(to, next.getValue().newest());
            written.add(next.getKey());
        }
        to.progress().projected(reached);
        to.commit();
        written.forEach(unwritten::remove);
        projected = reached;
        if (!isBehind()) {
            tailChars = 0;
        }
    }

    /** One thing that is to be written: its first entry that is not projected, and the one that it stands at. */
    private record Unwritten(long first, long newest, Step step) {}

    /** What a receipt or a block of messageIDs belongs to; {@code owner} is the mosID or the newsroom. */
    private record PeerChannel(String what, String owner, String ncsID, String channel) {}

    /** A message of ours, by the entry that queued it. */
    private record Queued(long entry) {}

    /** Writes the newest state of one thing, which stands at {@code entry}. */
    @FunctionalInterface
    private interface Step {
        void write(WriteConnection to, long entry) throws SQLException;
    }
}
