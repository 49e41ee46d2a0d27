package org.cueway.nmos.is04.holdings;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.cueway.nmos.is04.holdings.Intake.Source;

/**
 * Whether a collection has been told since we began to listen, and what of it was known before and was not told again: mark and sweep
 * (nmos §3.9). Every opening of a WebSocket tells all, but nothing marks the end, and of an empty collection nothing is told; a list that is
 * read beside it has an end. Confined to its owner's thread.
 */
final class Sync {
    private final Set<String> untold;
    /** While a list is read. */
    private final Set<String> bySocket = new HashSet<>();

    private final int known;
    private long lastNanos;
    private Phase phase = Phase.TELLING;
    private boolean listing = true;

    /** How far it has come. */
    enum Phase {
        TELLING,
        /** It has been quiet for long enough, and what was not told is looked for. */
        CHECKING,
        DONE
    }

    /**
     * Begins.
     *
     * @param known IDs before
     */
    Sync(Set<String> known, long nowNanos) {
        this.untold = new HashSet<>(known);
        this.known = known.size();
        this.lastNanos = nowNanos;
    }

    Phase phase() {
        return phase;
    }

    int known() {
        return known;
    }

    /** This one was told of, be it present or gone. Returns whether it was known before and is told of for the first time. */
    boolean told(String id, Source source, long nowNanos) {
        lastNanos = nowNanos;
        if (source == Source.SOCKET && listing) bySocket.add(id);
        return untold.remove(id);
    }

    /** Whether a list that is read now comes too late for this one. */
    boolean saidBySocket(String id) {
        return bySocket.contains(id);
    }

    /** No list is read any more. */
    void listOver() {
        listing = false;
        bySocket.clear();
    }

    /** What was known before and has not been told of; a copy. */
    Set<String> untold() {
        return Set.copyOf(untold);
    }

    /** Whether it is time to look for what was not told. */
    boolean quiet(long nowNanos, Duration quiet) {
        return phase == Phase.TELLING && nowNanos - lastNanos >= quiet.toNanos();
    }

    /** What was not told is being looked for. */
    void checking() {
        phase = Phase.CHECKING;
    }

    /** What was not told has been looked for. */
    void done() {
        phase = Phase.DONE;
    }
}
