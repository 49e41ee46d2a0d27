package org.cueway.device.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a light can show; the names are those on the wire and in the configuration ({@code device-protocols} §5.1). */
public enum Light {
    /** Nothing is on air and nothing ready. */
    IDLE,
    /** The running order is approved for air, and nothing of it is ready. */
    REHEARSAL,
    /** Something is ready to go on air. */
    CUED,
    ON_AIR,
    /** Never published by us: what others write there, or show when they hear that the gateway is offline. */
    FAULT;

    /** Those that a place can be wanted to show. */
    public static final List<Light> WANTED = List.of(IDLE, REHEARSAL, CUED, ON_AIR);

    /** The light of that name; empty if there is none. */
    static Optional<Light> of(String name) {
        return Arrays.stream(values())
                .filter(light -> light.name().equals(name))
                .findFirst();
    }
}
