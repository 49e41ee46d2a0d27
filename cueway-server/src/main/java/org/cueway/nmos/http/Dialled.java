package org.cueway.nmos.http;

/** What came of opening a WebSocket. */
public sealed interface Dialled {
    /** It stands, and belongs to who asked for it. */
    record Open(TextSocket socket) implements Dialled {}

    /** It does not, for a reason in words. */
    record Failed(String why) implements Dialled {}
}
