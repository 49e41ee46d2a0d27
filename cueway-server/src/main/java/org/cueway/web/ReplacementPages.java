package org.cueway.web;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.object.ItemWish;
import org.cueway.object.Replacement;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.web.json.ReplacementJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Wishes to change items of one running order: asking the newsroom, and what became of it. */
record ReplacementPages(Sources sources, Limits.Web limits) {
    private static final List<String> TEXTS =
            List.of("itemSlug", "objID", "mosID", "mosPlugInID", "itemChannel", "itemTrigger", "macroIn", "macroOut");
    private static final List<String> SAMPLES = List.of("itemEdStart", "itemEdDur", "itemUserTimingDur");

    /** Those that are remembered, newest first. */
    ObjectNode list(Rundown rundown, Query query) throws RefusedRequest {
        query.only("limit", "after");
        int limit = query.limit(limits);
        long before = query.number("after", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        var page = of(rundown.id()).stream()
                .filter(each -> each.number() < before)
                .limit(limit + 1L)
                .toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.stream().limit(limit).forEach(each -> items.add(ReplacementJson.of(each)));
        return json.put(
                "next", page.size() > limit ? Long.toString(page.get(limit - 1).number()) : null);
    }

    /** One; empty if it is not remembered. */
    Optional<ObjectNode> one(Rundown rundown, String number) {
        return of(rundown.id()).stream()
                .filter(each -> Long.toString(each.number()).equals(number))
                .findFirst()
                .map(ReplacementJson::of);
    }

    private List<Replacement> of(RundownId id) {
        return sources.objects().replacing().all().get().stream()
                .filter(each -> each.wish().rundown().equals(id))
                .toList();
    }

    /** Asks the newsroom. */
    Answer ask(String key, Rundown rundown, JsonBody body) throws RefusedRequest {
        body.only(
                "storyID",
                "itemID",
                "itemSlug",
                "objID",
                "mosID",
                "mosPlugInID",
                "itemChannel",
                "itemTrigger",
                "macroIn",
                "macroOut",
                "itemEdStart",
                "itemEdDur",
                "itemUserTimingDur",
                "mosAbstract",
                "mosExternalMetadata");
        var values = new ObjectBody(body);
        var wish = new ItemWish(
                rundown.id(),
                body.text("storyID"),
                body.text("itemID"),
                values.fields(TEXTS, SAMPLES),
                values.blocks("PLAYLIST"),
                values.markup("mosAbstract"));
        if (wish.metadata().stream().anyMatch(block -> block.xml().contains("<mosScope>OBJECT</mosScope>"))) {
            throw JsonBody.wrong("mosScope STORY or PLAYLIST for an item", "OBJECT");
        }
        return switch (sources.objects().replacing().ask().apply(wish)) {
            case Replacement.Result.Asked(var asked) ->
                new Answer.Created(
                        ReplacementJson.of(asked), "/api/v1/rundowns/" + key + "/replacements/" + asked.number());
            case Replacement.Result.Refused(var reason, var detail) ->
                new Answer.Refused(new Problem(
                        422,
                        reason.text(),
                        "a change to an item of this running order that its newsroom can be asked for",
                        detail.isEmpty() ? "nothing" : detail,
                        reason.words().remedy()));
        };
    }
}
