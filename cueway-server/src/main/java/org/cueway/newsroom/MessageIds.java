package org.cueway.newsroom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.KeyedLock;
import org.cueway.mos.model.Channel;
import org.cueway.store.Entry;
import org.cueway.store.RundownStore;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreException;

/**
 * Our own messageIDs, one sequence per peer and channel (MOS 4.0 §4.1.6: a new request has a new value, also after a
 * restart). They are reserved in durable blocks, so a crash skips values and never repeats one. Safe for use by any
 * thread; a sequence is guarded by its key's lock, which is held while a block is made durable.
 */
public final class MessageIds {
    /** The largest value; 1 follows (MOS 4.0 §4.1.6: signed, 32 bit). */
    private static final long MAX = Integer.MAX_VALUE;

    private static final Set<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Channel::word).collect(Collectors.toSet());

    private final RundownStore store;
    private final String mosID;
    private final TimeSource time;
    private final int block;
    private final KeyedLock<Key> locks = new KeyedLock<>();
    private final Map<Key, Reserved> reserved = new ConcurrentHashMap<>();

    private MessageIds(RundownStore store, String mosID, Limits.Receipts limits, TimeSource time) {
        this.store = store;
        this.mosID = mosID;
        this.time = time;
        this.block = limits.messageIdBlock();
    }

    /** Continues behind what was reserved before, used or not. */
    public static MessageIds recover(RundownStore store, String mosID, Limits.Receipts limits, TimeSource time) {
        var ids = new MessageIds(store, mosID, limits, time);
        ids.load(store.snapshot().messageIds());
        return ids;
    }

    /**
     * The next messageID, 1 to 2147483647, for a peer of a newsroom.
     *
     * @throws StoreException if a new block was needed and could not be made durable
     */
    public int next(String newsroom, String ncsID, Channel channel) {
        var key = new Key(newsroom, ncsID, channel);
        return locks.holding(key, () -> {
            var now = reserved.getOrDefault(key, new Reserved(0, 0));
            var next = now.used() < now.last() ? now : reserve(key, now.last());
            reserved.put(key, new Reserved(next.used() + 1, next.last()));
            return Math.toIntExact(next.used() + 1);
        });
    }

    private Reserved reserve(Key key, long behind) {
        var from = behind >= MAX ? 0 : behind;
        var last = Math.min(from + block, MAX);
        store.append(entry(key, last), List.of());
        return new Reserved(from, last);
    }

    private Entry entry(Key key, long last) {
        return new Entry(
                0,
                time.now(),
                Entry.Kind.MESSAGE_IDS,
                key.newsroom(),
                mosID,
                key.ncsID(),
                key.channel().word(),
                "",
                "",
                "",
                "",
                Long.toString(last),
                "",
                "");
    }

    private void load(List<Snapshot.Reserved> remembered) {
        for (var block : remembered) {
            if (!CHANNELS.contains(block.channel())) {
                continue; // a number that somebody else remembers in the same way
            }
            var channel = Channel.valueOf(block.channel().toUpperCase(Locale.ROOT));
            reserved.put(new Key(block.newsroom(), block.ncsID(), channel), new Reserved(block.last(), block.last()));
        }
    }

    private record Key(String newsroom, String ncsID, Channel channel) {}

    /** Values up to {@code used} were given out, those up to {@code last} may be. */
    private record Reserved(long used, long last) {}
}
