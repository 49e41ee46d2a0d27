package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cueway.simulator.nmos.http.Answer;
import tools.jackson.databind.JsonNode;

/** A client of NMOS APIs, with the JDK's HTTP client. */
public final class Caller implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One answer. */
    public record Answered(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return Answer.JSON.readTree(response.body());
        }

        public String text() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A WebSocket and what came on it. */
    public record Heard(WebSocket socket, BlockingQueue<String> messages) {
        /** The next message, which keeps to the schema. */
        public JsonNode next() throws InterruptedException {
            var text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(text).as("a message").isNotNull();
            var message = Answer.JSON.readTree(text);
            assertThat(Schemas.problems("is-04-v1.3/queryapi-subscriptions-websocket.json", message))
                    .isEmpty();
            return message.path("grain").path("data");
        }
    }

    public Answered get(String uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri)).GET());
    }

    public Answered patch(String uri, String body) throws IOException, InterruptedException {
        return with("PATCH", uri, body);
    }

    public Answered post(String uri, String body) throws IOException, InterruptedException {
        return with("POST", uri, body);
    }

    public Answered delete(String uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri)).DELETE());
    }

    public Answered options(String uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri)).method("OPTIONS", BodyPublishers.noBody()));
    }

    public Answered with(String method, String uri, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    public Answered send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answered(response.statusCode(), response);
    }

    /** Opens a WebSocket. */
    public Heard open(String uri) {
        var messages = new LinkedBlockingQueue<String>();
        var socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(uri), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            messages.add(text.toString());
                            text.setLength(0);
                        }
                        from.request(1);
                        return null;
                    }
                })
                .join();
        return new Heard(socket, messages);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
