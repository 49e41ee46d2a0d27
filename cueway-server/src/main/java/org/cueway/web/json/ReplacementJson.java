package org.cueway.web.json;

import java.time.Instant;
import java.util.Optional;
import org.cueway.object.Replacement;
import org.cueway.store.RundownKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Wishes to change items, and what became of them: that one was accepted and that it came true stand apart (R114). */
public final class ReplacementJson {
    private ReplacementJson() {}

    /** One wish. */
    public static ObjectNode of(Replacement replacement) {
        var wish = replacement.wish();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("number", replacement.number())
                .put("rundown", RundownKey.of(wish.rundown()))
                .put("storyID", wish.storyID())
                .put("itemID", wish.itemID())
                .put("time", replacement.asked().toString());
        var accepted = replacement.accepted();
        time(
                json.putObject("accepted")
                        .put("state", Words.camelCase(accepted.answer()))
                        .put("text", accepted.text()),
                accepted.at());
        var confirmed = replacement.confirmed();
        ObjectNode seen = json.putObject("confirmed").put("state", Words.camelCase(confirmed.seen()));
        time(seen, confirmed.at());
        ArrayNode unmet = seen.putArray("unmet");
        confirmed.unmet().forEach(unmet::add);
        return json;
    }

    private static void time(ObjectNode json, Optional<Instant> at) {
        at.ifPresentOrElse(when -> json.put("time", when.toString()), () -> json.putNull("time"));
    }
}
