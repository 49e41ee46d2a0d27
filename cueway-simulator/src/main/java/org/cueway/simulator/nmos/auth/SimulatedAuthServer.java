package org.cueway.simulator.nmos.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Answer.Whole;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The server: a port on loopback, what it has given, and what it does wrong. Safe for use by any thread. */
public final class SimulatedAuthServer implements AutoCloseable {
    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";
    private static final Pattern API = Pattern.compile("/x-nmos/([a-z]+)/.*");

    private final AuthPlan plan;
    private final Ledger ledger;
    private final RequestLog log = new RequestLog();
    private final HttpListener listener;

    private SimulatedAuthServer(AuthPlan plan, TimeSource time) throws IOException {
        this.plan = plan;
        this.ledger = new Ledger(time);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.listener = HttpListener.start(
                new HttpListener.Place("authorization server", address, log, TimeSource.system()), this::answer);
    }

    /**
     * Listens on loopback, on any free port.
     *
     * @param time that tokens expire by
     */
    public static SimulatedAuthServer start(AuthPlan plan, TimeSource time) throws IOException {
        return new SimulatedAuthServer(plan, time);
    }

    /** {@code http://127.0.0.1:49152}. */
    public URI uri() {
        return listener.uri();
    }

    /** What came, oldest first. */
    public List<Received> requests() {
        return log.all();
    }

    /** Who has registered, oldest first. */
    public List<Client> clients() {
        return ledger.clients();
    }

    /** A client that was made known by hand. */
    public Client known(String name, String redirect) {
        return ledger.register(name, List.of(redirect), true);
    }

    /** No access token counts any longer. */
    public void revokeAccess() {
        ledger.revokeAccess();
    }

    /** No refresh token counts any longer. */
    public void revokeRefresh() {
        ledger.revokeRefresh();
    }

    /** Nobody is registered any longer. */
    public void forgetClients() {
        ledger.forgetClients();
    }

    /** Listens no longer. */
    public void leave() {
        listener.leave();
    }

    public void comeBack() throws IOException {
        listener.comeBack();
    }

    /** Whether this token counts now. */
    public boolean accepts(String token) {
        return ledger.scopes(token).isPresent();
    }

    /**
     * An API that asks for a token: 401 without one that counts, 403 with one for other scopes (IS-10, RFC 6750).
     *
     * @param open what it does for who may
     */
    public Function<Request, Answer> guard(Function<Request, Answer> open) {
        return request -> {
            var header = request.headers().getOrDefault("authorization", "");
            if (!header.startsWith("Bearer ")) {
                return Answer.error(401, "expected a token").with("WWW-Authenticate", "Bearer");
            }
            var scopes = ledger.scopes(header.substring("Bearer ".length()));
            if (scopes.isEmpty()) {
                return Answer.error(401, "the token is not valid")
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            var api = API.matcher(request.path());
            if (api.matches() && !scopes.orElseThrow().contains(api.group(1))) {
                return Answer.error(403, "the token is not for " + api.group(1))
                        .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            }
            return open.apply(request);
        };
    }

    private Answer answer(Request request) {
        var path = request.path();
        var metadata = WELL_KNOWN + plan.selector().map(each -> "/" + each).orElse("");
        if (path.equals(metadata)) return Answer.ok(metadata());
        return switch (path) {
            case "/jwks" -> Answer.ok(ledger.jwt().published());
            case "/register" -> register(request);
            case "/authorize" -> authorize(request);
            case "/token" -> token(request);
            case "/revoke" -> {
                ledger.revoke(form(request).getOrDefault("token", ""));
                yield new Whole(200, Map.of(), "");
            }
            default -> Answer.error(404, "no such path");
        };
    }

    private String issuer() {
        return uri() + plan.selector().map(each -> "/" + each).orElse("");
    }

    private ObjectNode metadata() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("issuer", issuer());
        json.put("authorization_endpoint", uri() + "/authorize");
        json.put("token_endpoint", uri() + "/token");
        json.put("revocation_endpoint", uri() + "/revoke");
        json.put("jwks_uri", uri() + "/jwks");
        if (plan.registering()) json.put("registration_endpoint", uri() + "/register");
        json.putArray("response_types_supported").add("code");
        json.putArray("grant_types_supported")
                .add("authorization_code")
                .add("client_credentials")
                .add("refresh_token");
        json.putArray("code_challenge_methods_supported").add("S256");
        json.putArray("token_endpoint_auth_methods_supported").add("client_secret_basic");
        var scopes = json.putArray("scopes_supported");
        plan.scopes().forEach(scopes::add);
        return json;
    }

