package org.cueway.web.nmos;

import java.util.LinkedHashMap;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.caps.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What fits what, and why not (C-81). */
final class FitPages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NmosSources sources;
    private final Names names;
    private final NmosPageLimits limits;

    FitPages(NmosSources sources, Names names, NmosPageLimits limits) {
        this.sources = sources;
        this.names = names;
        this.limits = limits;
    }

    /** All receivers for a sender, or all senders for a receiver. */
    JsonNode of(Asked asked) throws Refusal {
        asked.only("sender", "receiver");
        var sender = asked.given("sender");
        var receiver = asked.given("receiver");
        if (sender.isPresent() == receiver.isPresent()) {
            throw Refusal.parameter("either sender or receiver", sender.isPresent() ? "both" : "neither");
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("items");
        if (sender.isPresent()) {
            var from = sender(sender.get());
            for (var to : sources.inventory().receivers()) {
                list.add(grade(
                        JSON.objectNode().put("id", to.id()), sources.fit().judge(from, to)));
            }
        } else {
            var to = receiver(receiver.orElseThrow());
            for (var from : sources.inventory().senders()) {
                list.add(grade(
                        JSON.objectNode().put("id", from.id()), sources.fit().judge(from, to)));
            }
        }
        return json.putNull("next");
    }

    /** Every crosspoint of some senders and some receivers. One that is not there any more has none. */
    JsonNode cells(JsonNode body) throws Refusal {
        TakeBody.only(body, java.util.List.of("senders", "receivers"), java.util.List.of());
        var senders = new LinkedHashMap<String, Sender>();
        for (var id : TakeBody.ids(body.path("senders"), "senders")) {
            sources.inventory().sender(id).ifPresent(each -> senders.put(id, each));
        }
        var receivers = new LinkedHashMap<String, Receiver>();
        for (var id : TakeBody.ids(body.path("receivers"), "receivers")) {
            sources.inventory().receiver(id).ifPresent(each -> receivers.put(id, each));
        }
        if ((long) senders.size() * receivers.size() > limits.cells()) {
            throw Refusal.body(
                    "at most " + limits.cells() + " crosspoints", senders.size() + " times " + receivers.size());
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("items");
        senders.forEach((sender, from) -> receivers.forEach((receiver, to) -> list.add(grade(
                JSON.objectNode().put("sender", sender).put("receiver", receiver),
                sources.fit().judge(from, to)))));
        return json.putNull("next");
    }

    private static ObjectNode grade(ObjectNode json, Verdict verdict) {
        ArrayNode reasons = json.put("grade", verdict.grade().word()).putArray("reasons");
        verdict.reasons().forEach(reasons::add);
        return json;
    }

    private Sender sender(String word) throws Refusal {
        return sources.inventory().sender(names.sender(word)).orElseThrow(() -> Refusal.unknown("sender", word));
    }

    private Receiver receiver(String word) throws Refusal {
        return sources.inventory().receiver(names.receiver(word)).orElseThrow(() -> Refusal.unknown("receiver", word));
    }
}
