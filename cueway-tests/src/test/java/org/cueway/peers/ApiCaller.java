package org.cueway.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that asks a gateway for something over HTTP. */
public final class ApiCaller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final String token;

    /**
     * Of the gateway at that address.
     *
     * @param base with a slash at the end
     */
    public ApiCaller(String base) {
        this(base, "");
    }

    /** The same with a token that it shows. */
    public ApiCaller(String base, String token) {
        this.base = base;
        this.token = token;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + "api/v1/" + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** What came back. */
    public record Response(int status, JsonNode json) {
        /** A text in it; empty if it is not there. */
        public String text(String name) {
            return json.path(name).asString("");
        }
    }

    /**
     * Posts JSON below {@code /api/v1/}.
     *
     * @param idempotencyKey empty for none
     */
    public Response post(String path, String body, String idempotencyKey) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    /** Puts JSON below {@code /api/v1/}. */
    public Response put(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    /** Deletes what is below {@code /api/v1/}. */
    public Response delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    /** Reads what is below {@code /api/v1/}. */
    public Response get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /** The key of the running order with that roID. */
    public String keyOf(String roID) throws IOException, InterruptedException {
        return get("rundowns?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("roID").asString().equals(roID))
                .map(row -> row.path("key").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the gateway does not hold " + roID));
    }

    private static Response send(HttpRequest request) throws IOException, InterruptedException {
        var response = CLIENT.send(request, BodyHandlers.ofString());
        return new Response(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }
}
