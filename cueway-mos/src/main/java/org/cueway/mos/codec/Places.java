package org.cueway.mos.codec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.base.Finding;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Place;

/**
 * Where in a text a finding is. Findings carry a path and no place, because most are only counted: the place is looked for when
 * somebody wants to read it. Stateless.
 */
final class Places {
    /** A step of a path: {@code story} or {@code story[2]}. */
    private static final Pattern STEP = Pattern.compile("([^\\[]*)(?:\\[(\\d+)])?");

    private Places() {}

    /** The place of a finding; as near as can be told, the start of the text if nothing can. */
    static Place of(Finding finding, Document document) {
        return switch (document) {
            case Document.Broken(var _, var _, var place, var _) -> place;
            case Document.Whole(var root) -> element(finding, root).place();
        };
    }

    /** The outermost element, whole or as far as it could be read. */
    static Optional<Element> root(Document document) {
        return switch (document) {
            case Document.Broken(var _, var _, var _, var soFar) -> soFar;
            case Document.Whole(var root) -> Optional.of(root);
        };
    }

    private static Element element(Finding finding, Element root) {
        var steps = List.of(path(finding).split("/"));
        var at = root;
        // The path begins at the envelope for what is wrong with that, else at the message inside.
        for (var step : steps.getFirst().equals(root.name()) ? steps.subList(1, steps.size()) : steps) {
            var next = next(at, step);
            if (next.isEmpty()) return at;
            at = next.get();
        }
        return at;
    }

    /** The path as far as the very element: of some rules it ends beside it. */
    private static String path(Finding finding) {
        return switch (finding.rule()) {
            case MosFault.UNKNOWN_ELEMENT -> finding.path() + "/" + finding.detail();
            case MosFault.DUPLICATE_ELEMENT -> finding.path() + "[2]";
            default -> finding.path();
        };
    }

    private static Optional<Element> next(Element from, String step) {
        var parts = STEP.matcher(step);
        if (!parts.matches()) return Optional.empty();
        var name = parts.group(1);
        var number = parts.group(2);
        int wanted = number == null ? 1 : Integer.parseInt(number);
        // Items of a body are counted wherever in it they stand, and a mosItem only wraps an item's fields (R116).
        if (name.equals("storyItem")) return new Count(name, wanted).below(from);
        return child(from, name, wanted).or(() -> from.child("mosItem").flatMap(item -> child(item, name, wanted)));
    }

    private static Optional<Element> child(Element in, String name, int number) {
        return in.children().stream()
                .filter(child -> child.name().equals(name))
                .skip(number - 1L)
                .findFirst();
    }

    /** Counts elements of one name, outermost first, in the order of the text. Confined to one search. */
    private static final class Count {
        private final String name;
        private int left;

        Count(String name, int number) {
            this.name = name;
            this.left = number;
        }

        Optional<Element> below(Element from) {
            for (var child : from.children()) {
                if (child.name().equals(name)) {
                    if (--left == 0) return Optional.of(child);
                } else {
                    var found = below(child);
                    if (found.isPresent()) return found;
                }
            }
            return Optional.empty();
        }
    }
}
