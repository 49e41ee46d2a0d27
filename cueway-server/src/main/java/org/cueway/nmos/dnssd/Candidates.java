package org.cueway.nmos.dnssd;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cueway.nmos.ApiVersion;

/**
 * Which of the services that are offered can be used, best first (nmos §2.3 steps 4 and 5; C-19 to C-21). Pure, but for the die.
 *
 * @param usable what was written down, in that order; then by highest common version, then by priority, then at random
 * @param unfit the others
 */
public record Candidates(List<Candidate> usable, List<Unfit> unfit) {
    /** From this priority on it is for development. */
    public static final int DEVELOPMENT = 100;

    /** Those that differ by more than chance. Of those that were written down the order in which they were counts. */
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                    (Candidate each) -> each.advert().way() != Way.CONFIGURED)
            .thenComparing(Candidate::version, Comparator.reverseOrder())
            .thenComparingInt(each -> each.advert().priority());

    /** Takes copies. */
    public Candidates {
        usable = List.copyOf(usable);
        unfit = List.copyOf(unfit);
    }

    /**
     * What we can do.
     *
     * @param versions that we speak
     * @param secure whether only https is spoken (C-69)
     * @param authorization whether we can get tokens
     * @param development whether services for development are allowed
     */
    public record Rules(List<ApiVersion> versions, boolean secure, boolean authorization, boolean development) {
        /** Takes a copy. */
        public Rules {
            versions = List.copyOf(versions);
        }

        /** The highest version that both sides know; empty if there is none. */
        public Optional<ApiVersion> common(Collection<ApiVersion> theirs) {
            return versions.stream().filter(theirs::contains).max(Comparator.naturalOrder());
        }
    }

    /**
     * One that can be used.
     *
     * @param version the highest that both sides know; where nobody knows theirs yet, our highest
     */
    public record Candidate(Advert advert, ApiVersion version) {}

    /** One that cannot. */
    public record Unfit(Advert advert, Why why) {}

    /** Why a service cannot be used. */
    public enum Why {
        PROTOCOL("it speaks neither http nor https"),
        NOT_SECURE("this system is secure, and it does not speak https"),
        NO_COMMON_VERSION("it has no version of the API that we speak"),
        NEEDS_TOKENS("it wants tokens, and no authorization server is configured"),
        DEVELOPMENT("it is for development, priority 100 or above, which is not allowed here");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people, the end of a sentence. */
        public String words() {
            return words;
        }
    }

    /** Sorts what is offered. What has the same scheme, host and port as a better one is left out. */
    public static Candidates of(Collection<Advert> offered, Rules rules, RandomGenerator die) {
        var usable = new ArrayList<Candidate>();
        var unfit = new ArrayList<Unfit>();
        for (var advert : offered) {
            var why = why(advert, rules);
            why.ifPresentOrElse(
                    reason -> unfit.add(new Unfit(advert, reason)),
                    () -> usable.add(
                            new Candidate(advert, version(advert, rules).orElseThrow())));
        }
        // Shuffled before a sort that keeps the order of equals: chance decides between them (C-20), but not what was
        // written down.
        var written = usable.stream()
                .filter(each -> each.advert().way() == Way.CONFIGURED)
                .toList();
        usable.removeAll(written);
        Collections.shuffle(usable, Random.from(die));
        usable.sort(BEST_FIRST);
        usable.addAll(0, written);
        var seen = new HashSet<URI>();
        usable.removeIf(each -> !seen.add(each.advert().address()));
        return new Candidates(usable, unfit);
    }

    /** Those that are better than this one by more than chance; all if it is not among them. */
    public List<Candidate> betterThan(Candidate current) {
        return usable.stream()
                .takeWhile(
                        each -> !each.advert().address().equals(current.advert().address()))
                .filter(each -> each.advert().way() == Way.CONFIGURED || BEST_FIRST.compare(each, current) < 0)
                .toList();
    }

    private static Optional<Why> why(Advert advert, Rules rules) {
        var protocol = advert.protocol();
        if (!protocol.equals("http") && !protocol.equals("https")) return Optional.of(Why.PROTOCOL);
        if (rules.secure() && !protocol.equals("https")) return Optional.of(Why.NOT_SECURE);
        if (version(advert, rules).isEmpty()) return Optional.of(Why.NO_COMMON_VERSION);
        if (advert.authorization() && !rules.authorization()) return Optional.of(Why.NEEDS_TOKENS);
        if (advert.priority() >= DEVELOPMENT && !rules.development()) return Optional.of(Why.DEVELOPMENT);
        return Optional.empty();
    }

    private static Optional<ApiVersion> version(Advert advert, Rules rules) {
        return rules.common(advert.versions().orElse(Set.copyOf(rules.versions())));
    }
}
