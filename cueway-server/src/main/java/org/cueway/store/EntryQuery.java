package org.cueway.store;

/**
 * Which entries to list. Text that is empty does not filter.
 *
 * @param before only entries with a lower number; {@link Long#MAX_VALUE} for the newest
 * @param newsroom the newsroom's name
 * @param rundown key of the running order
 * @param limit at most so many, 1 to 1,000
 */
public record EntryQuery(long before, String newsroom, String rundown, int limit) {
    public EntryQuery {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit of " + limit + ", expected 1 to 1000");
        }
    }
}
