package org.cueway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.web.Query.WrongParameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The journal as JSON: messages with their answers, newest first. */
record MessagePages(Function<EntryQuery, List<Entry>> entries, Limits.Web limits) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Entries asked for at once; one may be as large as a frame, so a page is put together from small steps. */
    private static final int STEP = 16;

    /**
     * A page. It ends at the wanted number of messages, or after {@link Limits.Web#maxPageChars} of text, whichever comes
     * first; {@code next} is the number to go on {@code after}.
     */
    ObjectNode list(Query query) throws WrongParameter {
        query.only("newsroom", "rundown", "limit", "after");
        int limit = query.limit(limits);
        long before = query.number("after", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        var page = new ArrayList<Entry>();
        long chars = 0;
        boolean more = true;
        while (more && page.size() < limit && chars < limits.maxPageChars()) {
            int wanted = Math.min(STEP, limit - page.size());
            List<Entry> step =
                    entries.apply(new EntryQuery(before, query.text("newsroom"), query.text("rundown"), wanted));
            for (Entry entry : step) {
                before = entry.number();
                chars += entry.message().length() + entry.answer().length();
            }
            step.stream()
                    .filter(entry -> entry.kind() != Entry.Kind.MESSAGE_IDS)
                    .forEach(page::add);
            more = step.size() == wanted;
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        page.forEach(entry -> items.add(message(entry)));
        return json.put("next", more ? Long.toString(before) : null);
    }

    private static ObjectNode message(Entry entry) {
        return JSON.objectNode()
                .put("number", entry.number())
                .put("time", entry.time().toString())
                .put("kind", RundownPages.camelCase(entry.kind()))
                .put("newsroom", entry.newsroom())
                .put("mosID", entry.mosID())
                .put("ncsID", entry.ncsID())
                .put("channel", entry.channel())
                .put("messageID", entry.messageID())
                .put("rundown", entry.rundown())
                .put("dialect", entry.dialect())
                .put("message", entry.message())
                .put("answer", entry.answer());
    }
}
