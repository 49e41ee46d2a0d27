package org.cueway.device;

/** Where on a device an action belongs. */
public sealed interface Placing {
    /**
     * There.
     *
     * @param place in the device's own words, as people know it: {@code layer 10}, {@code 1-20}, a topic; stable over restarts
     */
    record At(String place) implements Placing {}

    /** The values make no sense for this device; {@code why} says what was expected and found. */
    record Impossible(String why) implements Placing {}
}
