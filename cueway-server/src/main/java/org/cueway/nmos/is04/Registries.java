package org.cueway.nmos.is04;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cueway.nmos.dnssd.Advert;
import org.cueway.nmos.dnssd.BadMarks;
import org.cueway.nmos.dnssd.Candidates;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.is04.spec.DiscoveryLimits;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus.Choice;
import org.cueway.nmos.is04.spec.NetworkStatus.Registry;

/** The registries that a network could use, and what is held against them. Confined to the network's thread. */
final class Registries {
    private final Rules rules;
    private final List<Advert> configured;
    private final BadMarks marks;
    private final RandomGenerator die = RandomGenerator.getDefault();
    private Candidates candidates;
    private String trouble = "";
    /** What an operator asked for; preferred as long as it works. */
    private Optional<URI> wished = Optional.empty();

    Registries(NetworkSpec spec, Rules rules, DiscoveryLimits limits) {
        this.rules = rules;
        this.configured = spec.registries().stream().map(Advert::configured).toList();
        this.marks = new BadMarks(limits.retry().firstBad(), limits.retry().mostBad());
        this.candidates = Candidates.of(configured, rules, die);
    }

    /** These are offered beside those that were written down. */
    void offered(List<Advert> adverts, String newTrouble) {
        var all = new ArrayList<>(configured);
        all.addAll(adverts);
        candidates = Candidates.of(all, rules, die);
        trouble = newTrouble;
    }

    boolean none() {
        return candidates.usable().isEmpty();
    }

    /** Why none can be used, for people. */
    String whyNone() {
        var words = new StringBuilder("no registry found");
        candidates
                .unfit()
                .forEach(each -> words.append("; ")
                        .append(each.advert().address())
                        .append(" cannot be used: ")
                        .append(each.why().words()));
        if (!trouble.isEmpty()) words.append("; ").append(trouble);
        return words.toString();
    }

    /** Those that nothing is held against, best first. */
    List<Candidate> good(long now) {
        return wishedFirst(marks.unmarked(candidates.usable(), now));
    }

    /** All, for when something is held against each. */
    List<Candidate> leastBadFirst(long now) {
        return wishedFirst(marks.leastBadFirst(candidates.usable(), now));
    }

    private List<Candidate> wishedFirst(List<Candidate> order) {
        if (wished.isEmpty()) return order;
        var first = new ArrayList<>(order);
        first.removeIf(each -> !isWished(each));
        order.stream().filter(each -> !isWished(each)).forEach(first::add);
        return first;
    }

    private boolean isWished(Candidate candidate) {
        return wished.filter(candidate.advert().address()::equals).isPresent();
    }

    /** Prefers one. Returns whether it can be used. */
    boolean wish(URI registry) {
        var found = candidates.usable().stream()
                .map(each -> each.advert().address())
                .filter(registry::equals)
                .findFirst();
        if (found.isPresent()) {
            wished = found;
            marks.clear(registry);
        }
        return found.isPresent();
    }

    /** The best that is better than this one and that nothing is held against; empty if an operator asked for this one. */
    Optional<Candidate> better(Candidate current, long now) {
        if (isWished(current)) return Optional.empty();
        return marks.unmarked(candidates.betterThan(current), now).stream().findFirst();
    }

    void failed(Candidate candidate, String why, long now) {
        marks.mark(candidate.advert().address(), why, now);
        if (isWished(candidate)) wished = Optional.empty();
    }

    void works(Candidate candidate) {
        marks.clear(candidate.advert().address());
    }

    /** For people. */
    List<Registry> list(Optional<Candidate> chosen, long now) {
        var list = new ArrayList<Registry>();
        chosen.ifPresent(each -> list.add(told(each, Choice.CHOSEN, "")));
        for (var each : candidates.usable()) {
            var address = each.advert().address();
            if (chosen.filter(one -> one.advert().address().equals(address)).isPresent()) continue;
            list.add(marks.on(address, now)
                    .map(mark -> told(each, Choice.FAILED, mark.why()))
                    .orElseGet(() -> told(each, Choice.READY, "")));
        }
        for (var each : candidates.unfit()) {
            var advert = each.advert();
            list.add(new Registry(
                    advert.address(),
                    Optional.empty(),
                    advert.priority(),
                    Choice.UNFIT,
                    each.why().words()));
        }
        return list;
    }

    private static Registry told(Candidate each, Choice choice, String reason) {
        return new Registry(
                each.advert().address(),
                Optional.of(each.version()),
                each.advert().priority(),
                choice,
                reason);
    }
}
