package org.cueway.web.plugin;

import java.time.Duration;
import java.util.List;
import org.cueway.graphics.Field;
import org.cueway.graphics.Graphic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A graphic as the page shows it, fills it in and previews it. Pure. */
final class Template {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What of a field's schema the page goes by. */
    private static final List<String> RULES =
            List.of("maxLength", "minLength", "minimum", "maximum", "pattern", "maxItems", "minItems");

    private Template() {}

    static ObjectNode json(Graphic graphic) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", graphic.id())
                .put("name", graphic.about().name())
                .put("version", graphic.about().version())
                .put("description", graphic.about().description())
                .put("main", graphic.main())
                .put("steps", graphic.behaviour().stepCount())
                .put(
                        "millis",
                        graphic.behaviour().duration().map(Duration::toMillis).orElse(0L));
        var properties = JSON.readTree(graphic.fields().schema()).path("properties");
        var fields = json.putArray("fields");
        for (var field : graphic.fields().all()) {
            if (Form.canBeFilledIn(field)) put(fields.addObject(), field, properties.path(field.name()));
        }
        return json;
    }

    private static void put(ObjectNode json, Field field, JsonNode schema) {
        json.put("name", field.name())
                .put("title", field.title())
                .put("type", field.type())
                .put("kind", field.hints().gddType())
                .put("required", field.hints().required())
                .put("initial", field.hints().initial().map(Form::plain).orElse(""));
        var options = json.putArray("options");
        field.hints().options().forEach(option -> options.add(Form.plain(option)));
        for (var rule : RULES) {
            if (schema.has(rule)) json.set(rule, schema.path(rule));
        }
    }
}
