package org.cueway.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.cueway.base.Limits;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Field;
import org.cueway.graphics.Graphic;
import org.cueway.mos.xml.XmlWriter;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each graphic as an object of our own, {@code template:<id>}, so that newsrooms find it as they find any other. Pure. */
public final class TemplateObjects {
    /** Who makes, changes and deletes them. */
    public static final String BY = "graphics";

    static final String GROUP = "Templates";
    private static final String PREFIX = "template:";
    private static final JsonMapper JSON = JsonMapper.shared();

    private TemplateObjects() {}

    /** A wish about one object. */
    public sealed interface Step {
        /**
         * It is to be so.
         *
         * @param seen the revision that it has; empty if it is not there
         */
        record Describe(String objID, OwnEdit.Description described, OptionalInt seen) implements Step {}

        /** It is to go. */
        record Delete(String objID, OptionalInt seen) implements Step {}
    }

    /** The ID of a graphic's object. */
    public static String objID(String graphic) {
        return PREFIX + graphic;
    }

    /** How each object should be, by its ID. A graphic whose ID would be too long has none. */
    static Map<String, OwnEdit.Description> wanted(Catalogue catalogue) {
        var wanted = new LinkedHashMap<String, OwnEdit.Description>();
        for (var id : catalogue.ids()) {
            if (objID(id).length() <= Limits.Xml.defaults().maxIdChars()) {
                catalogue.find(id).ifPresent(graphic -> wanted.put(objID(id), description(graphic)));
            }
        }
        return wanted;
    }

    /**
     * What there is to do. What is as it should be is described again: that changes nothing, and leaves no trace.
     *
     * @param held objects of our own, those that are there
     */
    public static List<Step> steps(Catalogue catalogue, Collection<StoredObject> held) {
        var wanted = wanted(catalogue);
        var revisions = new LinkedHashMap<String, OptionalInt>();
        held.forEach(object -> revisions.put(object.id().objID(), object.revision()));
        var steps = new ArrayList<Step>();
        wanted.forEach((objID, described) ->
                steps.add(new Step.Describe(objID, described, revisions.getOrDefault(objID, OptionalInt.empty()))));
        for (var object : held) {
            var objID = object.id().objID();
            boolean made = objID.startsWith(PREFIX)
                    && object.fields().get("createdBy").filter(BY::equals).isPresent();
            if (made && !wanted.containsKey(objID)) steps.add(new Step.Delete(objID, object.revision()));
        }
        return steps;
    }

    private static OwnEdit.Description description(Graphic graphic) {
        var payload = new GraphicPayload(
                graphic.id(),
                graphic.about().version(),
                0,
                initial(graphic.fields().all()));
        var about = graphic.about().description();
        return new OwnEdit.Description(
                Fields.of(List.of(
                        "objSlug", graphic.about().name(), "objGroup", GROUP, "objType", "STILL", "objTB", "1")),
                List.of(new Block(payload.schema(), payload.xml())),
                about.isBlank() ? List.of() : List.of(text("description", about)));
    }

    private static String text(String name, String text) {
        var xml = new XmlWriter();
        xml.leaf(name, text);
        return xml.toString();
    }

    /** What stands in the fields before anybody has entered anything; those that nothing stands in are not there. */
    static Map<String, String> initial(List<Field> fields) {
        var data = new LinkedHashMap<String, String>();
        for (var field : fields) {
            Optional<String> initial = field.hints().initial().map(json -> text(JSON.readTree(json)));
            if (initial.isPresent() && GraphicPayload.canCarry(field.name())) data.put(field.name(), initial.get());
        }
        return data;
    }

    /** As an output reads it again: a list is one text per line. */
    private static String text(JsonNode node) {
        if (node.isString()) return node.stringValue();
        if (node.isArray() && node.valueStream().allMatch(JsonNode::isString)) {
            var lines = new StringJoiner("\n");
            node.forEach(line -> lines.add(line.stringValue()));
            return lines.toString();
        }
        return node.toString();
    }
}
