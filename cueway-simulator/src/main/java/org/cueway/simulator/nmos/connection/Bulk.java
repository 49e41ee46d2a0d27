package org.cueway.simulator.nmos.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.Striking;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Bulk requests: a PATCH for each item, and a code for each (nmos §4.8).
 *
 * @param here ids under which faults of the whole device are looked up
 */
record Bulk(Striking striking, List<String> here) {
    /** Answers a POST; 400 only if its outer form is wrong. */
    Answer answer(Request request, Side side, Map<String, Endpoint> endpoints) throws Refusal {
        var items = ConnectionApi.body(request);
        if (!items.isArray()) throw new Refusal(400, "expected a list");
        for (var item : items) {
            if (!item.isObject()
                    || item.size() != 2
                    || !item.path("id").isString()
                    || !item.path("params").isObject()) {
                throw new Refusal(400, "expected id and params in each item");
            }
        }
        var forgets = striking.faults().has(DeviceFault.ForgetsInBulk.class, here);
        var answers = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var id = item.path("id").asString();
            var done = item(request, side, Optional.ofNullable(endpoints.get(id)), item);
            if (!forgets || i % 2 == 0) {
                var answer = answers.addObject().put("id", id).put("code", done.status());
                if (done.status() >= 400) {
                    answer.put(
                                    "error",
                                    Answer.JSON
                                            .readTree(done.body())
                                            .path("error")
                                            .asString())
                            .putNull("debug");
                }
            }
        }
        return Answer.ok(answers);
    }

    private Answer.Whole item(Request request, Side side, Optional<Endpoint> endpoint, JsonNode item) {
        if (endpoint.isEmpty())
            return Answer.error(404, "no such " + side.kind().word());
        var id = endpoint.get().id();
        var target = "/single/" + side.kind().collection() + "/" + id + "/staged";
        var single = new Request("PATCH", target, request.headers(), "", request.connection());
        var trouble = striking.bulk(single, id);
        return trouble.isPresent()
                ? Answer.error(trouble.get(), "simulated: " + trouble.get())
                : endpoint.get().patch(item.path("params"));
    }
}
