package org.cueway.store.sqlite.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes made fewer: four bytes with the number of bytes that were packed, then those as RFC 1951 has it, as fast as it can be
 * done. The deflaters are kept for the next time: each has a quarter of a megabyte of memory that has to be cleared. Safe for
 * use by any thread.
 */
final class Packing {
    /** More threads than this hardly pack at once; what is made beyond that is not kept. */
    private static final int KEPT_DEFLATERS = 16;
    /** RFC 1951 cannot say more in a byte than 258 bytes in two bits. */
    private static final long MAX_RATIO = 1032;

    private static final Queue<Deflater> DEFLATERS = new ArrayBlockingQueue<>(KEPT_DEFLATERS);

    private Packing() {}

    /** Packs bytes; the result may be larger than they are, and is then of no use. */
    static byte[] pack(byte[] bytes) {
        var kept = DEFLATERS.poll();
        var deflater = kept == null ? new Deflater(Deflater.BEST_SPEED, true) : kept;
        try {
            var out = ByteBuffer.allocate(bytes.length).putInt(bytes.length);
            deflater.setInput(bytes);
            deflater.finish();
            deflater.deflate(out);
            return deflater.finished() ? Arrays.copyOf(out.array(), out.position()) : bytes;
        } finally {
            deflater.reset();
            if (!DEFLATERS.offer(deflater)) deflater.end();
        }
    }

    /**
     * The bytes that were packed.
     *
     * @throws IllegalArgumentException if these are no packed bytes
     */
    static byte[] unpack(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        int size = in.getInt();
        if (size < 0 || size > MAX_RATIO * packed.length) {
            throw new IllegalArgumentException(packed.length + " bytes cannot hold " + size);
        }
        var bytes = new byte[size];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(in);
            int found = inflater.inflate(bytes);
            if (found < size) throw new IllegalArgumentException(found + " bytes unpacked, expected " + size);
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed bytes: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
