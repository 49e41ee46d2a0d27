package org.cueway.simulator.ncs.show;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;

/**
 * A story as the newsroom holds it. Immutable.
 *
 * @param story what stands in the playlist
 * @param script what is read and shown; empty until it is written
 */
public record ScriptedStory(Story story, Optional<Script> script) {
    /** Its ID. */
    public String id() {
        return story.storyID();
    }

    /** The message that sends its text, with everything else that is known of it. */
    public RoStorySend send(String roID) {
        var body = script.map(Script::body);
        var text = new StoryText(story.storySlug(), story.storyNum(), body, story.metadata(), story.others());
        return new RoStorySend(roID, story.storyID(), text);
    }

    ScriptedStory withSlug(String slug) {
        var renamed = new Story(
                story.storyID(), Optional.of(slug), story.storyNum(), story.metadata(), story.items(), story.others());
        return new ScriptedStory(renamed, script);
    }

    /** With other items; the cues of the script show them as they are now, and those of items that are gone go too. */
    ScriptedStory withItems(List<Item> items) {
        UnaryOperator<Script> follow = said -> {
            var next = said;
            for (var before : story.items()) {
                boolean gone = items.stream().noneMatch(item -> item.itemID().equals(before.itemID()));
                if (gone) next = next.without(before.itemID());
            }
            for (var item : items) next = next.showing(item);
            return next;
        };
        var changed = new Story(
                story.storyID(), story.storySlug(), story.storyNum(), story.metadata(), items, story.others());
        return new ScriptedStory(changed, script.map(follow));
    }

    /** With one item as it is now. */
    ScriptedStory withItem(Item next) {
        return withItems(story.items().stream()
                .map(item -> item.itemID().equals(next.itemID()) ? next : item)
                .toList());
    }

    /** With another script. */
    ScriptedStory saying(Script next) {
        return new ScriptedStory(story, Optional.of(next));
    }
}
