package org.cueway.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What has to be remembered of a running order across restarts. Immutable.
 *
 * @param revision of the newest edition; 0 if there was none
 * @param print of its content, to know whether the next one is another
 * @param pages its page numbers
 * @param gone since when the newsroom does not have it any more; empty as long as it has
 */
public record Ledger(Named named, long revision, String print, PageTable pages, Optional<Instant> gone) {
    /** Of one that was never seen. */
    public static Ledger empty(Named named) {
        return new Ledger(named, 0, "", PageTable.EMPTY, Optional.empty());
    }

    /** The same, gone since then. */
    public Ledger gone(Instant since) {
        return new Ledger(named, revision, print, pages, Optional.of(since));
    }
}
