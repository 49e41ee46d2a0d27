package org.cueway.simulator.nmos.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cueway.base.TimeSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the server has given to whom. Guarded by itself. */
final class Ledger {
    private final TimeSource time;
    private final Jwt jwt = Jwt.make();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, Issued> byAccess = new LinkedHashMap<>();
    private final Map<String, Issued> byRefresh = new LinkedHashMap<>();
    private int number;

    Ledger(TimeSource time) {
        this.time = time;
    }

    Jwt jwt() {
        return jwt;
    }

    synchronized Client register(String name, List<String> redirects, boolean confidential) {
        int next = ++number;
        var client = new Client(
                "client-" + next, confidential ? Optional.of("secret-" + next) : Optional.empty(), name, redirects);
        clients.put(client.id(), client);
        return client;
    }

    synchronized Optional<Client> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    synchronized List<Client> clients() {
        return List.copyOf(clients.values());
    }

    synchronized String code(Code code) {
        var text = "code-" + ++number;
        codes.put(text, code);
        return text;
    }

    /** Each code counts once (RFC 6749 §4.1.2). */
    synchronized Optional<Code> spend(String text) {
        return Optional.ofNullable(codes.remove(text));
    }

    /** Whether a verifier is that of a challenge (RFC 7636 §4.6). */
    static boolean verified(String challenge, String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    synchronized Issued issue(String issuer, String client, Set<String> scopes, AuthPlan plan) {
        int next = ++number;
        var expires = time.now().plus(plan.lifetime());
        var claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", issuer)
                .put("sub", client)
                .put("client_id", client)
                .put("scope", String.join(" ", new TreeSet<>(scopes)))
                .put("exp", expires.getEpochSecond())
                .put("jti", String.valueOf(next));
        claims.putArray("aud").add("*");
        for (var scope : new TreeSet<>(scopes)) {
            var rights = claims.putObject("x-nmos-" + scope);
            rights.putArray("read").add("*");
            rights.putArray("write").add("*");
        }
        var issued = new Issued(
                client,
                scopes,
                jwt.sign(claims),
                plan.refreshing() ? Optional.of("refresh-" + next) : Optional.empty(),
                time.nanoTime() + plan.lifetime().toNanos());
        byAccess.put(issued.access(), issued);
        issued.refresh().ifPresent(refresh -> byRefresh.put(refresh, issued));
        return issued;
    }

    /** A refresh token counts once: the next one takes its place. */
    synchronized Optional<Issued> refresh(String token) {
        return Optional.ofNullable(byRefresh.remove(token));
    }

    synchronized void revoke(String token) {
        byAccess.remove(token);
        byRefresh.remove(token);
    }

    synchronized void revokeAccess() {
        byAccess.clear();
    }

    synchronized void revokeRefresh() {
        byRefresh.clear();
    }

    synchronized void forgetClients() {
        clients.clear();
    }

    /** The scopes that a token is good for now; empty if it is none. */
    synchronized Optional<Set<String>> scopes(String access) {
        return Optional.ofNullable(byAccess.get(access))
                .filter(issued -> time.nanoTime() - issued.expiresNanos() < 0)
                .map(Issued::scopes);
    }
}
