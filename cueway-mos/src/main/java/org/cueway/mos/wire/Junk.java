package org.cueway.mos.wire;

/**
 * What stood between two frames and was skipped (R9). White space, byte order marks and NULs are free and not counted.
 *
 * @param bytes how many
 * @param sample the beginning, at most {@value #SAMPLE_BYTES} characters; only what is printable ASCII
 */
public record Junk(int bytes, String sample) {
    /** Nothing was skipped. */
    public static final Junk NONE = new Junk(0, "");

    static final int SAMPLE_BYTES = 64;

    /** Both, one after the other. */
    Junk and(Junk more) {
        if (bytes == 0) return more;
        var both = sample + more.sample();
        return new Junk(bytes + more.bytes(), both.substring(0, Math.min(SAMPLE_BYTES, both.length())));
    }
}
