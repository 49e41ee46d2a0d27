package org.cueway.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.rundown.Rundown;
import org.cueway.store.RundownKey;
import org.cueway.templates.ItemMarks;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.RundownJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Running orders, a page at a time or one with everything in it. */
record RundownPages(Sources.Rundowns rundowns, PrompterJson scripts, ItemMarks marks, Limits.Web limits) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A running order and the key that it has in URLs. */
    private record Keyed(String key, Rundown rundown) {}

    /** The list, in the order of the keys, a page at a time. */
    ObjectNode list(Query query) throws WrongParameter {
        query.only("newsroom", "limit", "after");
        int limit = query.limit(limits);
        List<Keyed> page = rundowns.all().get().stream()
                .filter(rundown -> query.text("newsroom").isEmpty()
                        || query.text("newsroom").equals(rundown.id().newsroom()))
                .map(rundown -> new Keyed(RundownKey.of(rundown.id()), rundown))
                .filter(keyed -> keyed.key().compareTo(query.text("after")) > 0)
                .sorted(Comparator.comparing(Keyed::key))
                .limit(limit + 1L)
                .toList();
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        page.stream().limit(limit).forEach(keyed -> items.add(RundownJson.summary(keyed.key(), keyed.rundown())));
        return json.put("next", page.size() > limit ? page.get(limit - 1).key() : null);
    }

    /** One running order with everything in it; empty if the key is nobody's. */
    Optional<ObjectNode> one(String key) {
        return rundowns.byKey().apply(key).map(rundown -> RundownJson.whole(key, rundown, marks));
    }

    /** One running order as prompters need it; empty if the key is nobody's. */
    Optional<ObjectNode> prompter(String key, Query query) throws WrongParameter {
        query.only("presenter");
        return rundowns.byKey().apply(key).map(rundown -> scripts.whole(key, rundown, query.text("presenter")));
    }
}
