package org.cueway.simulator.device.casparcg;

import java.time.Duration;
import java.util.regex.Pattern;

/** One thing that goes wrong (device-protocols §0.3). */
public sealed interface CasparFault {
    /** Commands are done, and not answered; PING is. */
    record Mute() implements CasparFault {}

    /** Nothing is done, and nothing answered, not even PING. */
    record Dead() implements CasparFault {}

    /** Commands of that channel wait so long before they are done; 0 for those without a channel. */
    record Slow(int channel, Duration by) implements CasparFault {}

    /** Answers go out octet by octet. */
    record Dribble() implements CasparFault {}

    /** Answers are held back until there are so many, and then go out in one write. */
    record Merge(int answers) implements CasparFault {}

    /**
     * Commands that fit are not done but answered so.
     *
     * @param command found anywhere in the line
     * @param answer without RES and line end: {@code 404 CG FAILED}
     * @param times how often
     */
    record Answer(Pattern command, String answer, int times) implements CasparFault {}

    /**
     * The connection ends with the next command that fits.
     *
     * @param done whether it is done before
     */
    record Drop(Pattern command, boolean done) implements CasparFault {}
}
