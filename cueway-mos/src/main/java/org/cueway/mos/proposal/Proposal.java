package org.cueway.mos.proposal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.dialect.Dialects;

/**
 * What to write into the configuration for a peer, and why. Pure.
 *
 * @param configured the dialect that it has now
 * @param like the ready-made dialect that its traffic speaks for; empty if it speaks for none, or for more than one
 * @param lines what to write under the newsroom, e.g. <code>dialect: { like: octopus, encoding: utf8 }</code>; none if what
 *     is configured fits
 * @param why the same in a sentence
 * @param evidence everything that was seen, whether it speaks for somebody or not
 */
public record Proposal(
        Dialect configured, Optional<String> like, List<String> lines, String why, List<Noticed> evidence) {
    /** What is typical of a vendor in itself; less than that is seen with others too. */
    private static final int ENOUGH = 4;

    /** By how much the first has to be ahead of the second. */
    private static final int LEAD = 2;

    public Proposal {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
    }

    /**
     * What follows from what was seen.
     *
     * @param few how many requests it takes to believe that a peer never numbers them
     */
    public static Proposal of(Dialect configured, List<Noticed> evidence, Instant now, long few) {
        var seen = new EnumMap<Trait, Noticed>(Trait.class);
        evidence.forEach(noticed -> seen.merge(noticed.trait(), noticed, Proposal::both));
        var wish = new Wish(configured, seen, few);
        var like = wish.vendor();
        var lines = wish.lines(like, now);
        return new Proposal(configured, like, lines, wish.why(like, lines.isEmpty()), List.copyOf(seen.values()));
    }

    private static Noticed both(Noticed one, Noticed other) {
        return new Noticed(one.trait(), one.count() + other.count(), other.sample());
    }

    /** What is known while a proposal is made. */
    private record Wish(Dialect configured, Map<Trait, Noticed> seen, long few) {
        Optional<String> vendor() {
            var scores = new HashMap<String, Integer>();
            for (var trait : seen.keySet()) {
                if (trait == Trait.UNNUMBERED && !neverNumbers()) continue;
                trait.speaksFor().ifPresent(name -> scores.merge(name, trait.weight(), Integer::sum));
            }
            var ranked = scores.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .toList();
            if (ranked.isEmpty() || ranked.getFirst().getValue() < ENOUGH) return Optional.empty();
            int second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
            boolean leads = ranked.getFirst().getValue() - second >= LEAD;
            return leads ? Optional.of(ranked.getFirst().getKey()) : Optional.empty();
        }

        private boolean neverNumbers() {
            var without = seen.get(Trait.UNNUMBERED);
            return without != null && without.count() >= few && !seen.containsKey(Trait.NUMBERED);
        }

        List<String> lines(Optional<String> like, Instant now) {
            var name = like.orElse(configured.like());
            var base = Dialects.ready(name, configured.zone()).orElse(configured);
            var encoding = encoding();
            boolean unnumbered = neverNumbers()
                    && base.messageIDs() != MessageIds.NEVER
                    && configured.messageIDs() != MessageIds.NEVER;
            var zone = zone(base.zone(), now);
            var lines = new ArrayList<String>();
            if (!name.equals(configured.like()) || encoding.isPresent() || unnumbered) {
                lines.add(dialect(name, encoding, unnumbered));
            }
            zone.ifPresent(id -> lines.add("zone: \"" + id + "\""));
            return lines;
        }

        private String dialect(String name, Optional<String> encoding, boolean unnumbered) {
            var settings = new ArrayList<String>();
            if (!name.equals(Dialects.AUTO)) settings.add("like: " + name);
            encoding.or(configured::encoding).ifPresent(word -> settings.add("encoding: " + word));
            if (unnumbered) settings.add("messageID: never");
            boolean alone = settings.size() == 1 && !name.equals(Dialects.AUTO);
            return alone ? "dialect: " + name : "dialect: { " + String.join(", ", settings) + " }";
        }

        /** Said only where it is needed: with UCS-2 we begin, and what comes is found out by looking (R1). */
        private Optional<String> encoding() {
            boolean mixed = List.of(Trait.UCS2BE, Trait.UTF16LE, Trait.UTF8).stream()
                            .filter(seen::containsKey)
                            .count()
                    > 1;
            if (mixed || configured.encoding().isPresent()) return Optional.empty();
            if (seen.containsKey(Trait.UTF8)) return Optional.of("utf8");
            return seen.containsKey(Trait.UTF16LE) ? Optional.of("utf16le") : Optional.empty();
        }

        /** Where its times without zone are from, if that is not where they are read now (R134). */
        private Optional<String> zone(ZoneId read, Instant now) {
            return Optional.ofNullable(seen.get(Trait.NAIVE_TIME))
                    .map(Noticed::sample)
                    .filter(from -> !ZoneId.of(from)
                            .getRules()
                            .getOffset(now)
                            .equals(read.getRules().getOffset(now)));
        }

        String why(Optional<String> like, boolean fits) {
            if (seen.isEmpty()) return "nothing has come yet";
            var configuredAs = configured.like();
            if (like.isEmpty()) {
                return fits
                        ? "nothing that it sends is typical of one vendor"
                        : "nothing that it sends is typical of one vendor, but it can be described better";
            }
            var typical = "what it sends is typical of " + like.get();
            if (like.get().equals(configuredAs)) {
                return fits ? typical + ", as configured" : typical + ", as configured, with a difference";
            }
            boolean open = configuredAs.equals(Dialects.AUTO) || configuredAs.equals("plain");
            return open ? typical : typical + ", but it is configured as " + configuredAs;
        }
    }
}
