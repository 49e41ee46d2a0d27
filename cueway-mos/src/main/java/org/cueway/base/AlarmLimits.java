package org.cueway.base;

import java.time.Duration;

/**
 * When something that is wrong is somebody's business.
 *
 * @param deviceDown how long a device may be away, or not well, before it is an alarm; 30 s, the longest pause between two
 *     attempts to reach it: what heals itself at the first or second try rings no bell
 */
public record AlarmLimits(Duration deviceDown) {
    /** The defaults named above. */
    public static AlarmLimits defaults() {
        return new AlarmLimits(Duration.ofSeconds(30));
    }
}
