package org.cueway.store;

import java.time.Instant;

/**
 * How the store is.
 *
 * @param writable whether edits are taken
 * @param reason why not, in words; empty if writable
 * @param since since when it is so
 * @param lastEntry number of the newest durable entry
 * @param projected number of the newest entry that the projection holds
 * @param droppedNotes entries nobody waited for that were dropped since opening
 */
public record StoreState(
        boolean writable, String reason, Instant since, long lastEntry, long projected, long droppedNotes) {}
