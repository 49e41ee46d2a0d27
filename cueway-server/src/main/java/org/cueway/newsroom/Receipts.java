package org.cueway.newsroom;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.Receipt;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;

/**
 * Which messages were accepted lately, and the answers that they got ({@code mos-protocol} §2.5).
 *
 * <p>A peer has one message outstanding, so only the last accepted one of its {@link Turn} can be a genuine retry: that
 * receipt counts for ever, and its answer is at hand. Older ones count for a short time, so that a peer that starts counting at 1
 * again never gets an old answer; theirs are read from the journal. A refusal leaves none: its repeat is judged anew.
 *
 * <p>What belongs to one turn is touched only by the thread that holds that turn; different turns may run at once.
 */
final class Receipts {
    private final Limits.Receipts limits;
    private final LongFunction<Optional<String>> journal;
    private final TimeSource time;
    private final Map<Turn, TurnReceipts> kept = new ConcurrentHashMap<>();

    /**
     * Knows of no message yet.
     *
     * @param journal the answer that an entry has, by its number; empty if the entry is not there
     */
    Receipts(Limits.Receipts limits, LongFunction<Optional<String>> journal, TimeSource time) {
        this.limits = limits;
        this.journal = journal;
        this.time = time;
    }

    /** Knows what the store remembers. */
    static Receipts recover(Limits.Receipts limits, RundownStore store, TimeSource time) {
        var receipts = new Receipts(limits, number -> answer(store, number), time);
        receipts.load(store.snapshot().receipts());
        return receipts;
    }

    private static Optional<String> answer(RundownStore store, long number) {
        return store.entries(new EntryQuery(number + 1, "", "", 1)).stream()
                .filter(entry -> entry.number() == number)
                .map(Entry::answer)
                .findFirst();
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

    /**
     * A message that was accepted.
     *
     * @param messageID as it came; empty if there was none
     * @param hash SHA-256 of its frame, 64 hexadecimal digits
     * @param connection which it came on, 0 if that is not known any more
     */
    record Message(String messageID, String hash, long connection) {}

    /**
     * What it was answered with.
     *
     * @param entry number of the journal's entry that has the answer, too; 0 if none is known
     */
    record Given(String answer, long entry) {}

    /** Takes over what the store remembered, in journal order. How old it is counts from now. */
    void load(List<Receipt> remembered) {
        for (var receipt : remembered) {
            var channel = Channel.valueOf(receipt.channel().toUpperCase(Locale.ROOT));
            keep(
                    new Turn(receipt.mosID(), receipt.ncsID(), channel),
                    new Message(receipt.messageID(), receipt.hash(), 0),
                    new Given(receipt.answer(), receipt.entry()));
        }
    }

    /**
     * Looks a message up; one without messageID was never seen.
     *
     * @throws StoreException if it was seen, and the store does not say what it was answered with
     */
    Seen look(Turn turn, String messageID, String hash) {
        var mine = kept.get(turn);
        if (mine == null || messageID.isEmpty()) {
            return new Seen.Never();
        }
        var now = time.nanoTime();
        mine.forget(now);
        var same = mine.find(messageID, hash);
        if (same.isPresent()) {
            return new Seen.Before(answer(mine, same.getAsLong()));
        }
        var other = mine.find(messageID);
        return other.isEmpty()
                ? new Seen.Never()
                : new Seen.OtherContent(
                        mine.connection(other.getAsLong()), Duration.ofNanos(now - mine.atNanos(other.getAsLong())));
    }

    private String answer(TurnReceipts all, long receipt) {
        long entry = all.entry(receipt);
        return all.answer(receipt)
                .or(() -> journal.apply(entry))
                .orElseThrow(
                        () -> new StoreException("entry " + entry + ", which has the answer, is not in the journal"));
    }

    /** Remembers an accepted message; one without messageID only makes the last one an older one. */
    void keep(Turn turn, Message message, Given given) {
        kept.computeIfAbsent(turn, _ -> new TurnReceipts(limits.maxOlder() + 1, limits.olderReceipts()))
                .keep(message, given, time.nanoTime());
    }

    /** Whether a receipt of that age counts even if it is not the last. */
    boolean isRecent(Duration age) {
        return age.compareTo(limits.olderReceipts()) <= 0;
    }

    /** How many receipts a turn has. */
    int size(Turn turn) {
        return Optional.ofNullable(kept.get(turn)).map(TurnReceipts::size).orElse(0);
    }
}
