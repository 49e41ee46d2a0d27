package org.cueway.nmos.is04.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Features.Feature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Query API of one registry at one version, which is that of all requests to it (nmos §3.2). What is registered at lower versions is
 * asked for, too (C-28). Blocks; safe for use by any thread.
 */
public final class QueryApi {
    private static final String DOWNGRADE = "query.downgrade";
    private static final String RQL = "query.rql";

    private final NmosHttp http;
    private final URI root;
    private final ApiVersion version;
    private final QueryLimits limits;
    private final Features features = new Features();

    /**
     * Asks nothing yet.
     *
     * @param registry scheme, host and port
     */
    public QueryApi(NmosHttp http, URI registry, ApiVersion version, QueryLimits limits) {
        this.http = http;
        this.root = NmosHttp.join(registry.toString(), "x-nmos/query/" + version);
        this.version = version;
        this.limits = limits;
    }

    /** Takes what comes of a long list, as often as something comes. */
    @FunctionalInterface
    public interface Pages {
        /** Some resources, at least one; may wait. */
        void take(List<Resource> page) throws InterruptedException;
    }

    /** Scheme, host, port and path up to the version. */
    public URI root() {
        return root;
    }

    /** Asks a registry which versions it really has (nmos §2.3 step 6). */
    public static Answer<Set<ApiVersion>> versions(NmosHttp http, URI registry) throws InterruptedException {
        var reply = http.get(NmosHttp.join(registry.toString(), "x-nmos/query"));
        if (!(reply instanceof Answered answer) || !answer.done()) return Answer.refused(reply);
        return answer.json()
                .filter(JsonNode::isArray)
                .map(list -> list.valueStream()
                        .flatMap(each -> ApiVersion.of(each.asString("")).stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .<Answer<Set<ApiVersion>>>map(Got::new)
                .orElseGet(() -> new Sick<>("expected a list of versions, found " + answer.inWords()));
    }

    /**
     * Reads all that are wanted of a collection, page by page if it has pages (C-30).
     *
     * @param page takes what came, as often as something comes
     * @return how many they were
     */
    public Answer<Integer> list(Kind kind, Filter filter, Pages page) throws InterruptedException {
        var tried = tried(used(filter, Feature.PAGING), used -> {
            var address = address(kind.collection(), parameters(filter, used));
            return new Tried(address, http.get(address));
        });
        if (Paging.unasked(tried.asked(), tried.reply())) {
            var parameters = parameters(filter, used(filter));
            parameters.putAll(Paging.first(limits.pageSize()));
            var address = address(kind.collection(), parameters);
            tried = new Tried(address, http.get(address));
        }
        int total = 0;
        for (int pages = 0; pages < limits.maxPages(); pages++) {
            if (!(tried.reply() instanceof Answered answer) || !answer.done()) return Answer.refused(tried.reply());
            var read = Grains.list(kind, answer.body(), filter);
            if (read.isEmpty()) return new Sick<>("expected " + kind.collection() + ", found " + answer.inWords());
            var resources = read.orElseThrow();
            if (!resources.isEmpty()) page.take(resources);
            total += resources.size();
            // A page of which nothing is wanted is not an empty page.
            int entries = resources.isEmpty() ? Grains.entries(answer.body()) : resources.size();
            var next = Paging.next(tried.asked(), answer.headers(), entries);
            if (next.isEmpty()) return new Got<>(total);
            tried = new Tried(next.orElseThrow(), http.get(next.orElseThrow()));
        }
        return new Sick<>("expected at most " + limits.maxPages() + " pages of " + kind.collection());
    }

    /** Reads one. If the registry knows it at another version only, that is what is read (409, C-66). */
    public Answer<Resource> find(Kind kind, String id) throws InterruptedException {
        var path = kind.collection() + "/" + id;
        var tried = tried(used(Filter.ALL), used -> {
            var address = address(path, parameters(Filter.ALL, used));
            return new Tried(address, http.get(address));
        });
        var reply = tried.reply();
        if (reply instanceof Answered conflict && conflict.status() == 409) {
            var location = conflict.headers().firstValue("Location");
            if (location.isPresent()) reply = http.get(tried.asked().resolve(location.orElseThrow()));
        }
        if (!(reply instanceof Answered answer) || !answer.done()) return Answer.refused(reply);
        return ResourceReader.read(kind, answer.body())
                .<Answer<Resource>>map(Got::new)
                .orElseGet(() -> new Sick<>("expected one of " + kind.collection() + ", found " + answer.inWords()));
    }

    /**
     * Reads those with these IDs; those that are not there are left out. Many are asked for at once where the registry has RQL, else all
     * are read.
     */
    public Answer<List<Resource>> find(Kind kind, List<String> ids) throws InterruptedException {
        var there = new ArrayList<Resource>();
        for (int from = 0; from < ids.size(); from += limits.batch()) {
            boolean rql = hasParameters() && !features.of(List.of(Feature.RQL)).isEmpty();
            int to = rql ? Math.min(ids.size(), from + limits.batch()) : ids.size();
            var answer = list(kind, Filter.ids(ids.subList(from, to)), there::addAll);
            if (!(answer instanceof Got<Integer>)) return answer.failed();
            if (!rql) break;
        }
        return new Got<>(there);
    }

    /**
     * Asks to be told of a collection (nmos §3.9).
     *
     * @return where the WebSocket is, as the registry says (C-35)
     */
    public Answer<URI> subscribe(Kind kind, Filter filter) throws InterruptedException {
        var address = NmosHttp.join(root.toString(), "subscriptions");
        var tried = tried(
                used(filter),
                used -> new Tried(address, http.post(address, wish(kind, parameters(filter, used)), limits.answer())));
        if (!(tried.reply() instanceof Answered answer) || !answer.done()) return Answer.refused(tried.reply());
        var where = answer.json().map(json -> json.path("ws_href").asString("")).orElse("");
        try {
            if (!where.isEmpty()) return new Got<>(root.resolve(where));
        } catch (IllegalArgumentException _) {
            return new Sick<>("expected the address of a WebSocket, found " + where);
        }
        return new Sick<>("expected a subscription with ws_href, found " + answer.inWords());
    }

    private JsonNode wish(Kind kind, Map<String, String> parameters) {
        var wish = JsonNodeFactory.instance.objectNode();
        wish.put("max_update_rate_ms", limits.maxUpdateRate().toMillis());
        wish.put("persist", false);
        wish.put("resource_path", "/" + kind.collection());
        var params = wish.putObject("params");
        parameters.forEach(params::put);
        return wish;
    }

    private Set<Feature> used(Filter filter, Feature... more) {
        var used = EnumSet.noneOf(Feature.class);
        if (hasParameters()) {
            used.add(Feature.DOWNGRADE);
            used.addAll(List.of(more));
            if (filter.rql().isPresent()) used.add(Feature.RQL);
        }
        if (!filter.basic().isEmpty()) used.add(Feature.BASIC_QUERY);
        return features.of(used);
    }

    /** A v1.0 registry takes parameters of paging, RQL and downgrade for attributes that no resource has. */
    private boolean hasParameters() {
        return version.compareTo(ApiVersion.v1(0)) > 0;
    }

    private Map<String, String> parameters(Filter filter, Set<Feature> used) {
        var parameters = new LinkedHashMap<String, String>();
        // Beside RQL, other attributes may be ignored (nmos §3.7); the expression has them all.
        var rql = used.contains(Feature.RQL) ? filter.rql() : Optional.<String>empty();
        rql.ifPresentOrElse(expression -> parameters.put(RQL, expression), () -> {
            if (used.contains(Feature.BASIC_QUERY)) parameters.putAll(filter.basic());
        });
        if (used.contains(Feature.DOWNGRADE)) parameters.put(DOWNGRADE, "v" + version.major() + ".0");
        if (used.contains(Feature.PAGING)) parameters.putAll(Paging.first(limits.pageSize()));
        return parameters;
    }

    private URI address(String path, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + (each.getKey().equals(RQL) ? each.getValue() : Filter.encoded(each.getValue())))
                .collect(Collectors.joining("&"));
        return NmosHttp.join(root.toString(), query.isEmpty() ? path : path + "?" + query);
    }

    private record Tried(URI asked, Reply reply) {}

    @FunctionalInterface
    private interface Ask {
        Tried with(Set<Feature> used) throws InterruptedException;
    }

    /** Asks with less and less until it is not refused, and remembers what was too much. The words of the first refusal count. */
    private Tried tried(Set<Feature> wanted, Ask ask) throws InterruptedException {
        Optional<Tried> first = Optional.empty();
        for (var used : Features.attempts(wanted)) {
            var tried = ask.with(used);
            if (first.isEmpty()) first = Optional.of(tried);
            if (tried.reply() instanceof Answered answer && (answer.status() == 400 || answer.status() == 501))
                continue;
            if (tried.reply() instanceof Answered answer && answer.done()) features.learn(wanted, used);
            return tried;
        }
        return first.orElseThrow();
    }
}
