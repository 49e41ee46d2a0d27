package org.cueway.web.json;

import java.util.List;
import java.util.OptionalDouble;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.object.Use;
import org.cueway.store.RundownKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects of our own, and those that items need and that are not there. */
public final class ObjectJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private ObjectJson() {}

    /** A row of the list: an object that is there. */
    public static ObjectNode row(StoredObject object, List<Use> uses) {
        ObjectNode json = RundownJson.fields(object.fields());
        json.remove(StoredObject.ORIGIN);
        json.put(StoredObject.ORIGIN, object.fields().get(StoredObject.ORIGIN).orElse(""));
        RundownJson.seconds(json, seconds(object));
        return id(json, object.id(), uses).put("held", true);
    }

    /** A row of the list: an object that items need, and that is not there. */
    public static ObjectNode missing(ObjectId id, List<Use> uses) {
        return id(JsonNodeFactory.instance.objectNode(), id, uses).put("held", false);
    }

    private static ObjectNode id(ObjectNode json, ObjectId id, List<Use> uses) {
        return json.put("objID", id.objID()).put("mosID", id.mosID()).put("useCount", uses.size());
    }

    private static OptionalDouble seconds(StoredObject object) {
        return object.duration()
                .filter(length -> !length.isZero())
                .map(length -> OptionalDouble.of(length.toNanos() / NANOS_PER_SECOND))
                .orElse(OptionalDouble.empty());
    }

    /** An object with everything in it, and where it is used. */
    public static ObjectNode whole(StoredObject object, List<Use> uses) {
        ObjectNode json = row(object, uses);
        RundownJson.metadata(json, object.metadata(), object.others());
        return withUses(json, uses);
    }

    /** One that is not there, and who needs it. */
    public static ObjectNode wholeMissing(ObjectId id, List<Use> uses) {
        return withUses(missing(id, uses), uses);
    }

    private static ObjectNode withUses(ObjectNode json, List<Use> uses) {
        ArrayNode usedIn = json.putArray("usedIn");
        for (var use : uses) {
            usedIn.addObject()
                    .put("key", RundownKey.of(use.rundown().id()))
                    .put("newsroom", use.rundown().id().newsroom())
                    .put("roID", use.rundown().id().roID())
                    .put("roSlug", use.rundown().fields().get("roSlug").orElse(""))
                    .put("storyID", use.story().storyID())
                    .put("storySlug", use.story().fields().get("storySlug").orElse(""))
                    .put("itemID", use.item().itemID())
                    .put("itemSlug", use.item().fields().get("itemSlug").orElse(""))
                    .put("itemChannel", use.item().fields().get("itemChannel").orElse(""));
        }
        return json;
    }
}
