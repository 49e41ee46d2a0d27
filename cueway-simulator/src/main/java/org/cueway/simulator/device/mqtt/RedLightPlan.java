package org.cueway.simulator.device.mqtt;

import java.util.Optional;

/**
 * A red light, or another lamp. Immutable.
 *
 * @param name under which it connects
 * @param follows the topic that says what it is to show
 * @param says where it says what it shows; empty: nowhere
 * @param retains whether that is retained
 * @param availability where it says that it is there ({@code online}), and by its last will that it is not ({@code offline}); empty:
 *     nowhere
 * @param gateway the topic that says whether the gateway is there; empty: it does not look
 */
public record RedLightPlan(
        String name,
        String follows,
        Optional<String> says,
        boolean retains,
        Optional<String> availability,
        Optional<String> gateway) {
    /** One that follows a studio's own topic, says what it shows, and shows {@code FAULT} when the gateway is not there. */
    public static RedLightPlan ofStudio(String prefix, String studio) {
        return new RedLightPlan(
                "light-" + studio,
                prefix + "/studio/" + studio + "/onair/state",
                Optional.of(prefix + "/device/light-" + studio + "/state"),
                true,
                Optional.empty(),
                Optional.of(prefix + "/status"));
    }
}
