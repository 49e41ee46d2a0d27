package org.cueway.web.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.templates.ItemMarks;
import org.cueway.templates.TemplateUse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Running orders. */
public final class RundownJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RundownJson() {}

    /** A row of the list. */
    public static ObjectNode summary(String key, Rundown rundown) {
        return head(key, rundown)
                .put("storyCount", rundown.stories().size())
                .put(
                        "itemCount",
                        rundown.stories().stream()
                                .mapToInt(story -> story.items().size())
                                .sum());
    }

    /** All but the stories. */
    public static ObjectNode header(String key, Rundown rundown) {
        ObjectNode json = head(key, rundown);
        metadata(json, rundown.metadata(), rundown.others());
        return json;
    }

    /** With everything in it. */
    public static ObjectNode whole(String key, Rundown rundown, ItemMarks marks) {
        ObjectNode json = header(key, rundown);
        ArrayNode stories = json.putArray("stories");
        rundown.stories().forEach(story -> stories.add(story(rundown.id().newsroom(), story, marks)));
        return json;
    }

    private static ObjectNode head(String key, Rundown rundown) {
        ObjectNode json = fields(rundown.fields());
        json.put("key", key);
        json.put("newsroom", rundown.id().newsroom());
        json.put("roID", rundown.id().roID());
        json.put("air", word(rundown.air()));
        json.put("sync", Words.camelCase(rundown.sync()));
        return status(json, rundown.status());
    }

    /** A story with its items; those that need an object of ours which is not there, or use a graphic, say so. */
    public static ObjectNode story(String newsroom, Story story, ItemMarks marks) {
        ObjectNode json = fields(story.fields());
        json.put("storyID", story.storyID());
        json.put("hasBody", story.body().isPresent());
        seconds(json, Lengths.of(story));
        status(json, story.status());
        metadata(json, story.metadata(), story.others());
        ArrayNode items = json.putArray("items");
        story.items().forEach(item -> items.add(item(newsroom, item, marks)));
        return json;
    }

    private static ObjectNode item(String newsroom, Item item, ItemMarks marks) {
        ObjectNode json = fields(item.fields());
        json.put("itemID", item.itemID());
        item.objID().ifPresent(objID -> json.put("objID", objID));
        item.mosID().ifPresent(mosID -> json.put("mosID", mosID));
        json.put("missingObject", marks.holdings().lacks(item));
        ArrayNode templates = json.putArray("templates");
        marks.templates().of(newsroom, item).forEach(use -> templates.add(template(use)));
        seconds(json, Lengths.of(item));
        status(json, item.status());
        metadata(json, item.metadata(), item.others());
        return json;
    }

    /** That a graphic is used. */
    static ObjectNode template(TemplateUse use) {
        ObjectNode json = JSON.objectNode()
                .put("graphic", use.graphic())
                .put("state", use.state().word());
        json.put("filledWith", use.filledWith().orElse(null));
        return json.put("now", use.now().orElse(null));
    }

    static void seconds(ObjectNode json, OptionalDouble seconds) {
        if (seconds.isPresent()) {
            json.put("durationSeconds", seconds.getAsDouble());
        } else {
            json.putNull("durationSeconds");
        }
    }

    static ObjectNode fields(Fields fields) {
        ObjectNode json = JSON.objectNode();
        fields.values().forEach(json::put);
        return json;
    }

    static ObjectNode status(ObjectNode json, Optional<Status> status) {
        if (status.isEmpty()) {
            return json.putNull("status");
        }
        json.putObject("status")
                .put("text", status.get().text())
                .put("time", status.get().time());
        return json;
    }

    static void metadata(ObjectNode json, List<Block> blocks, List<String> others) {
        ArrayNode metadata = json.putArray("mosExternalMetadata");
        blocks.forEach(
                block -> metadata.addObject().put("mosSchema", block.schema()).put("xml", block.xml()));
        ArrayNode rest = json.putArray("otherElements");
        others.forEach(rest::add);
    }

    private static String word(Air air) {
        return switch (air) {
            case UNKNOWN -> "unknown";
            case READY -> "ready";
            case NOT_READY -> "notReady";
        };
    }
}
