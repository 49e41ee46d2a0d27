package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Request;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.newsroom.replacing.ItemReplacements;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.StoreFault;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Objects of our own by HTTP: listed, shown, made, changed, deleted; and items that the newsroom is asked to change. */
final class ObjectPagesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MOS_ID = "gateway.example.mos";
    private static final RundownId RO1 = new RundownId("NCS", "RO1");
    private static final String LOWER_THIRD = """
            { "objSlug": "LOWER THIRD", "objGroup": "NEWS", "objType": "STILL", "objTB": 1 }
            """;

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final MemoryStore store = MemoryStore.open(disk, TimeSource.system());
    private final Desk desk = Desk.recover(store);
    private final OurObjects ours =
            OurObjects.recover(MOS_ID, new MosCodec(Limits.Xml.defaults()), store, desk, TimeSource.system());
    private final List<Request> sent = new ArrayList<>();
    private final ItemReplacements replacements = new ItemReplacements(
            desk,
            (_, message, _) -> {
                sent.add(message);
                return 4_711;
            },
            TimeSource.system());
    private WebServer web;

    @BeforeEach
    void start() throws IOException {
        var sources = new Sources(
                new Sources.Gateway(this::status, () -> true, List::of, NoPeers.peers(), Optional.empty()),
                new Sources.Rundowns(desk::rundowns, desk::findByKey, Pace.of(ReadRate.wordsPerMinute(180))),
                new Sources.Journal(store::entries, store::subscribe, _ -> Optional.empty()),
                new Sources.Wishes(
                        new DirectCues(desk, store, Limits.Cues.defaults(), TimeSource.system()),
                        NoStoryActions.sources()),
                new Sources.Objects(
                        ours.holdings(),
                        ours::held,
                        new Sources.Editing(ours.editing()::describe, ours.editing()::delete),
                        new Sources.Replacing(replacements::ask, replacements::all)));
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void anObjectIsMadeChangedAndDeletedByTheRevisionThatWasSeen() throws Exception {
        var made = put("L3", LOWER_THIRD);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/api/v1/objects/L3");
        assertThat(json(made).path("objRev").asString()).isEqualTo("1");
        assertThat(json(made).path("objAir").asString()).isEqualTo("READY");
        assertThat(json(made).path("changedBy").asString()).isEqualTo("127.0.0.1");
        assertThat(json(made).path("held").asBoolean()).isTrue();

        var unseen = put("L3", LOWER_THIRD.replace("LOWER", "UPPER"));
        assertThat(unseen.statusCode()).isEqualTo(409);
        assertThat(json(unseen).path("found").asString()).isEqualTo("held 1");
        var changed = put(
                "L3",
                "{ \"objRev\": 1, \"changedBy\": \"designer\", "
                        + LOWER_THIRD.strip().substring(1).replace("LOWER", "UPPER"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("objRev").asString()).isEqualTo("2");
        assertThat(json(changed).path("objSlug").asString()).isEqualTo("UPPER THIRD");
        assertThat(json(changed).path("changedBy").asString()).isEqualTo("designer");

        assertThat(delete("L3", "").statusCode()).isEqualTo(400);
        assertThat(delete("L3", "?objRev=1").statusCode()).isEqualTo(409);
        assertThat(delete("L3", "?objRev=2").statusCode()).isEqualTo(200);
        assertThat(delete("L3", "?objRev=3").statusCode()).isEqualTo(404);
        assertThat(get("objects/L3").statusCode()).isEqualTo(404);
        assertThat(json(get("objects")).path("items")).isEmpty();
        // And back, with the revision going on.
        assertThat(json(put("L3", LOWER_THIRD)).path("objRev").asString()).isEqualTo("4");
    }

    @Test
    void R25_theSameAgainIsNoChange() throws Exception {
        put("L3", LOWER_THIRD);
        var again = put("L3", LOWER_THIRD);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("objRev").asString()).isEqualTo("1");
        assertThat(store.state().lastEntry()).isEqualTo(1);
    }

    @Test
    void whatAProgramMadeIsThereAfterARestart() throws Exception {
        put("A/B;C %?", LOWER_THIRD);
        put("gone", LOWER_THIRD);
        delete("gone", "?objRev=1");
        var again = Desk.recover(MemoryStore.open(disk, TimeSource.system()));
        assertThat(again.ours()).isEmpty(); // nothing is projected yet: the journal alone has it
        var wish = store.entries(new EntryQuery(2, "", "", 1)).getFirst();
        assertThat(wish.kind()).isEqualTo(Entry.Kind.OBJECT);
        assertThat(wish.newsroom()).isEmpty();
        assertThat(wish.message()).contains("<objID>A/B;C %?</objID>").contains("<status>NEW</status>");
        var message = json(get("messages/1"));
        assertThat(message.path("source").asString()).isEqualTo("api");
        assertThat(message.path("changed").get(0).asString()).contains("A/B;C %?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B", "A;B=C", "100 %", "ö? #&+", "..", "NGV000417;FERRY STRIKE VO", "a\\b"})
    void anObjectIdMayHaveAnySignInIt(String objID) throws Exception {
        var made = put(objID, LOWER_THIRD);
        if (objID.equals("..")) { // which no HTTP client sends as it is
            assertThat(made.statusCode()).isGreaterThanOrEqualTo(400);
            return;
        }
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).path("objID").asString()).isEqualTo(objID);
        var location = made.headers().firstValue("Location").orElseThrow();
        assertThat(json(send("GET", location.substring("/api/v1/".length()), ""))
                        .path("objID")
                        .asString())
                .isEqualTo(objID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                             | 422 | objSlug
            { "objSlug": "A", "objType": "STILL" }                         | 422 | objTB
            { "objSlug": "A", "objType": "STILL", "objTB": "fast" }        | 400 | objTB as a number above 0
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "objDur": -1 } | 400 | objDur as a count of samples
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "objAir": "YES" } | 400 | READY or NOT READY
            { "objSlug": ["A"], "objType": "STILL", "objTB": 1 }           | 400 | objSlug as a text
            { "objSlug": "A", "objtype": "STILL", "objTB": 1 }             | 400 | objType
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "objRev": 1000 } | 400 | a revision from 1 to 999
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "objRev": 3 } | 404 | an object
            { "objSlug": "a\\u0001", "objType": "STILL", "objTB": 1 }      | 400 | without control characters
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "mosExternalMetadata": [ {} ] } | 400 | mosSchema
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "mosExternalMetadata": [ { "mosSchema": "s", "mosPayload": "<a>" } ] } | 400 | well-formed
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "mosExternalMetadata": [ { "mosSchema": "s", "mosPayload": "</mosPayload><b/><mosPayload>" } ] } | 400 | well-formed
            { "objSlug": "A", "objType": "STILL", "objTB": 1, "mosExternalMetadata": [ { "mosSchema": "s", "mosScope": "ALL", "mosPayload": "" } ] } | 400 | PLAYLIST
            """)
    void whatIsWrongWithABodyIsSaid(String body, int status, String expected) throws Exception {
        var answer = put("X", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("expected").asString()
                        + json(answer).path("found").asString())
                .contains(expected);
        assertThat(json(answer).path("hint").asString()).isNotEmpty();
        assertThat(store.state().lastEntry()).isZero();
    }

    @Test
    void textsAndPayloadsComeOutAsTheyWentIn() throws Exception {
        var made = json(put("X", """
                { "objSlug": "A & B", "objType": "STILL", "objTB": "1", "mosAbstract": "<two> lines", "description": "x & y",
                  "mosExternalMetadata": [ { "mosSchema": "s", "mosScope": "STORY", "mosPayload": "<line1 a='1'>x</line1>" } ] }
                """));
        assertThat(made.path("objSlug").asString()).isEqualTo("A & B");
        assertThat(made.path("otherElements").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "<mosAbstract>&lt;two&gt; lines</mosAbstract>", "<description>x &amp; y</description>");
        assertThat(made.at("/mosExternalMetadata/0/xml").asString())
                .isEqualTo("<mosExternalMetadata><mosScope>STORY</mosScope><mosSchema>s</mosSchema>"
                        + "<mosPayload><line1 a='1'>x</line1></mosPayload></mosExternalMetadata>");
    }

    @Test
    void aFullDiskIsSaidAndNothingIsThere() throws Exception {
        store.refuse(StoreFault.DISK_FULL);
        assertThat(put("X", LOWER_THIRD).statusCode()).isEqualTo(503);
        store.heal();
        assertThat(get("objects/X").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyJsonAndOnlyFromHereChangesAnything() throws Exception {
        assertThat(send("PUT", "objects/X", LOWER_THIRD, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        var foreign = send(
                "PUT",
                "objects/X",
                LOWER_THIRD,
                "Content-Type",
                "application/json",
                "Origin",
                "https://elsewhere.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "objects/X?objRev=1", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        var allow = send("POST", "objects/X", LOWER_THIRD);
        assertThat(allow.statusCode()).isEqualTo(405);
        assertThat(allow.headers().firstValue("Allow")).contains("GET, HEAD, PUT, DELETE");
    }

    @Test
    void theListHasWhatIsThereAndWhatItemsNeedAndLack() throws Exception {
        put("A", LOWER_THIRD);
        put("B", LOWER_THIRD.replace("LOWER THIRD", "FERRY").replace("NEWS", "SPORT"));
        rundown(item("1", "A"), item("2", "C"), item("3", "A"));

        assertThat(listed("")).containsExactly("A 2 true", "B 0 true", "C 1 false");
        assertThat(listed("?state=missing")).containsExactly("C 1 false");
        assertThat(listed("?state=held")).containsExactly("A 2 true", "B 0 true");
        assertThat(listed("?text=ferry")).containsExactly("B 0 true");
        assertThat(listed("?group=NEWS")).containsExactly("A 2 true");
        assertThat(listed("?type=VIDEO")).isEmpty();
        assertThat(listed("?limit=1&after=A")).containsExactly("B 0 true");
        assertThat(json(get("objects?limit=1")).path("next").asString()).isEqualTo("A");
        assertThat(json(get("objects?limit=1")).path("total").asInt()).isEqualTo(3);
        assertThat(get("objects?state=lost").statusCode()).isEqualTo(400);

        var missing = json(get("objects/C"));
        assertThat(missing.path("held").asBoolean()).isFalse();
        assertThat(missing.at("/usedIn/0/storyID").asString()).isEqualTo("S1");
        assertThat(missing.at("/usedIn/0/itemID").asString()).isEqualTo("2");
        assertThat(missing.at("/usedIn/0/roSlug").asString()).isEqualTo("EVENING");
        assertThat(json(get("objects/A")).path("usedIn")).hasSize(2);
    }

    @Test
    void anItemThatLacksAnObjectOfOursIsMarkedUntilTheObjectIsThere() throws Exception {
        rundown(item("1", "A"));
        var path = "rundowns/" + RundownKey.of(RO1);
        assertThat(json(get(path)).at("/stories/0/items/0/missingObject").asBoolean())
                .isTrue();
        put("A", LOWER_THIRD);
        assertThat(json(get(path)).at("/stories/0/items/0/missingObject").asBoolean())
                .isFalse();
        delete("A", "?objRev=1");
        assertThat(json(get(path)).at("/stories/0/items/0/missingObject").asBoolean())
                .isTrue();
    }

    @Test
    void R114_mosItemReplaceIsAskedForAndWhatBecameOfItStandsApart() throws Exception {
        rundown(item("1", "A"));
        var place = "rundowns/" + RundownKey.of(RO1) + "/replacements";
        var asked = send("POST", place, "{ \"storyID\": \"S1\", \"itemID\": \"1\", \"itemSlug\": \"NEW\" }");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(asked.headers().firstValue("Location")).contains("/api/v1/" + place + "/4711");
        assertThat(sent).hasSize(1);
        var one = json(get(place + "/4711"));
        assertThat(one.at("/accepted/state").asString()).isEqualTo("waiting");
        assertThat(one.at("/confirmed/state").asString()).isEqualTo("waiting");
        assertThat(one.at("/confirmed/unmet/0").asString()).isEqualTo("itemSlug");
        assertThat(json(get(place)).path("items")).hasSize(1);
        assertThat(get(place + "/1").statusCode()).isEqualTo(404);

        assertThat(send("POST", place, "{ \"storyID\": \"S1\", \"itemID\": \"9\", \"itemSlug\": \"N\" }")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", place, "{ \"storyID\": \"S1\", \"itemID\": \"1\", \"slug\": \"N\" }")
                        .statusCode())
                .isEqualTo(400);
        var object = """
                { "storyID": "S1", "itemID": "1", "mosExternalMetadata": [ { "mosSchema": "s", "mosScope": "OBJECT", "mosPayload": "" } ] }
                """;
        assertThat(send("POST", place, object).statusCode()).isEqualTo(400);
        assertThat(send("POST", "rundowns/nobodys/replacements", "{}").statusCode())
                .isEqualTo(404);
    }

    private List<String> listed(String query) throws Exception {
        return json(get("objects" + query))
                .path("items")
                .valueStream()
                .map(row -> row.path("objID").asString() + " "
                        + row.path("useCount").asInt() + " " + row.path("held").asBoolean())
                .toList();
    }

    private void rundown(Item... items) {
        var story =
                new Story("S1", Fields.NONE, List.of(), List.of(), List.of(items), Optional.empty(), Optional.empty());
        var put = new Edit.Put(Fields.of(List.of("roSlug", "EVENING")), List.of(), List.of(), List.of(story));
        desk.submit(
                RO1,
                put,
                _ -> new Entry(
                        0,
                        Instant.EPOCH,
                        Entry.Kind.EDIT,
                        "NCS",
                        "m",
                        "n",
                        "ro",
                        "1",
                        "",
                        RundownKey.of(RO1),
                        "plain",
                        "",
                        "",
                        ""));
    }

    private static Item item(String itemID, String objID) {
        return new Item(
                itemID, Optional.of(objID), Optional.of(MOS_ID), Fields.NONE, List.of(), List.of(), Optional.empty());
    }

    private HttpResponse<String> put(String objID, String body) throws Exception {
        return send("PUT", "objects/" + encoded(objID), body);
    }

    private HttpResponse<String> delete(String objID, String query) throws Exception {
        return send("DELETE", "objects/" + encoded(objID) + query, "");
    }

    private static String encoded(String objID) {
        return URLEncoder.encode(objID, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(web.url() + "api/v1/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        } else if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1.0",
                MOS_ID,
                Instant.EPOCH,
                Duration.ZERO,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Map.of(),
                store.state(),
                List.of("NCS"),
                Map.of(),
                List.of());
    }
}
