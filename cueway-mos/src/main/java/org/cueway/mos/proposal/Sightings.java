package org.cueway.mos.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.Limits;

/**
 * What was seen of each peer's habits since the start: a number and a sample per trait. Safe for use by any thread.
 *
 * <p>How many peers are remembered is limited; whoever comes later than that is not looked at.
 */
public final class Sightings {
    private final Limits.Proposals limits;
    private final Map<String, Map<Trait, Seen>> peers = new ConcurrentHashMap<>();

    public Sightings(Limits.Proposals limits) {
        this.limits = limits;
    }

    /** Looks at a message of a peer. */
    public void hear(String peer, Observed heard) {
        traits(peer).ifPresent(traits -> Habits.in(heard, (trait, sample) -> see(traits, trait, sample)));
    }

    private Optional<Map<Trait, Seen>> traits(String peer) {
        var known = peers.get(peer);
        if (known != null) return Optional.of(known);
        if (peers.size() >= limits.maxPeers()) return Optional.empty();
        return Optional.of(peers.computeIfAbsent(peer, _ -> new ConcurrentHashMap<>()));
    }

    private void see(Map<Trait, Seen> traits, Trait trait, String sample) {
        var seen = traits.computeIfAbsent(trait, _ -> new Seen());
        seen.count.increment();
        seen.sample = shown(sample, limits);
    }

    private static String shown(String sample, Limits.Proposals limits) {
        var line = sample.strip();
        return line.length() <= limits.maxSampleChars() ? line : line.substring(0, limits.maxSampleChars() - 1) + "…";
    }

    /** What was seen of a peer, in the order of {@link Trait}; empty if nothing was. */
    public List<Noticed> of(String peer) {
        return peers.getOrDefault(peer, Map.of()).entrySet().stream()
                .map(seen -> new Noticed(seen.getKey(), seen.getValue().count.sum(), seen.getValue().sample))
                .sorted(Comparator.comparing(Noticed::trait))
                .toList();
    }

    /** What a peer's machine information shows: who made it, as far as it says. */
    public static Optional<Noticed> machine(String manufacturer, String model) {
        var said = (manufacturer + " " + model).strip();
        var words = said.toLowerCase(Locale.ROOT);
        Optional<Trait> trait = Optional.empty();
        if (words.contains("enps") || words.contains("associated press")) trait = Optional.of(Trait.ENPS_MACHINE);
        else if (words.contains("avid") || words.contains("inews")) trait = Optional.of(Trait.INEWS_MACHINE);
        else if (words.contains("octopus")) trait = Optional.of(Trait.OCTOPUS_MACHINE);
        else if (words.contains("openmedia") || words.contains("annova")) trait = Optional.of(Trait.OPENMEDIA_MACHINE);
        return trait.map(it -> new Noticed(it, 1, said));
    }

    /** What the words of a peer's refusal show. */
    public static Optional<Noticed> refusal(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        if (words.contains("by this nom") || words.contains("rundown not under mos control")) {
            return Optional.of(new Noticed(Trait.NOM_REFUSAL, 1, text));
        }
        return words.contains("buddy server") || words.contains("main server")
                ? Optional.of(new Noticed(Trait.BUDDY_REFUSAL, 1, text))
                : Optional.empty();
    }

    /** One trait of one peer. */
    private static final class Seen {
        private final LongAdder count = new LongAdder();
        private volatile String sample = "";
    }
}
