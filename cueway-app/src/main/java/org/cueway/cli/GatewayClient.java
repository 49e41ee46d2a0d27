package org.cueway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running gateway. Safe for use by any thread. */
final class GatewayClient implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI base;
    private final Limits.Commands limits;
    private final HttpClient http;

    GatewayClient(URI base, Limits.Commands limits) {
        this.base = base;
        this.limits = limits;
        this.http = HttpClient.newBuilder().connectTimeout(limits.connect()).build();
    }

    /** Where a gateway is, as people write it; empty if that is no address of one. */
    static Optional<URI> address(String url) {
        try {
            var address = URI.create(url);
            return Optional.of(address)
                    .filter(_ -> address.getHost() != null
                            && String.valueOf(address.getScheme()).matches("https?"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * One page.
     *
     * @throws IOException if there is none; the message says what was found instead
     */
    JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(limits.answer())
                .build();
        try (var body = body(request)) {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("an answer that is no JSON; is it a Cueway gateway?", e);
        }
    }

    /**
     * Asks for something to be done; nothing more is said.
     *
     * @throws IOException if it is refused; the message says why
     */
    JsonNode post(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(limits.answer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var body = body(request)) {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("an answer that is no JSON; is it a Cueway gateway?", e);
        }
    }

    /**
     * The stream of events.
     *
     * @param after the number of the last event that is known already
     * @throws IOException if there is none; the message says what was found instead
     */
    ServerEvents events(Optional<Long> after) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/events")).header("Accept", "text/event-stream");
        after.ifPresent(number -> request.header("Last-Event-ID", Long.toString(number)));
        return new ServerEvents(body(request.timeout(limits.answer()).build()));
    }

    private InputStream body(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response;
        try {
            response = http.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new IOException("nobody who answers in time", e);
        } catch (ConnectException e) {
            boolean unknown = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(UnresolvedAddressException.class::isInstance);
            throw new IOException(unknown ? "no address known for host " + base.getHost() : "connection refused", e);
        }
        if (response.statusCode() / 100 == 2) return response.body();
        try (var body = response.body()) {
            throw new IOException(problem(response.statusCode(), body.readAllBytes()));
        }
    }

    /** What a gateway says about a request that it does not answer, or the bare status of another server. */
    private static String problem(int status, byte[] body) {
        try {
            JsonNode problem = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            String title = problem.path("title").asString("");
            if (!title.isEmpty()) {
                return "%s (expected %s, found %s): %s"
                        .formatted(
                                title,
                                problem.path("expected").asString(""),
                                problem.path("found").asString(""),
                                problem.path("hint").asString(""));
            }
        } catch (JacksonException e) {
            // Then it is another server, and the status is all there is.
        }
        return "HTTP status " + status + "; is it a Cueway gateway, and recent enough?";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
