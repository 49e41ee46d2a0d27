package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.object.ObjectId;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.templates.ItemMarks;
import org.cueway.templates.TemplateObjects;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.RundownJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a console has to change to show {@code after} in place of {@code before}. Pure.
 *
 * @param prompter how a story's script is shown
 * @param marks what is to be seen at items: objects of ours that are not there, and graphics
 */
record RundownPatch(PrompterJson prompter, ItemMarks marks) {
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
            stories(json, old, rundown, objects);
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

    private void stories(ObjectNode json, List<Story> before, Rundown after, Set<ObjectId> objects) {
        var newsroom = after.id().newsroom();
        var old = HashMap.<String, Story>newHashMap(before.size());
        before.forEach(story -> old.put(story.storyID(), story));
        var changed = after.stories().stream()
                .filter(story -> !story.equals(old.get(story.storyID())) || needs(newsroom, story, objects))
                .toList();
        if (!changed.isEmpty()) {
            ArrayNode stories = json.putArray("stories");
            changed.forEach(story -> stories.add(RundownJson.story(newsroom, story, marks)));
            ArrayNode scripts = json.putArray("scripts");
            changed.forEach(story -> scripts.add(prompter.story(story)));
        }
    }

    boolean needs(Rundown rundown, Set<ObjectId> objects) {
        return rundown.stories().stream().anyMatch(story -> needs(rundown.id().newsroom(), story, objects));
    }

    private boolean needs(String newsroom, Story story, Set<ObjectId> objects) {
        return !objects.isEmpty() && story.items().stream().anyMatch(item -> needs(newsroom, item, objects));
    }

    /** Whether it names one of these objects, or uses the graphic that one of them stands for. */
    private boolean needs(String newsroom, Item item, Set<ObjectId> objects) {
        return marks.holdings().named(item).filter(objects::contains).isPresent()
                || marks.templates().of(newsroom, item).stream()
                        .map(use -> TemplateObjects.objID(use.graphic()))
                        .anyMatch(objID -> objects.stream()
                                .anyMatch(id -> id.isOurs() && id.objID().equals(objID)));
    }

    private static List<String> ids(List<Story> stories) {
        return stories.stream().map(Story::storyID).toList();
    }
}
