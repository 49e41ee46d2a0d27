package org.cueway.simulator.device.http;

import java.time.Duration;
import java.util.Optional;

/** What the receiver does with the next requests instead of taking them (device-protocols §0.3). */
public sealed interface ReceiverFault {
    /** Answers with that status; {@code retryAfter} as it stands in the header. */
    record Answer(int status, Optional<String> retryAfter) implements ReceiverFault {}

    /** Takes it, but answers so much later. */
    record Late(Duration by) implements ReceiverFault {}

    /** Takes it, and hangs up without an answer. */
    record HangUp() implements ReceiverFault {}
}
