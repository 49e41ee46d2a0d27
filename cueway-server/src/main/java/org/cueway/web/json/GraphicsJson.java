package org.cueway.web.json;

import java.util.List;
import java.util.Map;
import org.cueway.device.ograf.OutputStatus;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Fault;
import org.cueway.graphics.Field;
import org.cueway.graphics.Graphic;
import org.cueway.store.RundownKey;
import org.cueway.templates.TemplateUse;
import org.cueway.templates.Templates;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Graphics and outputs as the API shows them. Stateless. */
public final class GraphicsJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private GraphicsJson() {}

    /** What there is to say of a graphic besides itself. */
    public record Known(List<Templates.Placed> uses, List<String> onDevices) {
        public Known {
            uses = List.copyOf(uses);
            onDevices = List.copyOf(onDevices);
        }
    }

    /**
     * All graphics, those that are wrong and those that items use and that are not there too, and the outputs that they can be
     * shown on.
     */
    public static ObjectNode list(Catalogue catalogue, Map<String, Known> known, List<OutputStatus> outputs) {
        var page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        catalogue.entries().forEach(entry -> items.add(counted(entry(entry), of(known, entry.id()))));
        var missing = page.putArray("missing");
        known.forEach((id, there) -> {
            if (catalogue.find(id).isEmpty() && !there.uses().isEmpty()) missing.add(counted(missing(id), there));
        });
        page.putNull("next");
        var all = page.putArray("outputs");
        outputs.forEach(output -> all.add(output(output)));
        return page;
    }

    /** One by itself, with each item that uses it. */
    public static ObjectNode whole(Catalogue.Entry entry, Known known) {
        return used(counted(entry(entry), known), known);
    }

    /** One that is not there, and who needs it. */
    public static ObjectNode wholeMissing(String id, Known known) {
        return used(counted(missing(id), known), known);
    }

    private static Known of(Map<String, Known> known, String id) {
        return known.getOrDefault(id, new Known(List.of(), List.of()));
    }

    private static ObjectNode missing(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    private static ObjectNode counted(ObjectNode json, Known known) {
        json.put("useCount", known.uses().size())
                .put(
                        "changedCount",
                        known.uses().stream()
                                .filter(placed -> placed.use().state() == TemplateUse.State.CHANGED)
                                .count());
        var where = json.putArray("onDevices");
        known.onDevices().forEach(where::add);
        return json;
    }

    private static ObjectNode used(ObjectNode json, Known known) {
        var uses = json.putArray("usedIn");
        for (var placed : known.uses()) {
            var use = RundownJson.template(placed.use());
            use.remove("graphic");
            uses.add(use.put("key", RundownKey.of(placed.rundown().id()))
                    .put("newsroom", placed.rundown().id().newsroom())
                    .put("roID", placed.rundown().id().roID())
                    .put("roSlug", placed.rundown().fields().get("roSlug").orElse(""))
                    .put("storyID", placed.story().storyID())
                    .put("storySlug", placed.story().fields().get("storySlug").orElse(""))
                    .put("itemID", placed.item().itemID())
                    .put("itemSlug", placed.item().fields().get("itemSlug").orElse("")));
        }
        return json;
    }

    /** What became of a package. */
    public static ObjectNode kept(String outcome, String name, List<Graphic> graphics) {
        var json = JsonNodeFactory.instance.objectNode().put("outcome", outcome).put("package", name);
        var all = json.putArray("graphics");
        graphics.forEach(graphic -> all.addObject()
                .put("id", graphic.id())
                .put("name", graphic.about().name())
                .put("version", graphic.about().version())
                .put("path", graphic.path()));
        return json;
    }

    /** That a package is gone. */
    public static ObjectNode removed(String name, List<String> ids) {
        var json =
                JsonNodeFactory.instance.objectNode().put("outcome", "removed").put("package", name);
        var all = json.putArray("graphics");
        ids.forEach(id -> all.addObject().put("id", id));
        return json;
    }

    private static ObjectNode entry(Catalogue.Entry entry) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id())
                .put("package", entry.packageName())
                .put("file", entry.file());
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
