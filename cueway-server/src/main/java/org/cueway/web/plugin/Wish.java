package org.cueway.web.plugin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.cueway.base.PluginLimits;
import org.cueway.mos.xml.XmlText;
import tools.jackson.databind.JsonNode;

/**
 * What somebody filled in and wants kept.
 *
 * @param graphic the id of a graphic
 * @param data texts by field, not looked at yet
 * @param slug how people call it
 * @param seen the revision of the object that was seen; empty if it is to be new
 * @param by who did it
 */
record Wish(String graphic, Map<String, String> data, String slug, OptionalInt seen, String by) {
    private static final Set<String> NAMES = Set.of("graphic", "data", "objSlug", "objRev", "changedBy");
    private static final int LAST_REVISION = 999;

    static Wish of(JsonNode body, PluginLimits limits) throws PluginRefusal {
        for (var name : body.propertyNames()) {
            if (!NAMES.contains(name))
                throw PluginRefusal.body("one of graphic, data, objSlug, objRev, changedBy", name);
        }
        return new Wish(
                text(body, "graphic", limits.maxNameChars(), ""),
                data(body.path("data"), limits),
                text(body, "objSlug", limits.maxNameChars(), text(body, "graphic", limits.maxNameChars(), "")),
                revision(body.path("objRev")),
                text(body, "changedBy", limits.maxNameChars(), "plug-in"));
    }

    private static Map<String, String> data(JsonNode json, PluginLimits limits) throws PluginRefusal {
        if (!json.isObject()) throw PluginRefusal.body("data as an object of texts", json.toString());
        var data = new LinkedHashMap<String, String>();
        for (var each : json.properties()) {
            if (!each.getValue().isString()) {
                throw PluginRefusal.body(
                        "data." + each.getKey() + " as a text", each.getValue().toString());
            }
            data.put(each.getKey(), XmlText.cut(each.getValue().stringValue(), limits.maxDataChars() + 1));
        }
        return data;
    }

    private static String text(JsonNode body, String name, int most, String otherwise) throws PluginRefusal {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) return otherwise;
        if (!value.isString()) throw PluginRefusal.body(name + " as a text", value.toString());
        var text = value.stringValue().strip();
        if (text.length() > most || XmlText.firstIllegal(text) >= 0) {
            throw PluginRefusal.body(name + " of at most " + most + " characters, no control characters", text);
        }
        return text.isEmpty() ? otherwise : text;
    }

    private static OptionalInt revision(JsonNode json) throws PluginRefusal {
        if (json.isMissingNode() || json.isNull()) return OptionalInt.empty();
        boolean good = json.isIntegralNumber()
                && json.canConvertToInt()
                && json.intValue() >= 1
                && json.intValue() <= LAST_REVISION;
        if (!good) throw PluginRefusal.body("objRev from 1 to " + LAST_REVISION, json.toString());
        return OptionalInt.of(json.intValue());
    }

    /** The revision that the object has once this is done. */
    int revision() {
        return seen.isEmpty() ? 1 : seen.getAsInt() % LAST_REVISION + 1;
    }
}
