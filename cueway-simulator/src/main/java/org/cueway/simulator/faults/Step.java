package org.cueway.simulator.faults;

import java.time.Duration;

/** What the proxy does next with one way of one connection. */
sealed interface Step {
    /** Passes octets {@code from} to {@code to} of the frame on, in one write. */
    record Pass(int from, int to) implements Step {}

    /** Writes something of its own. */
    record Junk(String ascii) implements Step {}

    record Pause(Duration time) implements Step {}

    /** Passes nothing on any more. */
    record Silence() implements Step {}

    /** Ends the connection. */
    record HangUp() implements Step {}
}
