package org.cueway.cue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.rundown.Item;

/** What devices do about some cues; a rule of the configuration. Immutable. */
public record Rule(When when, List<Do> what) {
    public Rule {
        what = List.copyOf(what);
    }

    /**
     * Which cues it is about: all that is named has to fit.
     *
     * @param verbs any of them; empty: all
     * @param traits for each, any of its patterns; empty: all items
     */
    public record When(List<Verb> verbs, Map<Trait, List<Glob>> traits) {
        public When {
            verbs = List.copyOf(verbs);
            traits = Map.copyOf(traits);
        }

        boolean fits(String newsroom, Verb verb, Item item) {
            return (verbs.isEmpty() || verbs.contains(verb))
                    && traits.entrySet().stream()
                            .allMatch(each -> each.getKey()
                                    .of(newsroom, item)
                                    .anyMatch(text -> each.getValue().stream().anyMatch(glob -> glob.fits(text))));
        }
    }

    /**
     * What one device does.
     *
     * @param device its id
     * @param verb in place of that of the cue
     * @param values by name; {@code payload:/path} is read from the item's payload, {@code item:/name} from its fields; both
     *     may stand in braces inside a text, and all else is meant as it stands
     */
    public record Do(String device, Optional<Verb> verb, Values values) {}
}
