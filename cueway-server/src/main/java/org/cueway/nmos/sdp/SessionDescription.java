package org.cueway.nmos.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session description, as far as it could be read.
 *
 * @param text as it came
 * @param origin what stands behind {@code o=}; empty if it has none
 * @param name what stands behind {@code s=}; empty if it has none
 * @param attributes of the session, in the order they came in
 * @param media its sections, in the order they came in
 */
public record SessionDescription(
        String text, String origin, String name, List<Attribute> attributes, List<Media> media) {
    /** Takes copies. */
    public SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** The first value of an attribute of a section, or else of the session. */
    public Optional<String> attribute(Media section, String name) {
        return section.first(name)
                .or(() -> attributes.stream()
                        .filter(each -> each.name().equals(name))
                        .map(Attribute::value)
                        .findFirst());
    }

    /**
     * The ways by which its stream comes: the sections that {@code a=group:DUP} names, in its order; or the first section alone, once
     * for each source of its filter if there are several (RFC 7104, nmos §4.6). Empty if there is no section.
     */
    public List<Leg> legs() {
        return Legs.of(this);
    }

    /**
     * Whether both say the same: whatever their line ends, the order of the session's other lines, and the version in their {@code o=}
     * line, which moves with every new file (nmos §6).
     */
    public boolean means(SessionDescription other) {
        return media.equals(other.media)
                && attributes.equals(other.attributes)
                && name.equals(other.name)
                && unversioned(origin).equals(unversioned(other.origin));
    }

    private static List<String> unversioned(String origin) {
        var words = new ArrayList<>(List.of(origin.split("\\s+")));
        if (words.size() > 2) words.set(2, "");
        return words;
    }

    /**
     * The text with one section alone, for receivers that take no other (nmos §4.6).
     *
     * @param section from 0
     * @throws IndexOutOfBoundsException if there is no such section
     */
    public String only(int section) {
        if (section < 0 || section >= media.size()) {
            throw new IndexOutOfBoundsException(
                    "expected a section from 0 to " + (media.size() - 1) + ", found " + section);
        }
        var kept = new StringBuilder();
        int at = -1;
        for (var line : text.lines().toList()) {
            if (line.startsWith("m=")) at++;
            boolean grouping = line.startsWith("a=group:") || (at >= 0 && line.startsWith("a=mid:"));
            if ((at < 0 || at == section) && !grouping) kept.append(line).append("\r\n");
        }
        return kept.toString();
    }
}
