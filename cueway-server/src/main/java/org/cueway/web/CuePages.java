package org.cueway.web;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.cue.CueRefusal;
import org.cueway.cue.Cues;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.desk.DirectCues;
import org.cueway.rundown.RundownId;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.web.json.CueJson;
import org.cueway.web.json.DeviceJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cues of one running order: those that were given, newest first, a page at a time; and giving one. */
record CuePages(Sources sources, Limits.Web limits) {
    /** A page; empty if there is no such running order, nor a cue that was given when it was there. */
    Optional<ObjectNode> list(String key, Query query) throws RefusedRequest {
        query.only("limit", "after");
        int limit = query.limit(limits);
        long before = query.number("after", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        List<Entry> page = sources.journal().entries().apply(EntryQuery.cues(before, key, limit));
        if (page.isEmpty() && sources.rundowns().byKey().apply(key).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.forEach(entry -> CueJson.of(entry).ifPresent(items::add));
        return Optional.of(json.put(
                "next", page.size() == limit ? Long.toString(page.getLast().number()) : null));
    }

    /**
     * Gives a cue; with {@code dryRun} says what it would do, and does nothing.
     *
     * @param by who asks
     * @param idempotencyKey empty if the caller sent none
     */
    Answer give(RundownId rundown, JsonBody body, Origin by, String idempotencyKey) throws RefusedRequest {
        body.only("verb", "storyID", "itemID", "dryRun");
        var verb = Verb.of(body.text("verb"))
                .orElseThrow(() -> unprocessable(
                        CueRefusal.UNKNOWN_VERB, "prepare, take, hold, out, signal, arm or disarm", word(body)));
        var target = Cues.target(body.text("storyID"), body.text("itemID"))
                .orElseThrow(() -> unprocessable(CueRefusal.ITEM_WITHOUT_STORY, "a storyID beside the itemID", "none"));
        if (body.flag("dryRun")) {
            var rehearse = sources.gateway().peers().air().cueing().rehearse();
            return new Answer.Page(DeviceJson.rehearsed(rehearse.apply(rundown, Trigger.now(by, verb, target))));
        }
        return switch (sources.wishes().cues().give(rundown, Trigger.now(by, verb, target), idempotencyKey)) {
            case DirectCues.Result.Given(var entry, boolean repeated) -> {
                ObjectNode json = CueJson.of(entry).orElseThrow();
                yield repeated ? new Answer.Page(json) : new Answer.Created(json, "/api/v1/messages/" + entry.number());
            }
            case DirectCues.Result.Refused(var reason, var detail) ->
                new Answer.Refused(unprocessable(reason, "IDs that the running order has", detail)
                        .problem());
            case DirectCues.Result.OtherUnderKey(var entry) ->
                new Answer.Refused(new Problem(
                        422,
                        "another cue was given under this Idempotency-Key",
                        "a key of its own for each wish",
                        "that of cue " + entry.number(),
                        "make a new key, a random UUID for instance"));
        };
    }

    private static String word(JsonBody body) {
        return body.json().path("verb").asString("none");
    }

    private static RefusedRequest unprocessable(Reason reason, String expected, String found) {
        return new RefusedRequest(
                new Problem(422, reason.text(), expected, found, reason.words().remedy()));
    }
}
