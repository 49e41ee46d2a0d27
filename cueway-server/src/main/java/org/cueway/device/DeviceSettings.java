package org.cueway.device;

import java.time.Duration;

/**
 * What every device has in the configuration.
 *
 * @param id by which rules name it
 * @param driver the word for its kind
 * @param late how late a cue may be and still be sent; 0.1 s to 1 min, default 2 s. Taking off is never too late
 * @param rehearsal whether it starts with what would be sent suppressed
 */
public record DeviceSettings(String id, String driver, Duration late, boolean rehearsal) {}