    private Answer register(Request request) {
        if (!plan.registering()) return Answer.error(404, "no such path");
        var json = read(request.body());
        var name = json.path("client_name").asString("");
        if (name.isEmpty() || !json.path("scope").isString()) {
            return refusal(400, "invalid_client_metadata", "expected client_name and scope");
        }
        var redirects = new ArrayList<String>();
        json.path("redirect_uris").forEach(each -> redirects.add(each.asString()));
        boolean open = json.path("token_endpoint_auth_method").asString("").equals("none");
        var client = ledger.register(name, redirects, !open);
        var reply = JsonNodeFactory.instance.objectNode().put("client_id", client.id());
        client.secret().ifPresent(secret -> reply.put("client_secret", secret).put("client_secret_expires_at", 0));
        reply.put("client_name", name);
        return Answer.json(201, reply);
    }

    /** A user who is signed in already and says yes. */
    private Answer authorize(Request request) {
        var asked = request.query();
        var client = ledger.client(asked.getOrDefault("client_id", ""));
        var redirect = asked.getOrDefault("redirect_uri", "");
        if (client.isEmpty() || !client.orElseThrow().redirects().contains(redirect)) {
            return Answer.error(400, "expected a known client and its redirect_uri");
        }
        boolean right = asked.getOrDefault("response_type", "").equals("code")
                && asked.getOrDefault("code_challenge_method", "").equals("S256")
                && !asked.getOrDefault("code_challenge", "").isEmpty();
        var back = new LinkedHashMap<String, String>();
        if (right) {
            back.put(
                    "code",
                    ledger.code(new Code(
                            client.orElseThrow().id(),
                            redirect,
                            asked.getOrDefault("code_challenge", ""),
                            asked.getOrDefault("scope", ""))));
        } else {
            back.put("error", "invalid_request");
        }
        back.put("state", asked.getOrDefault("state", ""));
        var query = new StringBuilder();
        back.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Whole(302, Map.of("Location", redirect + query), "");
    }

    private Answer token(Request request) {
        if (!request.headers().getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            return refusal(400, "invalid_request", "expected a form");
        }
        var form = form(request);
        var client = client(request, form);
        if (client.isEmpty()) return refusal(401, "invalid_client", "nobody of that name and secret");
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> granted(client, form.getOrDefault("scope", ""));
            case "authorization_code" -> code(client, form);
            case "refresh_token" ->
                ledger.refresh(form.getOrDefault("refresh_token", ""))
                        .filter(issued -> issued.client().equals(client))
                        .map(issued -> granted(client, String.join(" ", issued.scopes())))
                        .orElseGet(() -> refusal(400, "invalid_grant", "the refresh token does not count"));
            default -> refusal(400, "unsupported_grant_type", "");
        };
    }

    /** Empty if there is no such client, or its secret is another. */
    private String client(Request request, Map<String, String> form) {
        var header = request.headers().getOrDefault("authorization", "");
        if (!header.startsWith("Basic ")) {
            return ledger.client(form.getOrDefault("client_id", ""))
                    .filter(client -> client.secret().isEmpty())
                    .map(Client::id)
                    .orElse("");
        }
        var pair = new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return ledger.client(Request.decoded(pair.substring(0, Math.max(0, colon))))
                .filter(client -> client.secret().equals(Optional.of(Request.decoded(pair.substring(colon + 1)))))
                .map(Client::id)
                .orElse("");
    }

    private Whole code(String client, Map<String, String> form) {
        var code = ledger.spend(form.getOrDefault("code", ""));
        boolean right = code.filter(each -> each.client().equals(client)
                        && each.redirect().equals(form.getOrDefault("redirect_uri", ""))
                        && Ledger.verified(each.challenge(), form.getOrDefault("code_verifier", "")))
                .isPresent();
        return right
                ? granted(client, code.orElseThrow().scope())
                : refusal(400, "invalid_grant", "the code does not count");
    }

    private Whole granted(String client, String asked) {
        Set<String> scopes = new HashSet<>(List.of(asked.split(" ")));
        scopes.retainAll(plan.scopes());
        var issued = ledger.issue(issuer(), client, scopes, plan);
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", issued.access())
                .put("token_type", "Bearer")
                .put("expires_in", plan.lifetime().toSeconds())
                .put("scope", String.join(" ", scopes));
        issued.refresh().ifPresent(refresh -> json.put("refresh_token", refresh));
        return Answer.ok(json).with("Cache-Control", "no-store");
    }

    /** RFC 6749 §5.2. */
    private static Whole refusal(int status, String error, String description) {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    private static Map<String, String> form(Request request) {
        return new Request("GET", "/?" + request.body(), Map.of(), "", 0).query();
    }

    private static JsonNode read(String body) {
        try {
            return Answer.JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
