package org.cueway.cue.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;
import org.cueway.mos.xml.XmlWriter;

/**
 * A graphic that somebody filled in, as items and objects carry it: one {@code mosExternalMetadata} block with the schema
 * {@link #SCHEMA} and the graphic's id behind it. A rule takes it whole: {@code graphic: "payload:/graphic", data:
 * "payload:/data"}. Immutable.
 *
 * @param graphic the id of the template
 * @param version the template's version when it was filled in; empty if it has none
 * @param revision which edit of its object this is ({@code objRev}): of two, the higher one is the newer one; 0 if it belongs to
 *     no object
 * @param data texts by field, in order; names are such that {@link #canCarry}
 */
public record GraphicPayload(String graphic, String version, int revision, Map<String, String> data) {
    /** What the schema of each such block begins with. */
    public static final String SCHEMA = "https://cueway.org/schema/graphic/";

    private static final String PAYLOAD = "mosPayload";
    private static final int HALF_WAY = 499;
    /** Without the full stop, which parts nested names, and the colon, which parts namespaces. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    private static final XmlReader XML = new XmlReader(Limits.Xml.defaults(), Set.of());

    /** Copies; throws IllegalArgumentException for a field that cannot be carried. */
    public GraphicPayload {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        for (var name : data.keySet()) {
            if (!canCarry(name)) throw new IllegalArgumentException("no name of an element: " + name);
        }
    }

    /** Whether a field of that name has a place in a payload: it is the name of an element there. */
    public static boolean canCarry(String field) {
        return NAME.matcher(field).matches();
    }

    /**
     * Whether this is a later edit of the object than the other. Revisions count to 999 and go on with 1 (MOS 4.0 §6), so a
     * fall by more than half of that is a rise.
     */
    public boolean isNewerThan(GraphicPayload other) {
        int ahead = revision - other.revision;
        return ahead > HALF_WAY ? other.revision == 0 : ahead > 0 || (ahead < -HALF_WAY && revision > 0);
    }

    /** The same as another edit of its object. */
    public GraphicPayload withRevision(int next) {
        return new GraphicPayload(graphic, version, next, data);
    }

    /** The text of {@code mosSchema}. */
    public String schema() {
        return SCHEMA + graphic;
    }

    /** The first such block among these {@code mosExternalMetadata} elements; what is not well-formed is passed over. */
    public static Optional<GraphicPayload> read(List<String> blocks) {
        for (var block : blocks) {
            if (block.contains(SCHEMA) && XML.read(block) instanceof Document.Whole(Element root)) {
                var found = root.child(PAYLOAD).filter(_ -> isOurs(root)).flatMap(GraphicPayload::of);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isOurs(Element root) {
        return text(root, "mosSchema").startsWith(SCHEMA);
    }

    private static Optional<GraphicPayload> of(Element payload) {
        var graphic = text(payload, "graphic");
        if (graphic.isEmpty()) return Optional.empty();
        var data = new LinkedHashMap<String, String>();
        payload.child("data").ifPresent(fields -> {
            for (var field : fields.children()) {
                if (canCarry(field.name())) data.putIfAbsent(field.name(), field.text());
            }
        });
        return Optional.of(new GraphicPayload(
                graphic,
                text(payload, "version"),
                number(text(payload, "revision")).orElse(0),
                data));
    }

    private static String text(Element parent, String name) {
        return parent.child(name).map(element -> element.text().strip()).orElse("");
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The whole {@code mosExternalMetadata} element. */
    public String xml() {
        var xml = new XmlWriter();
        xml.open("mosExternalMetadata");
        xml.leaf("mosScope", "PLAYLIST");
        xml.leaf("mosSchema", schema());
        xml.open(PAYLOAD);
        xml.leaf("graphic", graphic);
        xml.leaf("version", version);
        xml.leaf("revision", Integer.toString(revision));
        xml.open("data");
        data.forEach(xml::leaf);
        xml.close("data");
        xml.close(PAYLOAD);
        xml.close("mosExternalMetadata");
        return xml.toString();
    }
}
