package org.cueway.simulator.check;

import java.util.List;

/**
 * What became of one requirement, and how that was found out.
 *
 * @param expected what should have come; empty if it passed
 * @param found what came instead, in words; empty if it passed
 * @param steps the conversation
 */
public record Result(Requirement requirement, Verdict verdict, String expected, String found, List<Step> steps) {
    public Result {
        steps = List.copyOf(steps);
    }
}
