package org.cueway.device;

/** What a driver sends. Immutable. */
public interface Command {
    /** How it looks on the wire, for dry run and trace; secrets left out. */
    String wire();

    /** Whether sending it twice is as good as once: a wanted value, a connection, a published state. */
    boolean isAbsolute();
}
