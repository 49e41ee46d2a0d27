package org.cueway.store;

import java.time.Instant;

/**
 * That a message was accepted, and the answer that it got.
 *
 * @param entry the journal number of its entry
 */
public record Receipt(
        String mosID,
        String ncsID,
        String channel,
        String messageID,
        String hash,
        Instant time,
        long entry,
        String answer) {}
