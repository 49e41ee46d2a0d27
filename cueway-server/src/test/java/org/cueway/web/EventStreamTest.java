package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.rundown.RundownId;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events over a real connection; what is in them is {@code FeedTest}'s. */
final class EventStreamTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MemoryStore store = MemoryStore.open();
    private final WebServer web;

    EventStreamTest() throws IOException {
        var sources = new Sources(
                new Sources.Gateway(this::status, () -> true, List::of, NoPeers.peers(), Optional.empty()),
                new Sources.Rundowns(List::of, key -> Optional.empty(), Pace.of(ReadRate.wordsPerMinute(180))),
                new Sources.Journal(store::entries, store::subscribe, hash -> Optional.of(Duration.ofNanos(3_250_000))),
                new Sources.Wishes(
                        new DirectCues(Desk.recover(store), store, Limits.Cues.defaults(), TimeSource.system()),
                        NoStoryActions.sources()),
                NoObjects.objects());
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void whatBecomesDurableIsToldToWhoListens() throws Exception {
        var id = new RundownId("NCS", "RO1");
        try (var events = open()) {
            assertThat(next(events, "hello").at("/startedAt").asString()).isEqualTo("2026-11-24T12:00:00Z");
            assertThat(next(events, "status").at("/mosID").asString()).isEqualTo("us");

            var entry = Samples.entry(
                            Entry.Kind.EDIT, "7", RundownKey.of(id), "<mos><roCreate><roID>RO1</roID></roCreate></mos>")
                    .changing("created");
            store.append(entry, List.of(new Change.RundownSaved(Samples.rundown(id, 2))));

            JsonNode rundown = next(events, "rundowns").at("/items/0");
            assertThat(rundown.at("/key").asString()).isEqualTo(RundownKey.of(id));
            assertThat(rundown.at("/summary/storyCount").asInt()).isEqualTo(2);
            JsonNode message = next(events, "messages").at("/items/0");
            assertThat(message.at("/number").asLong()).isEqualTo(1);
            assertThat(message.at("/command").asString()).isEqualTo("roCreate");
            assertThat(message.at("/roID").asString()).isEqualTo("RO1");
            assertThat(message.at("/result").asString()).isEqualTo("OK");
            assertThat(message.at("/tookMillis").asDouble()).isEqualTo(3.25);
            assertThat(message.at("/changed/0").asString()).isEqualTo("running order created");
            assertThat(message.has("message")).isFalse();
        }
    }

    @Test
    void theStatusIsToldAgainAndAgainAsASignOfLife() throws Exception {
        try (var events = open()) {
            next(events, "status");
            next(events, "status");
            next(events, "status");
        }
    }

    @Test
    void noStreamKeepsTheServerFromStopping() throws Exception {
        try (var events = open()) {
            next(events, "hello");
            web.close();
            assertThat(events.lines().toList()).isNotNull(); // it ends
        }
    }

    @Test
    void aStreamIsNoPageAndIsNeverKept() throws Exception {
        var head = CLIENT.send(
                request().method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(web.url()).resolve("/api/v1/events"));
    }

    private BufferedReader open() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = CLIENT.send(request().build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The data of the next event of that name. */
    private static JsonNode next(BufferedReader events, String name) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.equals("event: " + name)) {
                return JsonMapper.shared().readTree(events.readLine().substring("data: ".length()));
            }
        }
        throw new AssertionError("the stream ended before " + name);
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1.2.3",
                "us",
                Instant.parse("2026-11-24T12:00:00Z"),
                Duration.ZERO,
                Instant.parse("2026-11-24T12:00:00Z"),
                ZoneOffset.UTC,
                Map.of(),
                store.state(),
                List.of(),
                Map.of(),
                List.of());
    }
}
