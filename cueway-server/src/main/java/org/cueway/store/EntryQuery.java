package org.cueway.store;

import java.util.Optional;

/**
 * Which entries to list. Text that is empty does not filter.
 *
 * @param before only entries with a lower number; {@link Long#MAX_VALUE} for the newest
 * @param newsroom the newsroom's name
 * @param rundown key of the running order
 * @param kind only entries of that kind
 * @param limit at most so many, 1 to 1,000
 */
public record EntryQuery(long before, String newsroom, String rundown, Optional<Entry.Kind> kind, int limit) {
    public EntryQuery {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit of " + limit + ", expected 1 to 1000");
        }
    }

    /** Entries of any kind. */
    public EntryQuery(long before, String newsroom, String rundown, int limit) {
        this(before, newsroom, rundown, Optional.empty(), limit);
    }

    /** The cues of one running order; the store finds them without a look at its other entries. */
    public static EntryQuery cues(long before, String rundown, int limit) {
        return new EntryQuery(before, "", rundown, Optional.of(Entry.Kind.CUE), limit);
    }

    /** What devices should show, of all running orders; the store finds these without a look at its other entries. */
    public static EntryQuery air(long before, int limit) {
        return new EntryQuery(before, "", "", Optional.of(Entry.Kind.AIR), limit);
    }

    /** The same, of entries with a lower number alone. */
    public EntryQuery before(long number) {
        return new EntryQuery(Math.min(before, number), newsroom, rundown, kind, limit);
    }
}
