package org.cueway.newsroom.objects;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.base.TimeSource;
import org.cueway.store.Entry;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;

/**
 * How far we are with what newsrooms have to be told, durable. Kept as the store keeps the last messageID of a channel, under
 * words that are no channel. Safe for use by any thread.
 */
public final class Progress {
    private final RundownStore store;
    private final String mosID;
    private final TimeSource time;
    private final Map<Key, Long> numbers = new ConcurrentHashMap<>();

    private Progress(RundownStore store, String mosID, TimeSource time) {
        this.store = store;
        this.mosID = mosID;
        this.time = time;
    }

    /** What is remembered of a newsroom. The words stand in files: never change one. */
    public enum What {
        /** Changes of our objects up to this stamp, in milliseconds of the epoch, are told or queued. */
        TOLD("objects.told"),
        /** Of no newsroom: what answers said of items was looked at up to this journal number. */
        HEARD("objects.heard"),
        /** The pause of the listing that is under way, plus 1; 0 if none is. */
        LISTING("objects.listing"),
        /** Of no newsroom: states that devices made true are told, or queued, up to this journal number. */
        AIR("air.told");

        private final String word;

        What(String word) {
            this.word = word;
        }
    }

    /** Goes on where it was. */
    public static Progress recover(RundownStore store, String mosID, TimeSource time) {
        var progress = new Progress(store, mosID, time);
        for (var reserved : store.snapshot().messageIds()) {
            for (var what : What.values()) {
                if (reserved.channel().equals(what.word)) {
                    progress.numbers.put(new Key(reserved.newsroom(), what), reserved.last());
                }
            }
        }
        return progress;
    }

    /** The number; empty if none was ever kept. */
    public OptionalLong of(String newsroom, What what) {
        var number = numbers.get(new Key(newsroom, what));
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** The newsrooms of which something is remembered. */
    List<String> newsrooms() {
        return numbers.keySet().stream().map(Key::newsroom).distinct().toList();
    }

    /**
     * Remembers another number.
     *
     * @throws StoreException if it could not be made durable; then the old one counts
     */
    public void set(String newsroom, What what, long number) {
        var key = new Key(newsroom, what);
        if (Long.valueOf(number).equals(numbers.get(key))) {
            return;
        }
        store.append(entry(newsroom, what, number, time.now()), List.of());
        numbers.put(key, number);
    }

    private Entry entry(String newsroom, What what, long number, Instant now) {
        return new Entry(
                0,
                now,
                Entry.Kind.MESSAGE_IDS,
                newsroom,
                mosID,
                "",
                what.word,
                "",
                "",
                "",
                "",
                Long.toString(number),
                "",
                "");
    }

    private record Key(String newsroom, What what) {}
}
