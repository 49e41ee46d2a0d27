package org.cueway.web.json;

import org.cueway.desk.Show;
import org.cueway.rundown.RundownId;
import org.cueway.store.RundownKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is next in a running order, and what outlives it. */
public final class ShowJson {
    private ShowJson() {}

    /** One show, as a list and events have it. */
    public static ObjectNode of(Show show) {
        ObjectNode json = empty(show.rundown());
        show.next()
                .ifPresent(next -> place(json.putObject("next"), next.item())
                        .put("slug", next.slug())
                        .put("chosen", next.chosen()));
        ArrayNode gone = json.withArray("gone");
        for (var one : show.gone()) {
            ObjectNode item = place(gone.addObject(), one.item()).put("slug", one.slug());
            one.after().ifPresentOrElse(after -> place(item.putObject("after"), after), () -> item.putNull("after"));
        }
        return json;
    }

    /** One with nothing in it, such as one that is over. */
    public static ObjectNode empty(RundownId id) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rundown", RundownKey.of(id))
                .put("newsroom", id.newsroom())
                .put("roID", id.roID())
                .putNull("next");
        json.putArray("gone");
        return json;
    }

    private static ObjectNode place(ObjectNode json, Show.Place place) {
        return json.put("storyID", place.storyID()).put("itemID", place.itemID());
    }
}
