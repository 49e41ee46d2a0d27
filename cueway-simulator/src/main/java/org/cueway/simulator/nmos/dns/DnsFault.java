package org.cueway.simulator.nmos.dns;

/** What goes wrong with a name server. */
public sealed interface DnsFault {
    /** No answers. */
    record Mute() implements DnsFault {}

    /** Every answer is an error: 2 server failure, 3 no such name, 5 refused. */
    record Code(int code) implements DnsFault {}

    /** Over UDP every answer is cut short, so that it is asked for over TCP. */
    record CutsShort() implements DnsFault {}

    /** The answers to PTR questions bring nothing but what was asked for. */
    record NothingMore() implements DnsFault {}
}
