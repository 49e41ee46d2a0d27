package org.cueway.nmos.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.cueway.nmos.http.Reply.Why;
import tools.jackson.databind.JsonNode;

/**
 * Speaks to registries and devices. Connections stay open and are used again (C-09), each for one request at a time (C-10); what
 * comes back is told, whatever it is, and nothing is thrown but {@link InterruptedException}. Safe for use by any thread, each of
 * which waits for its answer.
 */
public final class NmosHttp implements AutoCloseable {
    private static final String JSON = "application/json";

    private final HttpLimits limits;
    private final Security security;
    private final HttpClient client;
    private final Map<String, Semaphore> origins = new ConcurrentHashMap<>();

    /** Opens nothing yet. */
    public NmosHttp(HttpLimits limits, Security security) {
        this.limits = limits;
        this.security = security;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .sslContext(security.trust())
                .sslParameters(Security.versions())
                .build();
    }

    /**
     * Adds to a root, which may end in a slash or not; what comes out does not (C-01, C-02).
     *
     * @param path begins without a slash
     * @throws IllegalArgumentException if the two make no address
     */
    public static URI join(String root, String path) {
        var base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return URI.create(path.isEmpty() ? base : base + "/" + path);
    }

    /** Reads JSON. Redirects are followed (C-07). */
    public Reply get(URI from) throws InterruptedException {
        return get(from, JSON);
    }

    /** Reads what a header {@code Accept} of these words asks for. Redirects are followed (C-07). */
    public Reply get(URI from, String accept) throws InterruptedException {
        var at = from;
        for (int hop = 0; ; hop++) {
            var reply = send(request(at).header("Accept", accept).GET(), at, limits.read());
            var next = reply instanceof Answered answer ? redirect(answer, at) : Optional.<URI>empty();
            if (next.isEmpty() || hop == limits.maxRedirects()) return reply;
            at = next.orElseThrow();
        }
    }

    /** Changes a resource, with JSON. Never repeated, never redirected. */
    public Reply patch(URI to, String json) throws InterruptedException {
        return write("PATCH", to, BodyPublishers.ofString(json));
    }

    /** Asks for something to be made, with JSON. Never repeated, never redirected. */
    public Reply post(URI to, String json) throws InterruptedException {
        return write("POST", to, BodyPublishers.ofString(json));
    }

    /** The same with patience of one's own: a registry is not a slow device. */
    public Reply post(URI to, JsonNode body, Duration patience) throws InterruptedException {
        return write("POST", to, BodyPublishers.ofString(body.toString()), patience);
    }

    /**
     * Sends a form, to an authorization server. Never repeated, never redirected.
     *
     * @param authorization the header of that name; empty if there is none
     */
    public Reply form(URI to, Map<String, String> fields, String authorization) throws InterruptedException {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", JSON)
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return send(request, to, limits.write());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks for something to be taken away. Never repeated, never redirected. */
    public Reply delete(URI to) throws InterruptedException {
        return send(request(to).header("Accept", JSON).DELETE(), to, limits.write());
    }

    private Reply write(String method, URI to, HttpRequest.BodyPublisher body) throws InterruptedException {
        return write(method, to, body, limits.write());
    }

    private Reply write(String method, URI to, HttpRequest.BodyPublisher body, Duration patience)
            throws InterruptedException {
        var request =
                request(to).header("Content-Type", JSON).header("Accept", JSON).method(method, body);
        return send(request, to, patience);
    }

    /** Opens a WebSocket, with the token that the address needs. */
    public Dialled webSocket(URI to, SocketLimits sockets) throws InterruptedException {
        var refusal = security.refusal(to);
        if (refusal.isPresent()) return new Dialled.Failed(refusal.orElseThrow());
        var inbox = new Inbox(sockets);
        var builder = client.newWebSocketBuilder().connectTimeout(limits.connect());
        security.tokens().bearer(to).ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        try {
            var opening = builder.buildAsync(to, inbox);
            try {
                var socket = opening.get(limits.read().toNanos(), TimeUnit.NANOSECONDS);
                return new Dialled.Open(new TextSocket(socket, inbox, sockets));
            } catch (TimeoutException | InterruptedException given) {
                var _ = opening.thenAccept(WebSocket::abort);
                if (given instanceof InterruptedException stop) throw stop;
                return new Dialled.Failed(
                        "no WebSocket at " + to + " within " + limits.read().toSeconds() + " s");
            }
        } catch (ExecutionException e) {
            return new Dialled.Failed(to + ": " + handshake(e.getCause() == null ? e : e.getCause()));
        } catch (IllegalArgumentException e) {
            return new Dialled.Failed("expected the address of a WebSocket, found " + to);
        }
    }

    private static String handshake(Throwable failure) {
        return failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null
                ? "no WebSocket, but " + refused.getResponse().statusCode()
                : words(failure);
    }

    /** Whether only https and wss are spoken (C-69). */
    public boolean secure() {
        return security.secure();
    }

    private static HttpRequest.Builder request(URI to) {
        return HttpRequest.newBuilder().uri(to);
    }

    private static Optional<URI> redirect(Answered answer, URI at) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 ->
                answer.headers().firstValue("Location").map(at::resolve);
            default -> Optional.empty();
        };
    }

    private Reply send(HttpRequest.Builder request, URI to, Duration patience) throws InterruptedException {
        var refusal = security.refusal(to);
        if (refusal.isPresent()) return new NoAnswer(Why.REFUSED_HERE, refusal.orElseThrow());
        var token = security.tokens().bearer(to);
        token.ifPresent(bearer -> authorize(request, bearer));
        var reply = inTurn(request, to, patience);
        // 401 says that it was not done, so that even a write may be sent again, once, with another token.
        if (token.isEmpty() || !(reply instanceof Answered answer) || answer.status() != 401) return reply;
        var other = security.tokens().instead(to, token.orElseThrow());
        if (other.isEmpty()) return reply;
        authorize(request, other.orElseThrow());
        return inTurn(request, to, patience);
    }

    private static void authorize(HttpRequest.Builder request, String bearer) {
        request.setHeader("Authorization", "Bearer " + bearer);
    }

    private Reply inTurn(HttpRequest.Builder request, URI to, Duration patience) throws InterruptedException {
        var room = origins.computeIfAbsent(
                to.getScheme() + "://" + to.getAuthority(), _ -> new Semaphore(limits.perOrigin(), true));
        room.acquire();
        try {
            return ask(request.build(), to, patience);
        } finally {
            room.release();
        }
    }

    private Reply ask(HttpRequest request, URI to, Duration patience) throws InterruptedException {
        var answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxBodyBytes()));
        try {
            return told(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new NoAnswer(
                    Why.TIMED_OUT, "no answer from " + to.getAuthority() + " within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new NoAnswer(why(cause), to.getAuthority() + ": " + words(cause));
        } finally {
            answer.cancel(true);
        }
    }

    private static Answered told(HttpResponse<byte[]> response) {
        return new Answered(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private static Why why(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _, ConnectException _, UnresolvedAddressException _ -> Why.UNREACHABLE;
            case SSLException _ -> Why.UNTRUSTED;
            default -> Why.BROKEN;
        };
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case ConnectException e when e.getMessage() == null -> "no connection, or no such host";
            case SSLException e -> trust(e);
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Who looked at the certificate says best why it is not taken. */
    private static String trust(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException said && said.getMessage() != null) return said.getMessage();
        }
        return "TLS: " + failure.getMessage();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
