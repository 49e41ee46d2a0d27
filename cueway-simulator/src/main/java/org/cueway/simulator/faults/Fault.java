package org.cueway.simulator.faults;

import java.time.Duration;

/** One thing that goes wrong. {@code chance} is that of one frame, 0 to 1. */
public sealed interface Fault {
    /** Which frames it befalls. */
    Way way();

    /** The frame vanishes. */
    record Drop(Way way, double chance) implements Fault {}

    /** The frame comes twice. */
    record Duplicate(Way way, double chance) implements Fault {}

    /** The frame, and with it all behind it, is held up for some time up to {@code most}. */
    record Delay(Way way, double chance, Duration most) implements Fault {}

    /** The frame comes in a few pieces, cut at any octet. */
    record Split(Way way, double chance) implements Fault {}

    /** The frame comes octet by octet. */
    record Dribble(Way way, double chance) implements Fault {}

    /** Something that is no frame stands in front of it. */
    record Junk(Way way, double chance) implements Fault {}

    /** The connection ends in the middle of the frame. */
    record Cut(Way way, double chance) implements Fault {}

    /** From this frame on nothing passes, and the connection stays open. */
    record HalfOpen(Way way, double chance) implements Fault {}

    /** Every frame is held up for {@code time}; as {@code slow-ack}, what the peer sends us. */
    record Slow(Way way, Duration time) implements Fault {}

    /** The caller is turned away; {@code chance} is that of one connection. */
    record Refuse(double chance) implements Fault {
        @Override
        public Way way() {
            return Way.BOTH;
        }
    }
}
