package org.cueway.nmos.caps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cueway.nmos.caps.Remark.About;
import org.cueway.nmos.caps.Remark.Weight;

/** Evaluates constraint sets (nmos §7.3, C-81 to C-84): any set will do, in a set all constraints must hold. Pure. */
final class Sets {
    /** So many sets are told why they do not fit; the rest is counted. */
    private static final int MAX_TOLD = 3;

    private Sets() {}

    /**
     * What came of one set.
     *
     * @param failed what does not hold, a phrase each
     * @param unseen parameters that could not be looked at, in words
     */
    private record Tried(ConstraintSet set, List<String> failed, List<String> unseen) {
        boolean holds() {
            return failed.isEmpty();
        }

        String name() {
            return set.label().isEmpty() ? "" : "for “" + set.label() + "” ";
        }
    }

    static List<Remark> judge(List<ConstraintSet> sets, Offer offer) {
        var tried = sets.stream()
                .filter(ConstraintSet::enabled)
                .map(set -> attempt(set, offer))
                .toList();
        var best = tried.stream()
                .filter(Tried::holds)
                .min(Comparator.<Tried>comparingInt(each -> each.unseen().size())
                        .thenComparing(each -> each.set().preference(), Comparator.reverseOrder()));
        if (best.isPresent()) return kept(best.orElseThrow());
        var refusal = new ArrayList<Remark>();
        refusal.add(new Remark(About.CONSTRAINTS, Weight.OBSTACLE, sentence(tried)));
        sets.stream()
                .filter(set -> !set.enabled())
                .map(set -> attempt(set, offer))
                .filter(Tried::holds)
                .findFirst()
                .ifPresent(other -> refusal.add(new Remark(
                        About.CONSTRAINTS,
                        Weight.NOTE,
                        "it would fit " + other.name() + "after the receiver is configured anew")));
        return refusal;
    }

    private static List<Remark> kept(Tried best) {
        if (best.unseen().isEmpty()) return List.of();
        return List.of(new Remark(
                About.CONSTRAINTS, Weight.DOUBT, "not known of the sender: " + String.join(", ", best.unseen())));
    }

    private static Tried attempt(ConstraintSet set, Offer offer) {
        var failed = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        for (var parameter : new TreeSet<>(set.constraints().keySet())) {
            var constraint = set.constraints().get(parameter);
            var values = offer.values(parameter);
            if (constraint == null || constraint.free()) continue;
            if (values.isEmpty()) {
                unseen.add(Parameter.inWords(parameter));
            } else if (!constraint.satisfied(parameter, values)) {
                failed.add(
                        Parameter.inWords(parameter) + " is " + shown(values) + ", expected " + constraint.inWords());
            }
        }
        return new Tried(set, failed, unseen);
    }

    private static String shown(List<Value> values) {
        return String.join(
                " and ", values.stream().map(Value::toString).distinct().toList());
    }

    /** The nearest miss first, and of several the one that the receiver likes best. */
    private static String sentence(List<Tried> tried) {
        if (tried.isEmpty()) return "the receiver takes nothing as it is configured now";
        var told = tried.stream()
                .sorted(Comparator.<Tried>comparingInt(each -> each.failed().size())
                        .thenComparing(each -> each.set().preference(), Comparator.reverseOrder()))
                .map(each -> each.name() + String.join(" and ", each.failed()))
                .distinct()
                .toList();
        var first = String.join("; ", told.subList(0, Math.min(MAX_TOLD, told.size())));
        return told.size() > MAX_TOLD ? first + "; and " + (told.size() - MAX_TOLD) + " more" : first;
    }
}
