package org.cueway.web.json;

import java.util.List;
import org.cueway.device.ograf.OutputStatus;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Fault;
import org.cueway.graphics.Field;
import org.cueway.graphics.Graphic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Graphics and outputs as the API shows them. Stateless. */
public final class GraphicsJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private GraphicsJson() {}

    /** All graphics, those that are wrong too, and the outputs that they can be shown on. */
    public static ObjectNode list(Catalogue catalogue, List<OutputStatus> outputs) {
        var page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        catalogue.entries().forEach(entry -> items.add(entry(entry)));
        page.putNull("next");
        var all = page.putArray("outputs");
        outputs.forEach(output -> all.add(output(output)));
        return page;
    }

    private static ObjectNode entry(Catalogue.Entry entry) {
        var json = JsonNodeFactory.instance.objectNode().put("id", entry.id()).put("file", entry.file());
        entry.graphic().ifPresent(graphic -> put(json, graphic));
        var faults = json.putArray("faults");
        entry.faults().forEach(fault -> put(faults.addObject(), fault));
        return json;
    }

    private static void put(ObjectNode json, Graphic graphic) {
        var behaviour = graphic.behaviour();
        json.put("name", graphic.about().name())
                .put("version", graphic.about().version())
                .put("description", graphic.about().description())
                .put("folder", graphic.home().folder())
                .put("path", graphic.path())
                .put("stepCount", behaviour.stepCount());
        behaviour.layer().ifPresent(layer -> json.put("layer", layer));
        var actions = json.putArray("actions");
        behaviour.actions().forEach(actions::add);
        var fields = json.putArray("fields");
        graphic.fields().all().forEach(field -> put(fields.addObject(), field));
        json.set("schema", JSON.readTree(graphic.fields().schema()));
    }

    private static void put(ObjectNode json, Field field) {
        json.put("name", field.name())
                .put("type", field.type())
                .put("title", field.title())
                .put("gddType", field.hints().gddType())
                .put("required", field.hints().required());
        field.hints().initial().ifPresent(initial -> json.set("default", JSON.readTree(initial)));
        var options = json.putArray("options");
        field.hints().options().forEach(option -> options.add(JSON.readTree(option)));
    }

    private static void put(ObjectNode json, Fault fault) {
        json.put("file", fault.file())
                .put("key", fault.key())
                .put("expected", fault.expected())
                .put("found", fault.found());
    }

    private static ObjectNode output(OutputStatus output) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", output.spec().id())
                .put("width", output.spec().width())
                .put("height", output.spec().height())
                .put("path", "/output/" + output.spec().id())
                .put("previews", output.previews());
        var pages = json.putArray("pages");
        output.pages()
                .forEach(page -> pages.addObject()
                        .put("address", page.address())
                        .put("agent", page.agent())
                        .put("width", page.width())
                        .put("height", page.height())
                        .put("since", page.since().toString()));
        return json;
    }
}
