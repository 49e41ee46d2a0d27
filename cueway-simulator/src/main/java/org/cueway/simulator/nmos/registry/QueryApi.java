package org.cueway.simulator.nmos.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Resource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the Query API answers. Safe for use by any thread. */
final class QueryApi {
    private static final List<String> BASE =
            List.of("devices/", "flows/", "nodes/", "receivers/", "senders/", "sources/", "subscriptions/");

    private final RegistryPlan plan;
    private final Content content;
    private final Subscriptions subscriptions;

    QueryApi(RegistryPlan plan, Content content, Subscriptions subscriptions) {
        this.plan = plan;
        this.content = content;
        this.subscriptions = subscriptions;
    }

    /**
     * Answers.
     *
     * @param authority where it was asked, for links
     * @param empty whether it holds nothing
     */
    Answer answer(Request request, String authority, boolean empty) {
        var odd = request.oddity();
        if (odd.isPresent()) return Answer.error(odd.get().status(), odd.get().why());
        try {
            return answer(request, authority, empty, split(request.path()));
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private static List<String> split(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(Request::decoded)
                .toList();
    }

    private Answer answer(Request request, String authority, boolean empty, List<String> parts) throws Refusal {
        if (parts.isEmpty()) return reading(request, Answer.list(List.of("x-nmos/")));
        if (!parts.getFirst().equals("x-nmos")) throw nothingAt(request);
        if (parts.size() == 1) return reading(request, Answer.list(List.of("query/")));
        if (!parts.get(1).equals("query")) throw nothingAt(request);
        if (parts.size() == 2) {
            return reading(
                    request,
                    Answer.list(plan.versions().stream()
                            .map(version -> version + "/")
                            .toList()));
        }
        var version = ApiVersion.parse(parts.get(2))
                .filter(plan.versions()::contains)
                .orElseThrow(() -> new Refusal(404, "no version " + parts.get(2) + " here"));
        if (parts.size() == 3) return reading(request, Answer.list(BASE));
        if (parts.get(3).equals("subscriptions")) {
            return subscriptions.answer(request, version, parts.subList(4, parts.size()));
        }
        var kind = Kind.ofCollection(parts.get(3)).orElseThrow(() -> nothingAt(request));
        var asked = new Asked(request, version, kind, authority);
        return switch (parts.size()) {
            case 4 -> reading(request, empty ? Answer.list(List.of()) : list(asked));
            case 5 -> reading(request, single(asked, empty ? "" : parts.get(4)));
            default -> throw nothingAt(request);
        };
    }

    /** What is asked for. */
    private record Asked(Request request, ApiVersion version, Kind kind, String authority) {}

    private static Refusal nothingAt(Request request) {
        return new Refusal(404, "nothing at " + request.path());
    }

    private static Answer reading(Request request, Answer answer) {
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? answer
                : Answer.notAllowed("GET, HEAD");
    }

    private Answer list(Asked asked) throws Refusal {
        var parameters = asked.request().query();
        var rql = asked.request().undecodedQuery().getOrDefault("query.rql", "");
        var selection = Selection.read(asked.version(), parameters, rql, plan.conduct(asked.version()));
        if (!plan.conduct(asked.version()).can(Ability.PAGING)) {
            if (parameters.keySet().stream().anyMatch(key -> key.startsWith("paging."))) {
                throw new Refusal(501, "paging is not implemented");
            }
            return Answer.ok(array(views(asked.kind(), selection)));
        }
        var paging = Paging.read(parameters, plan.conduct(asked.version()));
        var page = content.reading(asked.kind(), shelf -> paging.cut(shelf, selection));
        return Answer.ok(array(page.items()))
                .with("X-Paging-Limit", String.valueOf(paging.limit()))
                .with("X-Paging-Since", page.since().toString())
                .with("X-Paging-Until", page.until().toString())
                .with("Link", links(asked, paging, page));
    }

    private List<ObjectNode> views(Kind kind, Selection selection) {
        return content.reading(
                kind,
                shelf -> shelf.byUpdate().descendingMap().values().stream()
                        .map(selection::view)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static ArrayNode array(List<ObjectNode> items) {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return array;
    }

    private static String links(Asked asked, Paging paging, Paging.Page page) {
        var next = Map.of("paging.since", page.until().toString());
        var prev = Map.of("paging.until", page.since().toString());
        return link(asked, paging, next) + "; rel=\"next\", " + link(asked, paging, prev) + "; rel=\"prev\", "
                + link(asked, paging, Map.of("paging.since", "0:0")) + "; rel=\"first\", "
                + link(asked, paging, Map.of()) + "; rel=\"last\"";
    }

    /** The same question for another page; parameters that are not about pages stay as they were sent. */
    private static String link(Asked asked, Paging paging, Map<String, String> cursors) {
        var parameters = new LinkedHashMap<String, String>();
        asked.request().undecodedQuery().forEach((key, value) -> {
            if (!key.startsWith("paging.")) parameters.put(URLEncoder.encode(key, StandardCharsets.UTF_8), value);
        });
        parameters.put("paging.order", paging.order());
        parameters.put("paging.limit", String.valueOf(paging.limit()));
        parameters.putAll(cursors);
        var query = new ArrayList<String>();
        parameters.forEach((key, value) -> query.add(key + "=" + value));
        return "<http://" + asked.authority() + asked.request().path() + "?" + String.join("&", query) + ">";
    }

    private Answer single(Asked asked, String id) throws Refusal {
        var rql = asked.request().undecodedQuery().getOrDefault("query.rql", "");
        var selection = Selection.read(asked.version(), asked.request().query(), rql, plan.conduct(asked.version()));
        var resource = content.find(asked.kind(), id)
                .orElseThrow(() -> new Refusal(404, "no " + asked.kind().word() + " " + id));
        if (resource.registered().isBelow(selection.lowest())) return elsewhere(asked, resource);
        return Answer.ok(resource.at(asked.version()));
    }

    private static Answer elsewhere(Asked asked, Resource resource) {
        return Answer.error(409, asked.kind().word() + " is registered at " + resource.registered())
                .with(
                        "Location",
                        "/x-nmos/query/" + resource.registered() + "/"
                                + asked.kind().collection() + "/" + resource.id());
    }
}
