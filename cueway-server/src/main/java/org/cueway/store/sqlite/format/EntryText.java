package org.cueway.store.sqlite.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One text of an entry as the bytes that give the very same text back: a variable length, the form in its lowest bits, and as
 * many bytes. Immutable.
 *
 * <p>Text is UTF-8 unless that would change it: UCS-2 peers can send half a surrogate pair, and what came must go back.
 * Such text is UTF-16BE. A long one is packed: messages repeat their tags, and each byte goes to the disk twice.
 *
 * @param bytes in that form; owned by this record, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each message would cost more than it protects
record EntryText(byte[] bytes, Form form) {
    /** Shorter ones take longer to pack than they save. */
    private static final int PACKED_FROM_BYTES = 8 << 10;

    private static final int FORM_BITS = 2;
    private static final int MAX_LENGTH_BYTES = 5;

    /** How the bytes stand for the text. The code stands in files: never change or reuse one. */
    enum Form {
        UTF_8(0),
        /** UTF-16BE. */
        WIDE(1),
        /** UTF-8, {@linkplain Packing packed}. */
        PACKED(2);

        private final int code;

        Form(int code) {
            this.code = code;
        }

        private static Form of(int code) {
            return switch (code) {
                case 0 -> UTF_8;
                case 1 -> WIDE;
                case 2 -> PACKED;
                default -> throw new IllegalArgumentException("text of form " + code);
            };
        }
    }

    static EntryText of(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (!isSame(utf8, text)) return wide(text);
        if (utf8.length < PACKED_FROM_BYTES) return new EntryText(utf8, Form.UTF_8);
        var packed = Packing.pack(utf8);
        return packed.length < utf8.length ? new EntryText(packed, Form.PACKED) : new EntryText(utf8, Form.UTF_8);
    }

    /** Whether every surrogate has its partner, so that UTF-8 can hold the text. */
    static boolean isWellFormed(String text) {
        return isSame(text.getBytes(StandardCharsets.UTF_8), text);
    }

    /** Half a pair would come back as a question mark. There and back is faster than a look at each character. */
    private static boolean isSame(byte[] utf8, String text) {
        return new String(utf8, StandardCharsets.UTF_8).equals(text);
    }

    private static EntryText wide(String text) {
        var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        // Not getBytes(UTF_16BE): it replaces half a pair, which is what we are here for.
        bytes.asCharBuffer().put(text);
        return new EntryText(bytes.array(), Form.WIDE);
    }

    /** No less than what {@link #put} puts, in bytes. */
    int maxSize() {
        return MAX_LENGTH_BYTES + bytes.length;
    }

    void put(ByteBuffer out) {
        putLength(out, (bytes.length << FORM_BITS) | form.code);
        out.put(bytes);
    }

    /** The next text. Fails with an {@link IllegalArgumentException} or an underflow if there is none. */
    static String get(ByteBuffer in) {
        int length = getLength(in);
        var bytes = getBytes(in, length >>> FORM_BITS);
        return switch (Form.of(length & ((1 << FORM_BITS) - 1))) {
            case UTF_8 -> utf8(bytes);
            case WIDE -> wide(bytes);
            case PACKED -> utf8(Packing.unpack(bytes));
        };
    }

    /** The same from the time when no text was packed, and one bit said the form. */
    static String getUnpacked(ByteBuffer in) {
        int length = getLength(in);
        var bytes = getBytes(in, length >>> 1);
        return (length & 1) == 0 ? utf8(bytes) : wide(bytes);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String wide(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    private static byte[] getBytes(ByteBuffer in, int size) {
        if (size > in.remaining()) {
            throw new IllegalArgumentException("text of " + size + " bytes, " + in.remaining() + " are left");
        }
        var bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }

    private static void putLength(ByteBuffer out, int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static int getLength(ByteBuffer in) {
        int length = 0;
        byte part;
        int shift = 0;
        do {
            part = in.get();
            length |= (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0 && shift < 7 * MAX_LENGTH_BYTES);
        return length;
    }
}
