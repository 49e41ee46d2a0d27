package org.cueway.device.casparcg;

import java.util.List;
import org.cueway.cue.Values;
import org.cueway.device.casparcg.CasparSpec.Form;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a template as one text (device-protocols §3.3). Pure. */
final class TemplateData {
    private TemplateData() {}

    /** Empty if there are no fields. What has full stops in its name is nested in JSON, and is so named in XML. */
    static String text(Form form, Values fields) {
        if (fields.texts().isEmpty()) return "";
        return switch (form) {
            case JSON -> json(fields);
            case XML -> xml(fields);
        };
    }

    /** For templates that are to be emptied: no data at all would mean none to change. */
    static String nothing(Form form) {
        return switch (form) {
            case JSON -> "{}";
            case XML -> "<templateData></templateData>";
        };
    }

    private static String json(Values fields) {
        var root = JsonMapper.shared().createObjectNode();
        fields.texts().forEach((name, text) -> put(root, name, text));
        return root.toString();
    }

    private static void put(ObjectNode root, String name, String text) {
        var parts = List.of(name.split("\\.", -1));
        var node = root;
        for (var part : parts.subList(0, parts.size() - 1)) {
            // Sorted by name, a.b comes behind a: then a is a text already, and a.b a name of its own.
            if (node.has(part) && !node.get(part).isObject()) {
                root.put(name, text);
                return;
            }
            node = node.get(part) instanceof ObjectNode inner ? inner : node.putObject(part);
        }
        node.put(parts.getLast(), text);
    }

    private static String xml(Values fields) {
        var xml = new StringBuilder("<templateData>");
        fields.texts()
                .forEach((name, text) -> xml.append("<componentData id=\"")
                        .append(escaped(name))
                        .append("\"><data id=\"text\" value=\"")
                        .append(escaped(text))
                        .append("\"/></componentData>"));
        return xml.append("</templateData>").toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(character).append(';');
                default ->
                    escaped.appendCodePoint(
                            character < ' ' || Character.getType(character) == Character.SURROGATE
                                    ? '\uFFFD'
                                    : character);
            }
        });
        return escaped.toString();
    }
}
