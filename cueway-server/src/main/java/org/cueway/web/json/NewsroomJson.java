package org.cueway.web.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.rundown.Event;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
import org.cueway.rundown.Sync;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Newsrooms, and what is different between them and us. */
public final class NewsroomJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NewsroomJson() {}

    /** A newsroom with its lanes, and how many of its running orders are in step. */
    public static ObjectNode of(NewsroomStatus newsroom, List<LaneStatus> lanes, Collection<Rundown> rundowns) {
        var asked = newsroom.asked();
        ObjectNode json = JSON.objectNode()
                .put("id", newsroom.id())
                .put("active", asked.ncsID())
                .put("why", asked.why())
                .put("redundancy", asked.redundancy())
                .put("alarm", asked.alarm());
        asked.since().ifPresentOrElse(since -> json.put("since", since.toString()), () -> json.putNull("since"));
        ArrayNode servers = json.putArray("servers");
        newsroom.servers()
                .forEach(server -> servers.addObject()
                        .put("ncsID", server.ncsID())
                        .put("lanesUp", server.lanesUp())
                        .put("standby", server.standby())
                        .put("reason", server.reason()));
        ArrayNode shown = json.putArray("lanes");
        lanes.stream()
                .filter(lane -> lane.newsroom().equals(newsroom.id()))
                .map(StatusJson::lane)
                .forEach(shown::add);
        ObjectNode sync = json.putObject("sync");
        for (Sync state : Sync.values()) {
            sync.put(
                    Words.camelCase(state),
                    rundowns.stream()
                            .filter(held -> held.id().newsroom().equals(newsroom.id()) && held.sync() == state)
                            .count());
        }
        json.put("now", newsroom.now()).put("left", newsroom.left()).put("trouble", newsroom.trouble());
        newsroom.walk().ifPresentOrElse(walk -> json.set("walk", walk(walk)), () -> json.putNull("walk"));
        return json;
    }

    private static ObjectNode walk(NewsroomStatus.Walk walk) {
        return JSON.objectNode()
                .put("begun", walk.begun().toString())
                .put("listed", walk.listed())
                .put("asked", walk.asked())
                .put("changed", walk.changed())
                .put("lacking", walk.lacking())
                .put("end", walk.end());
    }

    /** What is different, a line each, in the words of who reads a running order; none if nothing is. */
    public static ObjectNode differences(String key, Rundown held, Outcome.Applied applied) {
        ObjectNode json = JSON.objectNode().put("key", key);
        var lines = lines(held, applied);
        json.put("same", lines.isEmpty());
        ArrayNode differences = json.putArray("differences");
        lines.forEach(differences::add);
        return json;
    }

    private static List<String> lines(Rundown held, Outcome.Applied applied) {
        var ours = byID(held.stories());
        var theirs = applied.next() instanceof Slot.Held(var next) ? byID(next.stories()) : Map.<String, Story>of();
        var lines = new ArrayList<String>();
        for (Event event : applied.events()) {
            switch (event) {
                case Event.HeaderChanged() -> lines.add("the header is another");
                case Event.StoriesAdded(var ids) ->
                    ids.forEach(id -> lines.add("only the newsroom has the story " + name(id, theirs)));
                case Event.StoriesRemoved(var ids) ->
                    ids.forEach(id -> lines.add("the newsroom does not have the story " + name(id, ours)));
                case Event.StoriesReordered() -> lines.add("the stories are in another order");
                case Event.StoryChanged(var id) ->
                    lines.add("the story " + name(id, theirs) + " has another " + parts(ours.get(id), theirs.get(id)));
                case Event.Created _,
                        Event.Deleted _,
                        Event.AirChanged _,
                        Event.StatusChanged _,
                        Event.SyncChanged _ -> {}
            }
        }
        return lines;
    }

    private static String parts(@Nullable Story ours, @Nullable Story theirs) {
        if (ours == null || theirs == null) {
            return "content";
        }
        var parts = new ArrayList<String>();
        if (!ours.fields().equals(theirs.fields())) parts.add("slug or number");
        if (!ours.items().equals(theirs.items())) parts.add(items(ours, theirs));
        if (!ours.metadata().equals(theirs.metadata()) || !ours.others().equals(theirs.others())) parts.add("metadata");
        return parts.isEmpty() ? "content" : String.join(", ", parts);
    }

    private static String items(Story ours, Story theirs) {
        int here = ours.items().size();
        int there = theirs.items().size();
        return here == there ? "items" : "number of items (" + there + " there, " + here + " here)";
    }

    private static Map<String, Story> byID(List<Story> stories) {
        var byID = new HashMap<String, Story>();
        stories.forEach(story -> byID.put(story.storyID(), story));
        return byID;
    }

    private static String name(String id, Map<String, Story> stories) {
        return Optional.ofNullable(stories.get(id))
                .flatMap(story -> story.fields().get("storySlug"))
                .filter(slug -> !slug.isBlank())
                .orElse(id);
    }
}
