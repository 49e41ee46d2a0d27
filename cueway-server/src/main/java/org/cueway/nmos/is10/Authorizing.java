package org.cueway.nmos.is10;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.is10.AuthSettings.Grant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Speaks to one authorization server. Keeps nothing. */
final class Authorizing {
    private final NmosHttp http;
    private final AuthSettings settings;
    private final AuthLimits limits;

    Authorizing(NmosHttp http, AuthSettings settings, AuthLimits limits) {
        this.http = http;
        this.settings = settings;
        this.limits = limits;
    }

    /** What came of looking for a server, or of being registered. */
    sealed interface Found<T> {
        /** It is this. */
        record Here<T>(T what) implements Found<T> {}

        /** It is not to be had, and why. */
        record Not<T>(String why) implements Found<T> {}
    }

    /** What the first server says that answers. */
    Found<Metadata> server(AuthServers servers) throws InterruptedException {
        var why = "no authorization server was found";
        for (var candidate : servers.now()) {
            if (!settings.plain() && !"https".equals(candidate.root().getScheme())) {
                why = "expected https for an authorization server, found " + candidate.root();
                continue;
            }
            var reply = http.get(candidate.metadata());
            var read = reply instanceof Reply.Answered answer && answer.done()
                    ? answer.json().flatMap(Metadata::of)
                    : Optional.<Metadata>empty();
            if (read.isPresent()) return new Found.Here<>(read.orElseThrow());
            why = "no metadata at " + candidate.metadata() + ": " + reply.inWords();
        }
        return new Found.Not<>(why);
    }

    /** Makes us known (RFC 7591). */
    Found<Credentials> register(Metadata server) throws InterruptedException {
        var at = server.endpoints().registration();
        if (at.isEmpty()) {
            return new Found.Not<>(
                    server.issuer() + " takes no registrations: have it register a client, and configure that");
        }
        var reply = http.post(at.orElseThrow(), registration(settings).toString());
        if (!(reply instanceof Reply.Answered answer) || !answer.done()) {
            return new Found.Not<>("not registered at " + server.issuer() + ": " + reply.inWords());
        }
        var json = answer.json().orElseGet(JsonNodeFactory.instance::objectNode);
        var id = json.path("client_id").asString("");
        if (id.isEmpty()) return new Found.Not<>("not registered at " + server.issuer() + ": it gave no client_id");
        var secret = Optional.of(json.path("client_secret").asString("")).filter(text -> !text.isEmpty());
        return new Found.Here<>(new Credentials(id, secret));
    }

    /** The body of a registration (C-75). Pure. */
    static JsonNode registration(AuthSettings settings) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("client_name", settings.name());
        json.put("scope", SignIns.scope(settings));
        json.put("token_endpoint_auth_method", "client_secret_basic");
        var grants = json.putArray("grant_types");
        switch (settings.grant()) {
            case Grant.Unattended() -> grants.add("client_credentials");
            case Grant.SignedIn(var back) -> {
                grants.add("authorization_code").add("refresh_token");
                json.putArray("response_types").add("code");
                json.putArray("redirect_uris").add(back.toString());
            }
        }
        return json;
    }

    /** A token by our own name. */
    TokenReply unattended(Metadata server, Credentials us) throws InterruptedException {
        return ask(server, us, Map.of("grant_type", "client_credentials", "scope", SignIns.scope(settings)));
    }

    /** A token by one that renews it. */
    TokenReply refresh(Metadata server, Credentials us, String refresh) throws InterruptedException {
        return ask(server, us, Map.of("grant_type", "refresh_token", "refresh_token", refresh));
    }

    /** A token by a code that a browser brought. */
    TokenReply code(Metadata server, Credentials us, Map<String, String> codeAndVerifier, URI back)
            throws InterruptedException {
        var form = new LinkedHashMap<>(codeAndVerifier);
        form.put("grant_type", "authorization_code");
        form.put("redirect_uri", back.toString());
        return ask(server, us, form);
    }

    private TokenReply ask(Metadata server, Credentials us, Map<String, String> form) throws InterruptedException {
        return TokenReply.of(
                http.form(server.endpoints().token(), named(us, form, server), header(us, server)), limits);
    }

    /** A server that takes no Basic gets the secret in the form (RFC 6749 §2.3.1). */
    private static String header(Credentials us, Metadata server) {
        return inForm(server) ? "" : us.header();
    }

    private static boolean inForm(Metadata server) {
        return !server.methods().contains("client_secret_basic")
                && server.methods().contains("client_secret_post");
    }

    private static Map<String, String> named(Credentials us, Map<String, String> form, Metadata server) {
        var named = new LinkedHashMap<>(form);
        if (us.secret().isEmpty() || inForm(server)) named.put("client_id", us.clientId());
        if (inForm(server)) us.secret().ifPresent(secret -> named.put("client_secret", secret));
        return named;
    }

    /** Tells the server that a token is not needed any more. What comes back is of no interest. */
    void revoke(Metadata server, Credentials us, String token) throws InterruptedException {
        if (server.endpoints().revocation().isPresent()) {
            http.form(
                    server.endpoints().revocation().orElseThrow(),
                    named(us, Map.of("token", token), server),
                    header(us, server));
        }
    }
}
