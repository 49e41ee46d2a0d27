package org.cueway.script;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A story's body as a prompter needs it. Immutable.
 *
 * @param parts in the order of the body
 * @param unknown names of elements that are none of MOS or HTML; their text is among the parts, the tags are not. In the
 *     order in which they were met, at most {@link org.cueway.base.Limits.Script#maxUnknownNames}
 */
public record Script(List<Part> parts, Set<String> unknown) {
    /** Of a story of which no body has come, or an empty one. */
    public static final Script EMPTY = new Script(List.of(), Set.of());

    public Script {
        parts = List.copyOf(parts);
        unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
    }

    /** The paragraphs, without the rest. */
    public List<Part.Paragraph> paragraphs() {
        return parts.stream()
                .filter(Part.Paragraph.class::isInstance)
                .map(Part.Paragraph.class::cast)
                .toList();
    }

    /** What is read aloud and nothing else: a line for each paragraph that has any of it. */
    public String readText() {
        return paragraphs().stream()
                .map(Part.Paragraph::readText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Who reads, in the order in which they are named; nobody twice. */
    public Set<String> presenters() {
        var names = new LinkedHashSet<String>();
        for (Part part : parts) {
            if (part instanceof Part.PresenterChange(var name, var _) && !name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
