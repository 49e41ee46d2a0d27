package org.cueway.base;

import java.time.Duration;

/**
 * Limits of exports: files and feeds made from running orders.
 *
 * @param quiet how long a running order has to be left alone before it is written; 300 ms ({@code device-protocols} §7.3)
 * @param atMost how long it waits for that while it is edited on and on; 600 ms, so that with a transfer of 400 ms a target is
 *     not more than 1 s behind (§7.3 allows 2 s)
 * @param firstRetry wait after a first failure, doubled with each further one; 500 ms
 * @param lastRetry the longest of these waits; 5 s: a target that is back is caught up before anybody has to ask
 * @param refusedRetry wait after a refused login or a wrong key; 30 s, since servers lock out who tries too often
 * @param check time without any transfer after which a target is looked at; 30 s
 * @param connect waiting for a connection; 5 s
 * @param reply waiting for any one answer of a target; 10 s
 * @param alarm how long a target is down before that is an alarm; 10 s
 * @param keepNumbers how long page numbers are remembered of a running order that is gone; 24 h: it may come back during
 *     the show
 * @param maxGonePages numbers of items that are gone, of one running order, that are remembered; 10,000
 * @param maxListeners connections of one feed; 64
 * @param maxFolderNames names in a folder of a target that are looked at; 20,000
 */
public record ExportLimits(
        Duration quiet,
        Duration atMost,
        Duration firstRetry,
        Duration lastRetry,
        Duration refusedRetry,
        Duration check,
        Duration connect,
        Duration reply,
        Duration alarm,
        Duration keepNumbers,
        int maxGonePages,
        int maxListeners,
        int maxFolderNames) {
    /** The defaults named above. */
    public static ExportLimits defaults() {
        return new ExportLimits(
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                10_000,
                64,
                20_000);
    }
}
