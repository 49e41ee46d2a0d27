package org.cueway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.json.MessageJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The journal: messages with their answers, newest first, a page at a time or one. */
record MessagePages(Function<EntryQuery, List<Entry>> entries, MessageJson json, Limits.Web limits) {
    /** Entries asked for at once; one may be as large as a frame, so a page is put together from small steps. */
    private static final int STEP = 16;

    /**
     * A page. It ends at the wanted number of messages, after {@link Limits.Web#maxPageChars} of text, or after
     * {@link Limits.Web#maxPageScan} entries that were looked at, whichever comes first; {@code next} is the number to go on
     * {@code after}.
     */
    ObjectNode list(Query query) throws WrongParameter {
        query.only("newsroom", "rundown", "channel", "kind", "command", "text", "texts", "limit", "after");
        int limit = query.limit(limits);
        boolean texts = query.flag("texts", true);
        var wanted = new MessageJson.Wanted(
                query.text("channel"), query.text("kind"), query.text("command"), query.text("text"));
        long before = query.number("after", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        var page = new ArrayList<Entry>();
        long chars = 0;
        int looked = 0;
        boolean more = true;
        while (more && page.size() < limit && chars < limits.maxPageChars() && looked < limits.maxPageScan()) {
            List<Entry> step =
                    entries.apply(new EntryQuery(before, query.text("newsroom"), query.text("rundown"), STEP));
            for (Entry entry : step) {
                if (page.size() == limit) {
                    break; // the rest of this step is the next page's
                }
                before = entry.number();
                looked++;
                if (MessageJson.fits(entry, wanted)) {
                    page.add(entry);
                    chars += texts ? entry.message().length() + entry.answer().length() : 0;
                }
            }
            more = step.size() == STEP || (!step.isEmpty() && step.getLast().number() < before);
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        page.forEach(entry -> items.add(texts ? json.whole(entry) : json.row(entry)));
        return list.put("next", more ? Long.toString(before) : null);
    }

    /** One message; empty if there is none of that number, or not any more. */
    Optional<ObjectNode> one(String number) {
        if (!number.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        long wanted = Long.parseLong(number);
        return entries.apply(new EntryQuery(wanted + 1, "", "", 1)).stream()
                .filter(entry -> entry.number() == wanted && entry.kind() != Entry.Kind.MESSAGE_IDS)
                .findFirst()
                .map(json::whole);
    }
}
