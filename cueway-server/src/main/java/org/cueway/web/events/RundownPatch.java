package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectId;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.RundownJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a console has to change to show {@code after} in place of {@code before}. Pure.
 *
 * @param prompter how a story's script is shown
 * @param holdings which objects of ours are there
 */
record RundownPatch(PrompterJson prompter, Holdings holdings) {
    /** For the list: the new row, or that it is gone. */
    static ObjectNode row(String key, Optional<Rundown> after) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key);
        after.ifPresentOrElse(
                rundown -> json.set("summary", RundownJson.summary(key, rundown)), () -> json.put("removed", true));
        return json;
    }

    /**
     * The same with what changed inside; stories that need an object of ours which came or went did. Setting rather than editing: {@code stories} and {@code scripts} are whole, {@code
     * order} says which there are, so a patch that comes twice or late does no harm.
     */
    ObjectNode whole(String key, Optional<Rundown> before, Optional<Rundown> after, Set<ObjectId> objects) {
        ObjectNode json = row(key, after);
        after.ifPresent(rundown -> {
            if (before.isEmpty() || !sameHeader(before.get(), rundown)) {
                json.set("header", RundownJson.header(key, rundown));
            }
            var old = before.map(Rundown::stories).orElse(List.of());
            if (before.isEmpty() || !ids(old).equals(ids(rundown.stories()))) {
                ArrayNode order = json.putArray("order");
                rundown.stories().forEach(story -> order.add(story.storyID()));
            }
            stories(json, old, rundown.stories(), objects);
        });
        return json;
    }

    private static boolean sameHeader(Rundown one, Rundown other) {
        return one.fields().equals(other.fields())
                && one.air() == other.air()
                && one.sync() == other.sync()
                && one.status().equals(other.status())
                && one.metadata().equals(other.metadata())
                && one.others().equals(other.others());
    }

    private void stories(ObjectNode json, List<Story> before, List<Story> after, Set<ObjectId> objects) {
        var old = HashMap.<String, Story>newHashMap(before.size());
        before.forEach(story -> old.put(story.storyID(), story));
        var changed = after.stream()
                .filter(story -> !story.equals(old.get(story.storyID())) || needs(story, objects))
                .toList();
        if (!changed.isEmpty()) {
            ArrayNode stories = json.putArray("stories");
            changed.forEach(story -> stories.add(RundownJson.story(story, holdings)));
            ArrayNode scripts = json.putArray("scripts");
            changed.forEach(story -> scripts.add(prompter.story(story)));
        }
    }

    boolean needs(Rundown rundown, Set<ObjectId> objects) {
        return rundown.stories().stream().anyMatch(story -> needs(story, objects));
    }

    private boolean needs(Story story, Set<ObjectId> objects) {
        return !objects.isEmpty()
                && story.items().stream()
                        .anyMatch(item ->
                                holdings.named(item).filter(objects::contains).isPresent());
    }

    private static List<String> ids(List<Story> stories) {
        return stories.stream().map(Story::storyID).toList();
    }
}
