package org.cueway.cue.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;

/**
 * Reads payloads by path. A path names elements from below {@code mosPayload} on, parted by {@code /}, and at its end perhaps
 * an attribute: {@code /line1}, {@code /fields/f0}, {@code /clip/@id}; {@code /} alone is the whole payload. Stateless, safe
 * for use by any thread.
 */
public final class Payloads {
    private static final String PAYLOAD = "mosPayload";
    private static final XmlReader XML = new XmlReader(Limits.Xml.defaults(), Set.of());

    private Payloads() {}

    /**
     * What stands at a path in the first block that has it.
     *
     * @param blocks {@code mosExternalMetadata} elements as the very texts that came; what is not well-formed is passed over
     * @return the text under the name {@code ""}; of an element that holds others their texts, each under its own path from
     *     there, parted by full stops; empty if no block has it
     */
    public static Map<String, String> read(List<String> blocks, String path) {
        for (var block : blocks) {
            if (XML.read(block) instanceof Document.Whole(Element root)) {
                var found =
                        root.child(PAYLOAD).map(payload -> at(payload, path)).orElse(Map.of());
                if (!found.isEmpty()) return found;
            }
        }
        return Map.of();
    }

    private static Map<String, String> at(Element payload, String path) {
        var here = Optional.of(payload);
        for (var step : path.split("/")) {
            if (step.isEmpty()) continue;
            if (step.startsWith("@")) {
                return here.flatMap(element -> element.attribute(step.substring(1)))
                        .map(text -> Map.of("", text))
                        .orElse(Map.of());
            }
            here = here.flatMap(element -> element.child(step));
        }
        var texts = new LinkedHashMap<String, String>();
        here.ifPresent(element -> gather(element, "", texts));
        return texts;
    }

    /** The depth is bounded by that of the reader. */
    private static void gather(Element element, String name, Map<String, String> texts) {
        if (element.size() == 0) {
            texts.putIfAbsent(name, element.text().strip());
            return;
        }
        for (var child : element.children()) {
            gather(child, name.isEmpty() ? child.name() : name + "." + child.name(), texts);
        }
    }
}
