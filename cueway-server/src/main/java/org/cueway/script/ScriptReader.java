package org.cueway.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;

/**
 * Reads a story's body. Whatever the text, it never throws, loses no word that people are meant to see, and takes time and
 * memory linear in the text; what nests deeper than {@link Limits.Xml#maxDepth} is read as if it were not nested. Stateless
 * but for its limits, safe for use by any thread.
 *
 * <p>Well-formed bodies are walked element by element ({@link BodyWalk}). What only looks like markup, as HTML in CDATA
 * does, is made into elements if it can be, and otherwise read tag by tag ({@link TagSoup}). Both tell a {@link Composer}
 * what they meet, which sets the paragraphs.
 */
public final class ScriptReader {
    private final XmlReader xml;
    private final XmlReader whole;
    private final Limits.Script limits;

    /** A reader with these limits. */
    public ScriptReader(Limits.Xml xml, Limits.Script limits) {
        this.xml = new XmlReader(xml, Set.of("mosExternalMetadata"));
        this.whole = new XmlReader(xml, Set.of());
        this.limits = limits;
    }

    /**
     * The script of a story.
     *
     * @param body the {@code storyBody} element as the very text that came; any other text does no harm
     * @param metadata the story's {@code mosExternalMetadata} elements as the very texts that came. One of them stands in for
     *     a body that says so ({@code Read1stMEMasBody}): the first whose payload has the elements of a text, because a story
     *     gathers blocks of several messages, else the first
     */
    public Script read(String body, List<String> metadata) {
        var composer = new Composer(limits);
        var walk = new BodyWalk(composer, xml);
        switch (xml.read(body)) {
            case Document.Whole(Element root) ->
                standIn(root, metadata).ifPresentOrElse(walk::payload, () -> walk.body(root));
            case Document.Broken _ -> walk.text(body);
        }
        return composer.script();
    }

    private static boolean standsElsewhere(Element body) {
        return body.attribute("Read1stMEMasBody")
                .map(String::strip)
                .filter(word -> word.equalsIgnoreCase("true") || word.equalsIgnoreCase("yes") || word.equals("1"))
                .isPresent();
    }

    private Optional<Element> standIn(Element body, List<String> metadata) {
        if (!standsElsewhere(body)) {
            return Optional.empty();
        }
        List<Element> payloads =
                metadata.stream().flatMap(block -> payload(block).stream()).toList();
        return payloads.stream()
                .filter(ScriptReader::isText)
                .findFirst()
                .or(() -> payloads.stream().findFirst());
    }

    private Optional<Element> payload(String block) {
        return switch (whole.read(block)) {
            case Document.Whole(Element root) -> root.child("mosPayload");
            case Document.Broken _ -> Optional.empty();
        };
    }

    /** Whether there is a paragraph, or what HTML has in its place, somewhere inside; the reader bounds the recursion. */
    private static boolean isText(Element within) {
        return within.children().stream()
                .anyMatch(each -> Meaning.of(each.name()).makesLines() || isText(each));
    }
}
