package org.cueway.web;

import java.util.List;
import java.util.OptionalInt;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.cue.Origin;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.storyaction.ActionReason;
import org.cueway.storyaction.AskResult;
import org.cueway.storyaction.Asking;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;
import org.cueway.web.json.StoryActionJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the newsroom of one running order was asked to do, newest first, a page at a time; and asking it. */
record StoryActionPages(Sources.StoryActions actions, Limits.Web limits) {
    private static final String OPERATION = "operation";

    /** A page. */
    ObjectNode list(Rundown rundown, Query query) throws RefusedRequest {
        query.only("limit", "after");
        int limit = query.limit(limits);
        long before = query.number("after", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        List<StoryAction> page = actions.of().apply(rundown.id()).stream()
                .filter(action -> action.number() < before)
                .limit(limit + 1L)
                .toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.stream().limit(limit).map(StoryActionJson::of).forEach(items::add);
        return json.put(
                "next", page.size() > limit ? Long.toString(page.get(limit - 1).number()) : null);
    }

    /** A story as it is edited. */
    Answer contents(Rundown rundown, Query query) throws RefusedRequest {
        query.only("storyID");
        String storyID = query.text("storyID");
        return actions.contents()
                .apply(rundown.id(), storyID)
                .<Answer>map(contents -> new Answer.Page(StoryActionJson.contents(contents)))
                .orElseGet(() -> new Answer.Refused(new Problem(
                        404,
                        Refusal.UNKNOWN_STORY.text(),
                        "a storyID of the running order",
                        storyID,
                        "the newsroom may have deleted it")));
    }

    /**
     * Has the newsroom asked.
     *
     * @param by who asks us
     * @param key by which a repeat is known; empty if the caller sent none
     */
    Answer ask(Rundown rundown, JsonBody body, Origin by, String key) throws RefusedRequest {
        var wanted = wanted(body);
        return switch (actions.ask().apply(rundown.id(), new Asking(wanted, terms(body), by, key))) {
            case AskResult.Asked(var action, boolean repeated) -> {
                ObjectNode json = StoryActionJson.of(action);
                yield repeated
                        ? new Answer.Page(json)
                        : new Answer.Accepted(json, "/api/v1/messages/" + action.number());
            }
            case AskResult.Refused(var reason, var detail) ->
                new Answer.Refused(unprocessable(reason, "what the running order has", detail)
                        .problem());
            case AskResult.CannotAsk(var reason, var why) ->
                new Answer.Refused(new Problem(
                        503,
                        "the newsroom cannot be asked",
                        "a newsroom that we dial, see /api/v1/lanes",
                        why,
                        reason.words().remedy()));
            case AskResult.OtherUnderKey(var action) ->
                new Answer.Refused(new Problem(
                        422,
                        "something else was asked under this Idempotency-Key",
                        "a key of its own for each wish",
                        "that of " + action.wanted().operation() + ", " + action.number(),
                        "make a new key, a random UUID for instance"));
        };
    }

    private static Wanted wanted(JsonBody body) throws RefusedRequest {
        return switch (body.text(OPERATION)) {
            case "NEW" -> {
                body.only(OPERATION, "before", "storySlug", "storyNum", "text", "leaseLock", "username");
                yield new Wanted.New(
                        body.optional("before").map(StoryActionPages::place),
                        body.text("storySlug"),
                        body.text("storyNum"),
                        body.text("text"));
            }
            case "UPDATE" -> {
                body.only(OPERATION, "storyID", "storySlug", "storyNum", "text", "leaseLock", "username");
                yield new Wanted.Update(
                        story(body), body.optional("storySlug"), body.optional("storyNum"), body.optional("text"));
            }
            case "MOVE" -> {
                body.only(OPERATION, "storyID", "storyIDs", "before", "leaseLock", "username");
                var several = body.texts("storyIDs");
                yield new Wanted.Move(place(body.text("before")), several.isEmpty() ? List.of(story(body)) : several);
            }
            case "DELETE" -> {
                body.only(OPERATION, "storyID", "leaseLock", "username");
                yield new Wanted.Delete(story(body));
            }
            case String other ->
                throw unprocessable(
                        ActionReason.UNKNOWN_OPERATION,
                        "NEW, UPDATE, MOVE or DELETE",
                        other.isEmpty() ? "none" : other);
        };
    }

    private static Place place(String before) {
        return before.isBlank() ? new Place.End() : new Place.Before(before);
    }

    private static String story(JsonBody body) throws RefusedRequest {
        String storyID = body.text("storyID");
        if (storyID.isBlank()) {
            throw unprocessable(ActionReason.NO_STORY, "a storyID", "none");
        }
        return storyID;
    }

    private static Terms terms(JsonBody body) throws RefusedRequest {
        OptionalInt lease = body.number("leaseLock");
        if (lease.isPresent() && (lease.getAsInt() < 1 || lease.getAsInt() > Terms.MAX_LEASE_LOCK)) {
            throw unprocessable(
                    ActionReason.LEASE_LOCK_OUT_OF_RANGE,
                    "1 to " + Terms.MAX_LEASE_LOCK + " seconds",
                    Integer.toString(lease.getAsInt()));
        }
        return new Terms(lease, body.optional("username").filter(name -> !name.isBlank()));
    }

    private static RefusedRequest unprocessable(Reason reason, String expected, String found) {
        return new RefusedRequest(
                new Problem(422, reason.text(), expected, found, reason.words().remedy()));
    }
}
