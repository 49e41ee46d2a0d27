package org.cueway.simulator.check;

import java.util.List;
import java.util.Set;

/**
 * What a check found.
 *
 * @param peer who was checked, as it calls itself
 * @param claims the profiles that it says it supports
 * @param results one for each requirement
 */
public record Report(String peer, Set<Integer> claims, List<Result> results) {
    public Report {
        claims = Set.copyOf(claims);
        results = List.copyOf(results);
    }

    /** How many requirements came to this. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** Whether nothing failed. */
    public boolean good() {
        return count(Verdict.FAILED) == 0;
    }
}
