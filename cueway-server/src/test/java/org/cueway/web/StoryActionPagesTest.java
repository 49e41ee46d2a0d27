package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.RundownId;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.storyaction.ActionReason;
import org.cueway.storyaction.ActionState;
import org.cueway.storyaction.AskResult;
import org.cueway.storyaction.Asking;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.StoryContents;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asking a newsroom for a story action, and the list of those asked, over real HTTP. */
final class StoryActionPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY = RundownKey.of(Grid.RO1);
    private static final String DELETE = "{\"operation\":\"DELETE\",\"storyID\":\"S2\"}";

    private final MemoryStore store = MemoryStore.open();
    private final List<Asking> asked = new ArrayList<>();
    private final List<StoryAction> actions = new ArrayList<>();
    private final WebServer web;
    private AskResult result = new AskResult.Refused(ActionReason.NO_STORY, "");

    StoryActionPagesTest() throws IOException {
        var held = Grid.held(Grid.BASE).rundown();
        var sources = new Sources(
                new Sources.Gateway(this::status, () -> true, List::of, NoPeers.peers(), Optional.empty()),
                new Sources.Rundowns(
                        () -> List.of(held),
                        key -> Optional.of(held).filter(_ -> key.equals(KEY)),
                        Pace.of(ReadRate.wordsPerMinute(180))),
                new Sources.Journal(store::entries, store::subscribe, _ -> Optional.empty()),
                new Sources.Wishes(
                        new DirectCues(Desk.recover(store), store, Limits.Cues.defaults(), TimeSource.system()),
                        new Sources.StoryActions(
                                this::ask, _ -> actions, () -> actions, StoryActionPagesTest::contents)),
                NoObjects.objects());
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    private AskResult ask(RundownId id, Asking asking) {
        assertThat(id).isEqualTo(Grid.RO1);
        asked.add(asking);
        return result;
    }

    private static Optional<StoryContents> contents(RundownId id, String storyID) {
        return switch (storyID) {
            case "S2" -> Optional.of(new StoryContents("S2", "FERRY", "A2", Optional.of("One.\nTwo.")));
            case "S3" -> Optional.of(new StoryContents("S3", "BRIDGE", "", Optional.empty()));
            default -> Optional.empty();
        };
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aRequestThatIsQueuedIsAcceptedAndSaysWhereItIs() throws Exception {
        result = new AskResult.Asked(action(7, new Wanted.Delete("S2"), new ActionState.Asked()), false);
        var response = post(DELETE);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/messages/7");
        var json = json(response);
        assertThat(json.path("number").asLong()).isEqualTo(7);
        assertThat(json.path("operation").asString()).isEqualTo("DELETE");
        assertThat(json.path("state").asString()).isEqualTo("asked");
        assertThat(json.path("storyIDs").toString()).isEqualTo("[\"S2\"]");
        assertThat(json.path("username").asString()).isEqualTo("desk-remote4");
        assertThat(json.path("leaseLock").asInt()).isEqualTo(30);
        assertThat(json.path("source").asString()).isEqualTo("console");
        assertThat(asked).singleElement().satisfies(asking -> {
            assertThat(asking.by()).isEqualTo(new Origin.Api("127.0.0.1"));
            assertThat(asking.key()).isEqualTo("wish-1");
        });
        result = new AskResult.Asked(action(7, new Wanted.Delete("S2"), new ActionState.Asked()), true);
        assertThat(post(DELETE).statusCode()).isEqualTo(200);
    }

    @Test
    void eachOperationIsUnderstood() throws Exception {
        post(
                "{\"operation\":\"NEW\",\"storySlug\":\"FIRE\",\"storyNum\":\"A0\",\"text\":\"One.\\nTwo.\",\"before\":\"S2\"}");
        post("{\"operation\":\"NEW\",\"storySlug\":\"FIRE\",\"before\":\"\"}");
        post("{\"operation\":\"NEW\",\"storySlug\":\"FIRE\",\"before\":null}");
        post("{\"operation\":\"UPDATE\",\"storyID\":\"S2\",\"storySlug\":\"X\",\"text\":\"\"}");
        post("{\"operation\":\"MOVE\",\"storyIDs\":[\"S5\",\"S4\"],\"before\":\"S2\"}");
        post("{\"operation\":\"MOVE\",\"storyID\":\"S5\"}");
        post("{\"operation\":\"DELETE\",\"storyID\":\"S2\",\"leaseLock\":30,\"username\":\"desk-remote4\"}");
        assertThat(asked)
                .extracting(Asking::wanted)
                .containsExactly(
                        new Wanted.New(Optional.of(new Place.Before("S2")), "FIRE", "A0", "One.\nTwo."),
                        new Wanted.New(Optional.of(new Place.End()), "FIRE", "", ""),
                        new Wanted.New(Optional.empty(), "FIRE", "", ""),
                        new Wanted.Update("S2", Optional.of("X"), Optional.empty(), Optional.of("")),
                        new Wanted.Move(new Place.Before("S2"), List.of("S5", "S4")),
                        new Wanted.Move(new Place.End(), List.of("S5")),
                        new Wanted.Delete("S2"));
        assertThat(asked.getLast().terms()).isEqualTo(new Terms(OptionalInt.of(30), Optional.of("desk-remote4")));
        assertThat(asked.getFirst().terms()).isEqualTo(Terms.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"operation\":\"SWAP\",\"storyID\":\"S2\"}`  | 422 | unknown operation | SWAP",
                "`{\"storyID\":\"S2\"}`                         | 422 | unknown operation | none",
                "`{\"operation\":\"DELETE\"}`                   | 422 | storyID missing   | none",
                "`{\"operation\":\"MOVE\",\"before\":\"S1\"}`   | 422 | storyID missing   | none",
                "`{\"operation\":\"DELETE\",\"storyID\":\"S2\",\"leaseLock\":999}` | 422 | leaseLock out of range | 999",
                "`{\"operation\":\"DELETE\",\"storyID\":\"S2\",\"leaseLock\":0}`   | 422 | leaseLock out of range | 0",
                "`{\"operation\":\"DELETE\",\"storyID\":\"S2\",\"leaseLock\":1.5}` | 400 | wrong body | 1.5",
                "`{\"operation\":\"DELETE\",\"storyID\":\"S2\",\"text\":\"x\"}`    | 400 | wrong body | text",
                "`{\"operation\":\"MOVE\",\"storyIDs\":\"S2\"}`                    | 400 | wrong body | `\"S2\"`",
                "`{\"operation\":\"MOVE\",\"storyIDs\":[1]}`                       | 400 | wrong body | [1]",
            })
    void whatCannotBeMeantIsExplainedAndNobodyIsAsked(String body, int status, String title, String found)
            throws Exception {
        var response = post(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("title").asString()).isEqualTo(title);
        assertThat(json(response).path("found").asString()).isEqualTo(found);
        assertThat(asked).isEmpty();
    }

    @Test
    void whyANewsroomIsNotAskedIsExplained() throws Exception {
        result = new AskResult.Refused(Refusal.UNKNOWN_STORY, "S9");
        assertThat(post(DELETE).statusCode()).isEqualTo(422);
        assertThat(json(post(DELETE)).path("title").asString()).isEqualTo("storyID is not in this running order");
        result = new AskResult.CannotAsk(ActionReason.NO_STORY, "nothing can be sent to this newsroom: NCS");
        assertThat(post(DELETE).statusCode()).isEqualTo(503);
        assertThat(json(post(DELETE)).path("found").asString()).contains("nothing can be sent");
        result = new AskResult.OtherUnderKey(action(3, new Wanted.Delete("S1"), new ActionState.Asked()));
        assertThat(post(DELETE).statusCode()).isEqualTo(422);
    }

    @Test
    void theListSaysHowFarEachCame() throws Exception {
        actions.add(action(
                5, new Wanted.New(Optional.of(new Place.End()), "FIRE", "", ""), new ActionState.Confirmed("S6")));
        actions.add(action(4, new Wanted.Delete("S2"), new ActionState.NotConfirmed("OK")));
        actions.add(
                action(3, new Wanted.Move(new Place.Before("S1"), List.of("S2")), new ActionState.Refused("locked")));
        actions.add(action(2, new Wanted.Delete("S2"), new ActionState.Accepted("OK")));
        var page = get("/api/v1/rundowns/" + KEY + "/story-actions?limit=3");
        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.path("state").asString() + " "
                                + item.path("answer").asString()))
                .containsExactly("confirmed S6", "notConfirmed OK", "refused locked");
        assertThat(page.path("items").path(0).path("storySlug").asString()).isEqualTo("FIRE");
        assertThat(page.path("items").path(0).path("before").asString()).isEmpty();
        assertThat(page.path("items").path(2).path("before").asString()).isEqualTo("S1");
        assertThat(page.path("items").path(1).path("before").isNull()).isTrue();
        var rest = get("/api/v1/rundowns/" + KEY + "/story-actions?after="
                + page.path("next").asString());
        assertThat(rest.path("items")
                        .valueStream()
                        .map(item -> item.path("state").asString()))
                .containsExactly("accepted");
        assertThat(get("/api/v1/rundowns/nobodys/story-actions").path("status").asInt())
                .isEqualTo(404);
    }

    @Test
    void aStoryIsGivenForEditing() throws Exception {
        assertThat(get("/api/v1/rundowns/" + KEY + "/story-text?storyID=S2").toString())
                .isEqualTo("{\"storyID\":\"S2\",\"storySlug\":\"FERRY\",\"storyNum\":\"A2\",\"text\":\"One.\\nTwo.\"}");
        assertThat(get("/api/v1/rundowns/" + KEY + "/story-text?storyID=S3")
                        .path("text")
                        .isNull())
                .isTrue();
        assertThat(get("/api/v1/rundowns/" + KEY + "/story-text?storyID=S9")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
        assertThat(get("/api/v1/rundowns/nobodys/story-text?storyID=S2")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
    }

    private static StoryAction action(long number, Wanted wanted, ActionState state) {
        return new StoryAction(
                number,
                NOON,
                Grid.RO1,
                Optional.of(new Origin.Console("10.0.0.7")),
                wanted,
                new Terms(OptionalInt.of(30), Optional.of("desk-remote4")),
                Optional.empty(),
                state,
                NOON.plusSeconds(1));
    }

    private HttpResponse<String> post(String body) throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/rundowns/" + KEY + "/story-actions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "wish-1")
                .POST(BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return json(CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1",
                "us",
                Instant.EPOCH,
                Duration.ZERO,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Map.of(),
                store.state(),
                List.of(),
                Map.of(),
                List.of());
    }
}
