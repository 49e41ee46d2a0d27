package org.cueway.device;

/** How far a device confirmed a command. */
public sealed interface Result {
    /** It says that it has done it. */
    record Done() implements Result {}

    /** It has taken it, and says nothing more. */
    record Accepted() implements Result {}

    /** It has not done it; {@code why} in its own words, with its code. */
    record Rejected(String why) implements Result {}

    /** It said nothing in time: nobody knows whether it has done it. */
    record Silent(String why) implements Result {}
}
