package org.cueway.web;

import java.util.Optional;
import org.cueway.base.Reason;
import org.cueway.rundown.Rundown;
import org.cueway.store.RundownKey;
import org.cueway.web.json.Compared;
import org.cueway.web.json.NewsroomJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How we stand to newsrooms, and asking them for what they have. */
record HealingPages(Sources sources) {
    private static final String ANSWERS = "a newsroom that answers";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** All newsrooms. */
    ObjectNode newsrooms(Query query) throws RefusedRequest {
        query.only();
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        var lanes = sources.gateway().lanes().get();
        var rundowns = sources.rundowns().all().get();
        sources.gateway()
                .peers()
                .healing()
                .newsrooms()
                .get()
                .forEach(newsroom -> items.add(NewsroomJson.of(newsroom, lanes, rundowns)));
        return json;
    }

    /** Has all running orders of a newsroom asked for. */
    Answer walk(String newsroom) {
        return isUnknown(newsroom)
                ? noSuchNewsroom(newsroom)
                : begun(sources.gateway().peers().healing().walk().apply(newsroom), newsroom);
    }

    /** Has the server of a newsroom asked that the body names. */
    Answer choose(String newsroom, JsonBody body) throws RefusedRequest {
        body.only("ncsID");
        String ncsID = body.text("ncsID");
        if (isUnknown(newsroom)) return noSuchNewsroom(newsroom);
        return sources.gateway()
                .peers()
                .healing()
                .choose()
                .apply(newsroom, ncsID)
                .map(reason -> refused(reason, "the ncsID of a server of this newsroom", ncsID))
                .orElseGet(() -> begun(newsroom));
    }

    private boolean isUnknown(String newsroom) {
        return sources.gateway().peers().healing().newsrooms().get().stream()
                .noneMatch(known -> known.id().equals(newsroom));
    }

    private static Answer noSuchNewsroom(String newsroom) {
        return new Answer.Refused(new Problem(
                404, "no such newsroom", "an id of /api/v1/newsrooms", newsroom, "list them with /api/v1/newsrooms"));
    }

    /** Has one running order asked for, and taken over. */
    Answer fetch(Rundown rundown) {
        return begun(
                sources.gateway().peers().healing().fetch().apply(rundown.id()),
                rundown.id().newsroom());
    }

    private static Answer begun(Optional<Reason> refused, String newsroom) {
        return refused.map(reason -> refused(reason, ANSWERS, newsroom)).orElseGet(() -> begun(newsroom));
    }

    private static Answer begun(String newsroom) {
        return new Answer.Accepted(JSON.objectNode().put("newsroom", newsroom), "/api/v1/newsrooms");
    }

    /** Says what is different, and changes nothing. */
    Answer compare(Rundown rundown) {
        return switch (sources.gateway().peers().healing().compare().apply(rundown.id())) {
            case Compared.Differs(var applied) ->
                new Answer.Page(NewsroomJson.differences(RundownKey.of(rundown.id()), rundown, applied));
            case Compared.Not(var reason, var detail) ->
                refused(reason, ANSWERS, detail.isEmpty() ? rundown.id().newsroom() : detail);
        };
    }

    private static Answer refused(Reason reason, String expected, String found) {
        return new Answer.Refused(
                new Problem(409, reason.text(), expected, found, reason.words().remedy()));
    }
}
