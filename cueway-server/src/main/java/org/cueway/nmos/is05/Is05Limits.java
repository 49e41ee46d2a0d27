package org.cueway.nmos.is05;

import java.time.Duration;

/**
 * Limits of takes (nmos §5, §6). All are our choice.
 *
 * @param crosspoints in one take, one salvo; 4,000
 * @param farthest how far ahead a take may be scheduled, since devices are no calendars (C-63); 10 min
 * @param takes remembered, with what undoes them; 50
 * @param history entries for each receiver; 100
 * @param names salvos, locks and aliases, of each; 10,000
 */
public record Is05Limits(int crosspoints, Duration farthest, int takes, int history, int names) {
    /** The defaults named above. */
    public static Is05Limits defaults() {
        return new Is05Limits(4_000, Duration.ofMinutes(10), 50, 100, 10_000);
    }
}
