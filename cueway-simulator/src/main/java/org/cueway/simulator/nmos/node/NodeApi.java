package org.cueway.simulator.nmos.node;

import java.util.List;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.resource.Kind;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Node API v1.3, for operation without a registry (nmos §2.5). Safe for use by any thread.
 *
 * @param resources of the node
 */
record NodeApi(Resources resources) {
    private static final List<String> BASE =
            List.of("self/", "sources/", "flows/", "devices/", "senders/", "receivers/");

    /** Answers. */
    Answer answer(Request request, List<String> parts) {
        var found = find(parts);
        if (found.status() == 404) return found;
        return switch (request.method()) {
            case "GET", "HEAD" -> found;
            default -> Answer.notAllowed("GET, HEAD");
        };
    }

    private Answer.Whole find(List<String> parts) {
        if (parts.isEmpty()) return Answer.list(List.of("x-nmos/"));
        if (!parts.getFirst().equals("x-nmos")) return nothing();
        return switch (parts.size()) {
            case 1 -> Answer.list(List.of("connection/", "node/"));
            case 2 -> parts.get(1).equals("node") ? Answer.list(List.of("v1.3/")) : nothing();
            default ->
                parts.get(1).equals("node") && parts.get(2).equals("v1.3")
                        ? below(parts.subList(3, parts.size()))
                        : nothing();
        };
    }

    private Answer.Whole below(List<String> parts) {
        if (parts.isEmpty()) return Answer.list(BASE);
        if (parts.equals(List.of("self")))
            return Answer.ok(resources.all(Kind.NODE).getFirst());
        var kind = Kind.ofCollection(parts.getFirst()).filter(each -> each != Kind.NODE);
        if (kind.isEmpty()) return nothing();
        return switch (parts.size()) {
            case 1 -> {
                var all = JsonNodeFactory.instance.arrayNode();
                resources.all(kind.get()).forEach(all::add);
                yield Answer.ok(all);
            }
            case 2 -> resources.find(kind.get(), parts.get(1)).map(Answer::ok).orElseGet(NodeApi::nothing);
            default -> nothing();
        };
    }

    private static Answer.Whole nothing() {
        return Answer.error(404, "nothing here");
    }
}
