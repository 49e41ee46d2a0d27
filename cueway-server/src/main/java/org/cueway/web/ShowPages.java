package org.cueway.web;

import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.desk.Show;
import org.cueway.desk.Shows;
import org.cueway.rundown.RundownId;
import org.cueway.store.RundownKey;
import org.cueway.web.json.ShowJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is next in running orders, and choosing it. */
record ShowPages(Sources.Air air) {
    static final String NAME = "shows";
    static final String NEXT = "next";

    /** All of them on one page: there are as many as running orders, and each is a line. */
    ObjectNode list(Query query) throws RefusedRequest {
        query.only();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        air.shows().all().get().forEach(show -> items.add(ShowJson.of(show)));
        return json.putNull("next");
    }

    /** The running order of that key which is gone, and still on air; empty if there is none. */
    Optional<RundownId> gone(String key) {
        return air.shows().all().get().stream()
                .filter(show -> !show.gone().isEmpty())
                .map(Show::rundown)
                .filter(id -> RundownKey.of(id).equals(key))
                .findFirst();
    }

    /** Has an item be the next one; with {@code step}, the one that many further on; with neither, what follows by itself. */
    Answer choose(RundownId id, JsonBody body) throws RefusedRequest {
        body.only("storyID", "itemID", "step");
        var item = item(body.text("storyID"), body.text("itemID"));
        OptionalInt step = body.number("step");
        int steps = step.orElse(0);
        if (step.isPresent() && (steps == 0 || Math.abs(steps) > 1_000)) {
            throw JsonBody.wrong("step from -1000 to 1000, not 0", Integer.toString(steps));
        }
        var choosing = air.shows();
        return switch (steps == 0
                ? choosing.choose().apply(id, item)
                : choosing.move().move(id, item, steps)) {
            case Shows.Choice.Chosen(var show) -> new Answer.Page(ShowJson.of(show));
            case Shows.Choice.Refused(var reason, var detail) ->
                new Answer.Refused(new Problem(
                        422,
                        reason.text(),
                        "an item of the running order that a device acts on",
                        detail,
                        reason.words().remedy()));
        };
    }

    private static Optional<Show.Place> item(String storyID, String itemID) throws RefusedRequest {
        if (storyID.isEmpty() != itemID.isEmpty()) {
            throw JsonBody.wrong("storyID and itemID, or neither", storyID.isEmpty() ? "itemID" : "storyID");
        }
        return storyID.isEmpty() ? Optional.empty() : Optional.of(new Show.Place(storyID, itemID));
    }
}
