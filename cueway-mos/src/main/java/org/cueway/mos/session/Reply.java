package org.cueway.mos.session;

/**
 * What goes back on the connection a message came on.
 *
 * @param text the frame, {@code <mos>…</mos>}, not yet encoded
 * @param after what becomes of the connection when it is sent
 */
public record Reply(String text, After after) {
    /** What follows a reply. */
    public enum After {
        STAY,
        CLOSE
    }

    /** A reply after which the connection stays. */
    public Reply(String text) {
        this(text, After.STAY);
    }
}
