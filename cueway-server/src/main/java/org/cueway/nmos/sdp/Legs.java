package org.cueway.nmos.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the legs of a description. Pure. */
final class Legs {
    /** {@code incl IN IP4 239.10.1.1 192.0.2.11}: words before the sources. */
    private static final int SOURCES_AT = 4;

    private Legs() {}

    static List<Leg> of(SessionDescription description) {
        var doubled = doubled(description);
        var legs = new ArrayList<Leg>();
        if (doubled.size() > 1) {
            for (int section : doubled) legs.add(leg(description, section, first(description, section)));
        } else if (!description.media().isEmpty()) {
            int section = doubled.isEmpty() ? 0 : doubled.getFirst();
            var sources = sources(description, section);
            if (sources.size() > 1) {
                for (var source : sources) legs.add(leg(description, section, Optional.of(source)));
            } else {
                legs.add(leg(description, section, sources.stream().findFirst()));
            }
        }
        return List.copyOf(legs);
    }

    /** The sections that the first {@code a=group:DUP} names and that are there, in its order. */
    static List<Integer> doubled(SessionDescription description) {
        var sections = new ArrayList<Integer>();
        for (var mid : named(description)) {
            for (int section = 0; section < description.media().size(); section++) {
                if (description.media().get(section).mid().filter(mid::equals).isPresent()) sections.add(section);
            }
        }
        return sections;
    }

    /** The {@code mid}s that the first {@code a=group:DUP} names. */
    static List<String> named(SessionDescription description) {
        for (var attribute : description.attributes()) {
            var words = List.of(attribute.value().split("\\s+"));
            if (attribute.name().equals("group") && words.getFirst().equals("DUP")) {
                return words.subList(1, words.size());
            }
        }
        return List.of();
    }

    private static Leg leg(SessionDescription description, int section, Optional<String> source) {
        return new Leg(
                section,
                destination(description, section),
                description.media().get(section).port(),
                source);
    }

    private static String destination(SessionDescription description, int section) {
        var addresses = description.media().get(section).addresses();
        return addresses.isEmpty() ? "" : addresses.getFirst();
    }

    private static Optional<String> first(SessionDescription description, int section) {
        return sources(description, section).stream().findFirst();
    }

    /** Those that a filter of the section, or else of the session, includes for where the section goes (RFC 4570). */
    private static List<String> sources(SessionDescription description, int section) {
        var media = description.media().get(section);
        var own = sources(media.attributes(), destination(description, section));
        return own.isEmpty() ? sources(description.attributes(), destination(description, section)) : own;
    }

    private static List<String> sources(List<Attribute> attributes, String destination) {
        var found = new ArrayList<String>();
        for (var attribute : attributes) {
            if (!attribute.name().equals("source-filter")) continue;
            var words = List.of(attribute.value().split("\\s+"));
            boolean ours = words.size() > SOURCES_AT
                    && words.getFirst().equals("incl")
                    && (words.get(3).equals(destination) || words.get(3).equals("*"));
            if (ours) found.addAll(words.subList(SOURCES_AT, words.size()));
        }
        return found;
    }
}
