package org.cueway.web.events;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cueway.mos.session.LaneStatus;
import org.cueway.rundown.Rundown;
import org.cueway.store.Committed;
import org.cueway.storyaction.StoryAction;
import org.cueway.web.json.MessageJson;
import tools.jackson.databind.JsonNode;

/**
 * What the feed looks at.
 *
 * @param status the gateway as its page shows it
 * @param lanes all of them
 * @param storyActions what newsrooms were asked to do, newest first
 * @param rundowns all that are held
 * @param messages how a message is shown
 * @param subscribe has a consumer told of each entry that becomes durable
 */
public record Watched(
        Supplier<JsonNode> status,
        Supplier<List<LaneStatus>> lanes,
        Supplier<List<StoryAction>> storyActions,
        Supplier<Collection<Rundown>> rundowns,
        MessageJson messages,
        Consumer<Consumer<Committed>> subscribe) {}
