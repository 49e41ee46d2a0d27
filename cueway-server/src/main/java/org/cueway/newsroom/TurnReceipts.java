package org.cueway.newsroom;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cueway.newsroom.Receipts.Given;
import org.cueway.newsroom.Receipts.Message;

/**
 * The receipts of one turn, numbered from 0 as they are kept. A ring of numbers in one array, since a busy newsroom leaves
 * thousands that live for a minute: as objects each would be copied by every collection of young garbage until it is old, and
 * hold up cues meanwhile. Used by one thread at a time.
 */
final class TurnReceipts {
    private static final int ID = 0;
    private static final int DIGEST = 1; // and the next
    private static final int AT = 3;
    private static final int CONNECTION = 4;
    private static final int ENTRY = 5;
    private static final int COLUMNS = 6;
    private static final int LEAST_ROWS = 16;
    private static final int HEX = 16;
    private static final int MOST_DIGITS = 18;

    private final int most;
    private final long maxAge;
    /** Rows are a power of two. */
    private long[] ring = new long[LEAST_ROWS * COLUMNS];

    private long oldest;
    private long next;
    /** No receipt has a greater one. */
    private long greatestID = Long.MIN_VALUE;

    private Optional<String> lastAnswer = Optional.empty();
    /** Those that stand nowhere else, by the number of the receipt. */
    private final Map<Long, String> answers = new HashMap<>();

    /**
     * None yet.
     *
     * @param most how many there may be; the oldest go first
     * @param maxAge how old they may become, the last one aside
     */
    TurnReceipts(int most, Duration maxAge) {
        this.most = most;
        this.maxAge = maxAge.toNanos();
    }

    /** One without messageID only makes the last one an older one. */
    void keep(Message message, Given given, long now) {
        lastAnswer = message.messageID().isEmpty() ? Optional.empty() : Optional.of(given.answer());
        if (lastAnswer.isPresent()) {
            if (next - oldest == rows()) grow();
            long id = number(message.messageID());
            greatestID = Math.max(greatestID, id);
            int row = row(next);
            ring[row + ID] = id;
            ring[row + DIGEST] = digest(message.hash(), 0);
            ring[row + DIGEST + 1] = digest(message.hash(), 1);
            ring[row + AT] = now;
            ring[row + CONNECTION] = message.connection();
            ring[row + ENTRY] = given.entry();
            if (given.entry() == 0) answers.put(next, given.answer());
            next++;
        }
        forget(now);
    }

    /** Forgets what is too old, and what is too much. */
    void forget(long now) {
        long last = lastAnswer.isPresent() ? next - 1 : next;
        while (oldest < last && (next - oldest > most || now - ring[row(oldest) + AT] > maxAge)) {
            answers.remove(oldest);
            oldest++;
        }
    }

    /** The newest receipt of that very message. */
    OptionalLong find(String messageID, String hash) {
        long id = number(messageID);
        long first = digest(hash, 0);
        long second = digest(hash, 1);
        if (id > greatestID) return OptionalLong.empty();
        for (long n = next - 1; n >= oldest; n--) {
            int row = row(n);
            if (ring[row + ID] == id && ring[row + DIGEST] == first && ring[row + DIGEST + 1] == second) {
                return OptionalLong.of(n);
            }
        }
        return OptionalLong.empty();
    }

    /** The newest receipt of a message with that ID. Peers count upwards, so mostly one look is enough. */
    OptionalLong find(String messageID) {
        long id = number(messageID);
        if (id > greatestID) return OptionalLong.empty();
        greatestID = Long.MIN_VALUE;
        var found = OptionalLong.empty();
        for (long n = next - 1; n >= oldest; n--) {
            long one = ring[row(n) + ID];
            greatestID = Math.max(greatestID, one);
            if (one == id && found.isEmpty()) found = OptionalLong.of(n);
        }
        return found;
    }

    /** The answer that was given, if it is at hand; the journal has it otherwise. */
    Optional<String> answer(long receipt) {
        return receipt == next - 1 && lastAnswer.isPresent() ? lastAnswer : Optional.ofNullable(answers.get(receipt));
    }

    /** The journal's entry of a receipt; 0 if none is known. */
    long entry(long receipt) {
        return ring[row(receipt) + ENTRY];
    }

    long connection(long receipt) {
        return ring[row(receipt) + CONNECTION];
    }

    long atNanos(long receipt) {
        return ring[row(receipt) + AT];
    }

    int size() {
        return Math.toIntExact(next - oldest);
    }

    private int rows() {
        return ring.length / COLUMNS;
    }

    private int row(long receipt) {
        return (int) (receipt & (rows() - 1)) * COLUMNS;
    }

    private void grow() {
        long[] old = ring;
        int mask = rows() - 1;
        ring = new long[old.length * 2];
        for (long n = oldest; n < next; n++) {
            System.arraycopy(old, (int) (n & mask) * COLUMNS, ring, row(n), COLUMNS);
        }
    }

    /** Its value if it is a number as MOS has it, else a negative one made from its text. */
    private static long number(String messageID) {
        return isNumber(messageID) ? Long.parseLong(messageID) : ofText(messageID);
    }

    private static boolean isNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS && text.charAt(0) != '0';
        for (int i = 0; digits && i < text.length(); i++) digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        return digits;
    }

    /** FNV-1a of 64 bits. */
    private static long ofText(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash | Long.MIN_VALUE;
    }

    /** 128 of its 256 bits are enough to know it by. */
    private static long digest(String hash, int part) {
        return Long.parseUnsignedLong(hash, part * HEX, (part + 1) * HEX, HEX);
    }
}
