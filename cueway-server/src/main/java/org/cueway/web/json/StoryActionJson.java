package org.cueway.web.json;

import java.util.Optional;
import org.cueway.cue.Origin;
import org.cueway.rundown.Place;
import org.cueway.store.RundownKey;
import org.cueway.storyaction.ActionState;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.StoryContents;
import org.cueway.storyaction.Wanted;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What newsrooms were asked to do, and how far it came; and a story as it is edited. */
public final class StoryActionJson {
    private StoryActionJson() {}

    /** A story action. Of a text it says only that there is one: it stands in the message. */
    public static ObjectNode of(StoryAction action) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("number", action.number())
                .put("time", action.time().toString())
                .put("rundown", RundownKey.of(action.rundown()))
                .put("newsroom", action.rundown().newsroom())
                .put("operation", action.wanted().operation());
        wanted(json, action);
        action.terms()
                .leaseLock()
                .ifPresentOrElse(seconds -> json.put("leaseLock", seconds), () -> json.putNull("leaseLock"));
        json.put("username", action.terms().username().orElse(""));
        json.put("source", action.by().map(CueJson::source).orElse(""));
        json.put("by", action.by().map(StoryActionJson::caller).orElse(""));
        state(json, action.state());
        return json.put("since", action.since().toString());
    }

    private static void wanted(ObjectNode json, StoryAction action) {
        ArrayNode storyIDs = json.putArray("storyIDs");
        var slug = Optional.<String>empty();
        var place = Optional.<Place>empty();
        switch (action.wanted()) {
            case Wanted.New created -> {
                action.newStoryID().ifPresent(storyIDs::add);
                slug = Optional.of(created.storySlug());
                place = created.place();
            }
            case Wanted.Update update -> {
                storyIDs.add(update.storyID());
                slug = update.storySlug();
            }
            case Wanted.Move move -> {
                move.storyIDs().forEach(storyIDs::add);
                place = Optional.of(move.place());
            }
            case Wanted.Delete(var storyID) -> storyIDs.add(storyID);
        }
        json.put("storySlug", slug.orElse(null));
        json.put("before", place.map(StoryActionJson::before).orElse(null));
    }

    private static String before(Place place) {
        return switch (place) {
            case Place.End() -> "";
            case Place.Before(var storyID) -> storyID;
        };
    }

    private static void state(ObjectNode json, ActionState state) {
        switch (state) {
            case ActionState.Asked() -> json.put("state", "asked").put("answer", "");
            case ActionState.Accepted(var answer) ->
                json.put("state", "accepted").put("answer", answer);
            case ActionState.Refused(var why) -> json.put("state", "refused").put("answer", why);
            case ActionState.Confirmed(var answer) ->
                json.put("state", "confirmed").put("answer", answer);
            case ActionState.NotConfirmed(var answer) ->
                json.put("state", "notConfirmed").put("answer", answer);
        }
    }

    private static String caller(Origin origin) {
        return switch (origin) {
            case Origin.Message(var element, var _) -> element;
            case Origin.Console(var caller) -> caller;
            case Origin.Api(var caller) -> caller;
        };
    }

    /** A story as it is edited; {@code text} is null if that cannot be done here. */
    public static ObjectNode contents(StoryContents contents) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("storyID", contents.storyID())
                .put("storySlug", contents.storySlug())
                .put("storyNum", contents.storyNum())
                .put("text", contents.text().orElse(null));
    }
}
