package org.cueway.newsroom;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.store.Receipt;

/**
 * Which messages were accepted lately, and the answers that they got ({@code mos-protocol} §2.5).
 *
 * <p>A peer has one message outstanding, so only the last accepted one of its {@link Turn} can be a genuine retry: that
 * receipt counts for ever. Older ones count for a short time, so that a peer that starts counting at 1 again never gets an
 * old answer. A refusal leaves none: its repeat is judged anew.
 *
 * <p>What belongs to one turn is touched only by the thread that holds that turn; different turns may run at once.
 */
final class Receipts {
    private final Limits.Receipts limits;
    private final TimeSource time;
    private final Map<Turn, Kept> kept = new ConcurrentHashMap<>();

    Receipts(Limits.Receipts limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** What the receipts say about a message. */
    sealed interface Seen {
        /** It was accepted before and got this answer, empty if none was due. */
        record Before(String answer) implements Seen {}

        /**
         * Another message with this ID was accepted: the peer has started counting again (R24).
         *
         * @param connection which it came on, 0 if it was before a restart
         * @param age how long ago
         */
        record OtherContent(long connection, Duration age) implements Seen {}

        /** Nothing is known of it. */
        record Never() implements Seen {}
    }

    /** Takes over what the store remembered, in journal order. How old it is counts from now. */
    void load(List<Receipt> remembered) {
        for (var receipt : remembered) {
            var channel = Channel.valueOf(receipt.channel().toUpperCase(Locale.ROOT));
            keep(
                    new Turn(receipt.mosID(), receipt.ncsID(), channel),
                    new Accepted(receipt.messageID(), receipt.hash(), receipt.answer(), 0));
        }
    }

    /** Looks a message up; one without messageID was never seen. */
    Seen look(Turn turn, String messageID, String hash) {
        var mine = kept.get(turn);
        if (mine == null || messageID.isEmpty()) {
            return new Seen.Never();
        }
        var now = time.nanoTime();
        mine.forget(now);
        return mine.look(messageID, hash, now);
    }

    /** Remembers an accepted message; one without messageID only makes the last one an older one. */
    void keep(Turn turn, Accepted accepted) {
        var now = time.nanoTime();
        var mine = kept.computeIfAbsent(turn, _ -> new Kept());
        mine.add(new Answered(accepted, now));
        mine.forget(now);
    }

    /**
     * A message that was accepted.
     *
     * @param messageID as it came; empty if there was none
     * @param connection which it came on, 0 if that is not known any more
     */
    record Accepted(String messageID, String hash, String answer, long connection) {}

    /** Whether a receipt of that age counts even if it is not the last. */
    boolean isRecent(Duration age) {
        return age.compareTo(limits.olderReceipts()) <= 0;
    }

    /** How many receipts a turn has. */
    int size(Turn turn) {
        return Optional.ofNullable(kept.get(turn))
                .map(mine -> mine.byHash.size())
                .orElse(0);
    }

    private record Answered(Accepted message, long atNanos) {}

    /** The receipts of one turn, oldest first. */
    private final class Kept {
        private final LinkedHashMap<String, Answered> byHash = new LinkedHashMap<>();
        private final Map<String, String> hashes = new HashMap<>();
        private String last = "";

        private Seen look(String messageID, String hash, long now) {
            var same = byHash.get(hash);
            if (same != null) {
                return new Seen.Before(same.message().answer());
            }
            return Optional.ofNullable(hashes.get(messageID))
                    .flatMap(other -> Optional.ofNullable(byHash.get(other)))
                    .<Seen>map(other -> new Seen.OtherContent(
                            other.message().connection(), Duration.ofNanos(now - other.atNanos())))
                    .orElseGet(Seen.Never::new);
        }

        private void add(Answered answered) {
            var messageID = answered.message().messageID();
            var hash = answered.message().hash();
            last = messageID.isEmpty() ? "" : hash;
            if (messageID.isEmpty()) {
                return;
            }
            byHash.remove(hash);
            byHash.put(hash, answered);
            hashes.put(messageID, hash);
        }

        private void forget(long now) {
            for (Iterator<Map.Entry<String, Answered>> oldest =
                            byHash.entrySet().iterator();
                    oldest.hasNext(); ) {
                var entry = oldest.next();
                var old = now - entry.getValue().atNanos()
                        > limits.olderReceipts().toNanos();
                if (entry.getKey().equals(last) || (!old && byHash.size() <= limits.maxOlder() + 1)) {
                    return;
                }
                oldest.remove();
                hashes.remove(entry.getValue().message().messageID(), entry.getKey());
            }
        }
    }
}
