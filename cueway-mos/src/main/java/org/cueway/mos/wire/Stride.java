package org.cueway.mos.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at once, four code units or in UTF-8 eight, to pass over what means nothing to {@link MarkupScanner}.
 * Says no where it is not sure: then the units are looked at one by one. Stateless.
 */
final class Stride {
    static final int BYTES = Long.BYTES;

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Stride() {}

    /** Whether none of the eight bytes belongs to a less-than sign, nor to a unit above U+00FF. */
    static boolean isText(Encoding encoding, byte[] bytes, int at) {
        long units = units(encoding, bytes, at);
        return encoding == Encoding.UTF8
                ? isZeroNowhere(units ^ 0x3C3C3C3C3C3C3C3CL, 0x0101010101010101L, 0x8080808080808080L)
                : (units & 0xFF00FF00FF00FF00L) == 0
                        && isZeroNowhere(units ^ 0x003C003C003C003CL, 0x0001000100010001L, 0x8000800080008000L);
    }

    /** Whether all of the eight bytes belong to units from {@code ?} on, as letters are, up to U+00FF; in UTF-8 up to U+007F. */
    static boolean isName(Encoding encoding, byte[] bytes, int at) {
        long units = units(encoding, bytes, at);
        return encoding == Encoding.UTF8
                ? (units & 0x8080808080808080L) == 0
                        && ((units + 0x4141414141414141L) & 0x8080808080808080L) == 0x8080808080808080L
                : (units & 0xFF00FF00FF00FF00L) == 0
                        && ((units + 0x7FC17FC17FC17FC1L) & 0x8000800080008000L) == 0x8000800080008000L;
    }

    private static long units(Encoding encoding, byte[] bytes, int at) {
        return (long) (encoding == Encoding.UTF16LE ? LITTLE : BIG).get(bytes, at);
    }

    /**
     * Whether no lane is zero. A lane in front of a zero may look like one, which does no harm.
     *
     * @param ones the lowest bit of each lane
     * @param tops the highest bit of each lane
     */
    private static boolean isZeroNowhere(long lanes, long ones, long tops) {
        return ((lanes - ones) & ~lanes & tops) == 0;
    }
}
