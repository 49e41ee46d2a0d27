package org.cueway.store.sqlite.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;

/**
 * An entry as bytes: the format, the kind's code, the time (seconds and nanoseconds), then eleven texts ({@link
 * EntryText}). The number is not in here; it is the row's key. Stateless.
 *
 * <p>Every format ever released stays readable: a new one gets the next number, a golden file and a case in
 * {@link #decode}.
 */
public final class EntryFormat {
    /** Ten texts: it did not keep what an entry changed. */
    private static final byte FORMAT_1 = 1;
    /** Long texts stood there as they came. */
    private static final byte FORMAT_2 = 2;

    private static final byte FORMAT_3 = 3;
    private static final int HEAD_BYTES = 1 + 1 + Long.BYTES + Integer.BYTES;

    private EntryFormat() {}

    /** The bytes of an entry, in the newest format. */
    public static byte[] encode(Entry entry) {
        var texts = texts(entry).map(EntryText::of).toArray(EntryText[]::new);
        int size = HEAD_BYTES;
        for (var text : texts) {
            size += text.maxSize();
        }
        var time = entry.time();
        var out = ByteBuffer.allocate(size)
                .put(FORMAT_3)
                .put((byte) entry.kind().code())
                .putLong(time.getEpochSecond())
                .putInt(time.getNano());
        for (var text : texts) {
            text.put(out);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** How much there is to read again after a start, in characters; what is packed counts as what it is. */
    public static long weight(Entry entry) {
        return (long) entry.message().length() + entry.answer().length();
    }

    /**
     * The entry that the bytes of row {@code number} hold.
     *
     * @throws StoreException if a newer Cueway wrote it, or it is no entry at all
     */
    public static Entry decode(long number, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            byte format = in.get();
            return switch (format) {
                case FORMAT_1 -> entry(number, in, EntryText::getUnpacked, false);
                case FORMAT_2 -> entry(number, in, EntryText::getUnpacked, true);
                case FORMAT_3 -> entry(number, in, EntryText::get, true);
                default ->
                    throw new StoreException("journal entry " + number + " has format " + format + ", expected 1 to "
                            + FORMAT_3 + ": read it with the Cueway that wrote it, or a newer one");
            };
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new StoreException("journal entry " + number + " is damaged: " + bytes.length + " bytes", e);
        }
    }

    private static Entry entry(long number, ByteBuffer in, Function<ByteBuffer, String> text, boolean withChanges) {
        var kind = kind(in.get());
        var time = Instant.ofEpochSecond(in.getLong(), in.getInt());
        return new Entry(
                number,
                time,
                kind,
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                text.apply(in),
                withChanges ? text.apply(in) : "");
    }

    private static Stream<String> texts(Entry entry) {
        return Stream.of(
                entry.newsroom(),
                entry.mosID(),
                entry.ncsID(),
                entry.channel(),
                entry.messageID(),
                entry.hash(),
                entry.rundown(),
                entry.dialect(),
                entry.message(),
                entry.answer(),
                entry.changed());
    }

    private static Entry.Kind kind(int code) {
        for (var kind : Entry.Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind " + code);
    }
}
