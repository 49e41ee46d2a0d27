package org.cueway.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.cueway.base.Limits;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.store.RundownKey;
import org.cueway.web.Query.WrongParameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running orders as JSON. What came over MOS stands under its MOS name, as the text that came; what is ours is in
 * camelCase, and wins should a vendor's element have the same name.
 */
record RundownPages(Supplier<List<Rundown>> rundowns, Limits.Web limits) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A running order and the key that it has in URLs. */
    private record Keyed(String key, Rundown rundown) {}

    /** The list, in the order of the keys, a page at a time. */
    ObjectNode list(Query query) throws WrongParameter {
        query.only("newsroom", "limit", "after");
        int limit = query.limit(limits);
        List<Keyed> page = rundowns.get().stream()
                .filter(rundown -> query.text("newsroom").isEmpty()
                        || query.text("newsroom").equals(rundown.id().newsroom()))
                .map(rundown -> new Keyed(RundownKey.of(rundown.id()), rundown))
                .filter(keyed -> keyed.key().compareTo(query.text("after")) > 0)
                .sorted(Comparator.comparing(Keyed::key))
                .limit(limit + 1L)
                .toList();
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        page.stream().limit(limit).forEach(keyed -> items.add(summary(keyed)));
        return json.put("next", page.size() > limit ? page.get(limit - 1).key() : null);
    }

    private static ObjectNode summary(Keyed keyed) {
        Rundown rundown = keyed.rundown();
        return head(keyed)
                .put("storyCount", rundown.stories().size())
                .put(
                        "itemCount",
                        rundown.stories().stream()
                                .mapToInt(story -> story.items().size())
                                .sum());
    }

    /** One running order with everything in it; empty if the key is nobody's. */
    Optional<ObjectNode> one(String key) {
        return rundowns.get().stream()
                .map(rundown -> new Keyed(RundownKey.of(rundown.id()), rundown))
                .filter(keyed -> keyed.key().equals(key))
                .findFirst()
                .map(RundownPages::whole);
    }

    private static ObjectNode whole(Keyed keyed) {
        ObjectNode json = head(keyed);
        metadata(json, keyed.rundown().metadata(), keyed.rundown().others());
        ArrayNode stories = json.putArray("stories");
        keyed.rundown().stories().forEach(story -> stories.add(story(story)));
        return json;
    }

    private static ObjectNode head(Keyed keyed) {
        Rundown rundown = keyed.rundown();
        ObjectNode json = fields(rundown.fields());
        json.put("key", keyed.key());
        json.put("newsroom", rundown.id().newsroom());
        json.put("roID", rundown.id().roID());
        json.put("air", word(rundown.air()));
        return status(json, rundown.status());
    }

    private static ObjectNode story(Story story) {
        ObjectNode json = fields(story.fields());
        json.put("storyID", story.storyID());
        json.put("hasBody", story.body().isPresent());
        status(json, story.status());
        metadata(json, story.metadata(), story.others());
        ArrayNode items = json.putArray("items");
        story.items().forEach(item -> items.add(item(item)));
        return json;
    }

    private static ObjectNode item(Item item) {
        ObjectNode json = fields(item.fields());
        json.put("itemID", item.itemID());
        item.objID().ifPresent(objID -> json.put("objID", objID));
        item.mosID().ifPresent(mosID -> json.put("mosID", mosID));
        status(json, item.status());
        metadata(json, item.metadata(), item.others());
        return json;
    }

    private static ObjectNode fields(Fields fields) {
        ObjectNode json = JSON.objectNode();
        fields.values().forEach(json::put);
        return json;
    }

    private static ObjectNode status(ObjectNode json, Optional<Status> status) {
        if (status.isEmpty()) {
            return json.putNull("status");
        }
        json.putObject("status")
                .put("text", status.get().text())
                .put("time", status.get().time());
        return json;
    }

    private static void metadata(ObjectNode json, List<Block> blocks, List<String> others) {
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

    /** {@code NEVER_CONNECTED} as {@code neverConnected}, the way that the API writes constants. */
    static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
