package org.cueway.nmos.is04.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a registry can do beyond lists, as it turns out: what it has refused is not asked of it again (nmos §3.10). Safe for use by any
 * thread.
 */
final class Features {
    /** What a registry may not have, in the order in which it is given up. */
    enum Feature {
        RQL,
        BASIC_QUERY,
        DOWNGRADE,
        PAGING
    }

    private final Set<Feature> missing = EnumSet.noneOf(Feature.class);

    /** Those of {@code wanted} that it has not refused. */
    synchronized EnumSet<Feature> of(Collection<Feature> wanted) {
        var usable = EnumSet.noneOf(Feature.class);
        usable.addAll(wanted);
        usable.removeAll(missing);
        return usable;
    }

    /** It refused to do all of {@code wanted}, and did {@code done}: the rest is missing. */
    synchronized void learn(Collection<Feature> wanted, Collection<Feature> done) {
        wanted.stream().filter(each -> !done.contains(each)).forEach(missing::add);
    }

    /**
     * What to try one after the other when a request that used all of {@code wanted} is refused without saying which of them is at
     * fault: with fewer and fewer of them, so that in the end nothing is given up that works.
     */
    static List<Set<Feature>> attempts(Set<Feature> wanted) {
        var all = List.copyOf(wanted);
        var subsets = new ArrayList<Set<Feature>>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            var subset = EnumSet.noneOf(Feature.class);
            for (int i = 0; i < all.size(); i++) {
                if ((bits & 1 << i) == 0) subset.add(all.get(i));
            }
            subsets.add(subset);
        }
        subsets.sort(Comparator.comparingInt((Set<Feature> subset) -> -subset.size()));
        return subsets;
    }
}
