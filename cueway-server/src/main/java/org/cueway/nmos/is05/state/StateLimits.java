package org.cueway.nmos.is05.state;

import java.time.Duration;

/**
 * Limits of watching connections (nmos §6).
 *
 * @param tick between two looks at what has to be read; 100 ms
 * @param perTick senders and receivers looked at in one tick, all devices together: 30 a second, one to three reads each; 3
 * @param perDevice between two reads of one device; 500 ms
 * @param poll of receivers that do not say in the registry whether they are active; 10 s
 * @param settle how long the registry has to tell of a connection that the device has confirmed; then the device is asked; 5 s
 */
public record StateLimits(Duration tick, int perTick, Duration perDevice, Duration poll, Duration settle) {
    /** The defaults named above. */
    public static StateLimits defaults() {
        return new StateLimits(
                Duration.ofMillis(100), 3, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }
}
