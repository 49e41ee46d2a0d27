package org.cueway.base;

import java.time.Duration;

/**
 * The plug-in for newsroom clients. Numbers are Cueway's choice where no source is named.
 *
 * @param maxRows objects whose state a page is told live, the ones changed last first; 300, more than a day's show has
 * @param maxFound objects that one search brings; 50, more than anybody reads
 * @param maxNameChars who did it; 128, as MOS texts have (MOS 4.0 §6)
 * @param maxFieldChars text of one field; 4,000
 * @param maxDataChars texts of all fields of one object; 32,000, which an item can carry many times in a message
 * @param maxPages pages that are told live; 500, as many as consoles
 * @param maxQueued events that wait for one page before it is told everything anew; 64
 * @param tick interval at which pages are told what changed; 200 ms
 * @param leastTokenChars of the token; 24, too many to be guessed
 */
public record PluginLimits(
        int maxRows,
        int maxFound,
        int maxNameChars,
        int maxFieldChars,
        int maxDataChars,
        int maxPages,
        int maxQueued,
        Duration tick,
        int leastTokenChars) {
    /** The defaults named above. */
    public static PluginLimits defaults() {
        return new PluginLimits(300, 50, 128, 4_000, 32_000, 500, 64, Duration.ofMillis(200), 24);
    }
}
