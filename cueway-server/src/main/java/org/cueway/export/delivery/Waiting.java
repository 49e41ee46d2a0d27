package org.cueway.export.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.export.Edition;
import org.cueway.export.Named;
import org.cueway.rundown.RundownId;

/**
 * What waits for one target: of each running order the newest wish only, in the order in which they began to wait. Guarded by the
 * lock of its owner.
 */
final class Waiting {
    private final Map<RundownId, Numbered> jobs = new LinkedHashMap<>();
    private long count;

    /** What a target is to do. */
    sealed interface Job {
        Named named();

        /** Bring out an edition. */
        record Deliver(Edition edition) implements Job {
            @Override
            public Named named() {
                return edition.named();
            }
        }

        /** Take back what is out. */
        record Withdraw(Named named) implements Job {}
    }

    /**
     * A job and its place among all that ever waited here: the same may be wished twice.
     */
    record Numbered(long number, Job job) {}

    /** Takes the place of what waits for that running order. */
    void put(Job job) {
        jobs.put(job.named().id(), new Numbered(++count, job));
    }

    Optional<Numbered> first() {
        return jobs.values().stream().findFirst();
    }

    /** It is done. What came for the same running order meanwhile goes behind the others, so that nobody starves them. */
    void done(Numbered done) {
        var id = done.job().named().id();
        var newer = jobs.remove(id);
        if (newer != null && newer.number() != done.number()) jobs.put(id, newer);
    }

    int size() {
        return jobs.size();
    }
}
