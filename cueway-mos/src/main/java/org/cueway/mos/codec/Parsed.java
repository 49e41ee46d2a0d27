package org.cueway.mos.codec;

/**
 * A frame whose XML has been read, but not yet what it means: enough to see whose it is, and with that which dialect to
 * decode it with. Immutable.
 */
public final class Parsed {
    private final String text;
    private final Head head;

    Parsed(String text, Head head) {
        this.text = text;
        this.head = head;
    }

    /** The text of the frame; empty if its bytes are not text in the frame's encoding. */
    public String text() {
        return text;
    }

    /** What could be read of the envelope, even if the frame is broken. */
    public Head head() {
        return head;
    }
}
