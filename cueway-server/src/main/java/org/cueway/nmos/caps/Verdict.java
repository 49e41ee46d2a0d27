package org.cueway.nmos.caps;

import java.util.Comparator;
import java.util.List;
import org.cueway.nmos.caps.Remark.Weight;

/**
 * Whether a sender and a receiver fit together, and why.
 *
 * @param remarks the heaviest first; may be empty
 */
public record Verdict(Grade grade, List<Remark> remarks) {
    /** Takes a copy. */
    public Verdict {
        remarks = List.copyOf(remarks);
    }

    /** What the remarks amount to. */
    static Verdict of(List<Remark> remarks) {
        var sorted = remarks.stream()
                .distinct()
                .sorted(Comparator.comparing(Remark::weight).reversed())
                .toList();
        var heaviest = sorted.isEmpty() ? Weight.NOTE : sorted.getFirst().weight();
        return new Verdict(
                switch (heaviest) {
                    case NOTE -> Grade.COMPATIBLE;
                    case DOUBT -> Grade.PARTLY;
                    case GAP -> Grade.UNKNOWN;
                    case OBSTACLE -> Grade.INCOMPATIBLE;
                },
                sorted);
    }

    /** The remarks, a sentence each. */
    public List<String> reasons() {
        return remarks.stream().map(Remark::sentence).toList();
    }

    /** Whether it may be connected without anybody saying "all the same". */
    public boolean mayConnect() {
        return grade != Grade.INCOMPATIBLE;
    }
}
