package org.cueway.mos.wire.websocket;

/** Which part of a message it is. */
public enum Fragment {
    /** More follows. */
    MORE,
    /** The message ends with it. */
    LAST;

    /** In the words of the libraries. */
    public static Fragment of(boolean last) {
        return last ? LAST : MORE;
    }

    /** Whether the message ends with it. */
    public boolean isLast() {
        return this == LAST;
    }
}
