package org.cueway.nmos.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads session descriptions. Whatever the text, something comes out, with what is odd about it beside: devices write all sorts of
 * things, and people must be shown them. Confined to the call that made it.
 */
public final class SdpReader {
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Found> odd = new ArrayList<>();
    private String origin = "";
    private String name = "";

    private SdpReader() {}

    /**
     * What was read.
     *
     * @param odd what is odd, in the order of the file; empty if nothing is
     */
    public record Reading(SessionDescription description, List<Found> odd) {
        /** Takes a copy. */
        public Reading {
            odd = List.copyOf(odd);
        }

        /** Whether a receiver could be given this. */
        public boolean usable() {
            return odd.stream().noneMatch(found -> found.doubt().fatal());
        }

        /** All that is odd, a sentence each. */
        public List<String> sentences() {
            return odd.stream().map(Found::sentence).toList();
        }
    }

    /**
     * One odd thing.
     *
     * @param detail which line or address; may be empty
     */
    public record Found(SdpDoubt doubt, String detail) {
        /** For people. */
        public String sentence() {
            return doubt.with(detail);
        }
    }

    /** A media section while it is read. */
    private static final class Section {
        private final String line;
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private OptionalLong kbit = OptionalLong.empty();

        Section(String line) {
            this.line = line;
        }

        Media media(List<String> otherwise) {
            var words = List.of(line.split("\\s+"));
            return new Media(
                    words.getFirst(),
                    words.size() > 1 ? port(words.get(1)) : 0,
                    words.size() > 2 ? words.get(2) : "",
                    words.size() > 3 ? words.subList(3, words.size()) : List.of(),
                    addresses.isEmpty() ? otherwise : addresses,
                    kbit,
                    attributes);
        }
    }

    /** Reads a text. Never throws. */
    public static Reading read(String text) {
        return new SdpReader().all(text);
    }

    private Reading all(String text) {
        var lines = text.lines()
                .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty() || !lines.getFirst().stripLeading().startsWith("v=")) {
            odd.add(new Found(SdpDoubt.NO_DESCRIPTION, lines.isEmpty() ? "it is empty" : ""));
            return new Reading(new SessionDescription(text, "", "", List.of(), List.of()), odd);
        }
        for (var line : lines) line(line.strip());
        var media = sections.stream().map(section -> section.media(addresses)).toList();
        var description = new SessionDescription(text, origin, name, attributes, media);
        judge(description);
        return new Reading(description, odd);
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=' || !Character.isLetter(line.charAt(0))) {
            odd.add(new Found(SdpDoubt.BAD_LINE, cut(line)));
            return;
        }
        var value = line.substring(2).strip();
        switch (line.charAt(0)) {
            case 'o' -> origin = value;
            case 's' -> name = value;
            case 'm' -> sections.add(new Section(value));
            case 'c' -> address(value);
            case 'b' -> bandwidth(value);
            case 'a' -> attribute(value);
            default -> {} // times, phones and the like: nothing that we use
        }
    }

    /** {@code IN IP4 239.10.1.1/64}. */
    private void address(String value) {
        var words = value.split("\\s+");
        var address = words[words.length - 1];
        int slash = address.indexOf('/');
        var target = sections.isEmpty() ? addresses : sections.getLast().addresses;
        if (words.length == 3) target.add(slash < 0 ? address : address.substring(0, slash));
    }

    private void bandwidth(String value) {
        if (sections.isEmpty() || !value.startsWith("AS:")) return;
        var kbit = value.substring(3).strip();
        if (kbit.matches("\\d{1,15}")) sections.getLast().kbit = OptionalLong.of(Long.parseLong(kbit));
    }

    private void attribute(String value) {
        int colon = value.indexOf(':');
        var attribute = colon < 0
                ? new Attribute(value, "")
                : new Attribute(
                        value.substring(0, colon).strip(),
                        value.substring(colon + 1).strip());
        (sections.isEmpty() ? attributes : sections.getLast().attributes).add(attribute);
    }

    /** {@code 5004} or {@code 5004/2}; 0 if it is no port. */
    private static int port(String word) {
        int slash = word.indexOf('/');
        var digits = slash < 0 ? word : word.substring(0, slash);
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        return port > 65_535 ? 0 : port;
    }

    private void judge(SessionDescription description) {
        if (description.media().isEmpty()) odd.add(new Found(SdpDoubt.NO_MEDIA, ""));
        var legs = description.legs();
        for (var leg : legs) {
            if (leg.destination().isEmpty()) {
                odd.add(new Found(SdpDoubt.NO_ADDRESS, ""));
            } else if (leg.nowhere()) {
                odd.add(new Found(SdpDoubt.UNSPECIFIED_ADDRESS, "leg " + (legs.indexOf(leg) + 1)));
            }
            if (leg.port() == 0) odd.add(new Found(SdpDoubt.BAD_PORT, ""));
            if (description.media().get(leg.section()).encoding().isEmpty()) {
                odd.add(new Found(SdpDoubt.NO_ENCODING, ""));
            }
        }
        together(description, legs);
    }

    private void together(SessionDescription description, List<Leg> legs) {
        var seen = new HashSet<String>();
        for (var leg : legs) {
            var way = leg.destination() + ":" + leg.port() + " from "
                    + leg.source().orElse("anybody");
            if (!seen.add(way)) odd.add(new Found(SdpDoubt.SAME_DESTINATION, way));
        }
        var carried = legs.stream()
                .map(leg -> description.media().get(leg.section()))
                .map(media -> List.of(media.mediaType().orElse(""), media.parameters()))
                .distinct()
                .count();
        if (carried > 1) odd.add(new Found(SdpDoubt.LEGS_DIFFER, ""));
        var named = Legs.named(description);
        if (Legs.doubled(description).size() < named.size()) {
            odd.add(new Found(SdpDoubt.UNKNOWN_MID, String.join(" ", named)));
        }
        if (named.isEmpty() && description.media().size() > 1) odd.add(new Found(SdpDoubt.UNGROUPED, ""));
    }

    private static String cut(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
