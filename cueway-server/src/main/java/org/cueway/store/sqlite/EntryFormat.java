package org.cueway.store.sqlite;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;

/**
 * An entry as bytes: the format, the kind's code, the time (seconds and nanoseconds), then eleven texts, each a variable
 * length and its characters. The number is not in here; it is the row's key. Stateless.
 *
 * <p>Text is UTF-8 unless that would change it: UCS-2 peers can send half a surrogate pair, and what came must go back.
 * Such text is UTF-16BE; the lowest bit of its length says so.
 *
 * <p>Every format ever released stays readable: a new one gets the next number, a golden file and a case in
 * {@link #decode}.
 */
final class EntryFormat {
    /** Ten texts: it did not keep what an entry changed. */
    private static final byte FORMAT_1 = 1;

    private static final byte FORMAT_2 = 2;
    private static final int HEAD_BYTES = 1 + 1 + Long.BYTES + Integer.BYTES;
    private static final int MAX_LENGTH_BYTES = 5;

    private EntryFormat() {}

    static byte[] encode(Entry entry) {
        var texts = texts(entry).map(Text::of).toArray(Text[]::new);
        int size = HEAD_BYTES;
        for (var text : texts) {
            size += MAX_LENGTH_BYTES + text.bytes().length;
        }
        var time = entry.time();
        var out = ByteBuffer.allocate(size)
                .put(FORMAT_2)
                .put((byte) entry.kind().code())
                .putLong(time.getEpochSecond())
                .putInt(time.getNano());
        for (var text : texts) {
            putLength(out, (text.bytes().length << 1) | (text.wide() ? 1 : 0));
            out.put(text.bytes());
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * The entry that the bytes of row {@code number} hold.
     *
     * @throws StoreException if a newer Cueway wrote it, or it is no entry at all
     */
    static Entry decode(long number, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            byte format = in.get();
            return switch (format) {
                case FORMAT_1 -> texts(number, in, false);
                case FORMAT_2 -> texts(number, in, true);
                default ->
                    throw new StoreException("journal entry " + number + " has format " + format + ", expected 1 to "
                            + FORMAT_2 + ": read it with the Cueway that wrote it, or a newer one");
            };
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new StoreException("journal entry " + number + " is damaged: " + bytes.length + " bytes", e);
        }
    }

    private static Entry texts(long number, ByteBuffer in, boolean withChanges) {
        var kind = kind(in.get());
        var time = Instant.ofEpochSecond(in.getLong(), in.getInt());
        return new Entry(
                number,
                time,
                kind,
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                getText(in),
                withChanges ? getText(in) : "");
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

    private static void putLength(ByteBuffer out, int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static String getText(ByteBuffer in) {
        int length = 0;
        byte part;
        int shift = 0;
        do {
            part = in.get();
            length |= (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0 && shift < 7 * MAX_LENGTH_BYTES);
        int size = length >>> 1;
        if (size > in.remaining()) {
            throw new IllegalArgumentException("text of " + size + " bytes, " + in.remaining() + " are left");
        }
        var bytes = new byte[size];
        in.get(bytes);
        return new Text(bytes, (length & 1) != 0).toString();
    }

    /**
     * Text as the bytes that give the very same text back.
     *
     * @param bytes UTF-8, or UTF-16BE if wide; owned by this record, never changed
     * @param wide whether UTF-8 could not hold it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each message would cost more than it protects
    record Text(byte[] bytes, boolean wide) {
        static Text of(String text) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            // Half a pair would come back as a question mark. There and back is faster than a look at each character.
            if (new String(utf8, StandardCharsets.UTF_8).equals(text)) {
                return new Text(utf8, false);
            }
            var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
            // Not getBytes(UTF_16BE): it replaces half a pair, which is what we are here for.
            bytes.asCharBuffer().put(text);
            return new Text(bytes.array(), true);
        }

        /** Whether every surrogate has its partner, so that UTF-8 can hold the text. */
        static boolean isWellFormed(String text) {
            return !of(text).wide();
        }

        @Override
        public String toString() {
            return wide ? ByteBuffer.wrap(bytes).asCharBuffer().toString() : new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
