package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.model.Channel;
import org.cueway.mos.proposal.Noticed;
import org.cueway.mos.proposal.Proposal;
import org.cueway.mos.proposal.Trait;
import org.cueway.mos.session.status.Asks;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.PeerMachine;
import org.cueway.mos.wire.Encoding;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.StoreException;
import org.cueway.store.StoreState;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebServerTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final List<Rundown> rundowns = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private WebServer web;

    WebServerTest() throws IOException {
        web = start(0);
    }

    @BeforeEach
    void holdSomething() {
        rundowns.add(evening());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void statusSaysWhatIsBoundAndHowTheStoreIs() throws Exception {
        JsonNode json = json("/api/v1/status");
        assertThat(json.at("/version").asString()).isEqualTo("1.2.3");
        assertThat(json.at("/mosID").asString()).isEqualTo("gateway.example.mos");
        assertThat(json.at("/ready").asBoolean()).isTrue();
        assertThat(json.at("/startedAt").asString()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(json.at("/uptimeSeconds").asInt()).isEqualTo(90);
        assertThat(json.at("/ports/upper").asInt()).isEqualTo(4711);
        assertThat(json.at("/ports/web").asInt()).isEqualTo(web.port());
        assertThat(json.at("/store/writable").asBoolean()).isFalse();
        assertThat(json.at("/store/reason").asString()).isEqualTo("disk full");
        assertThat(json.at("/newsrooms/0").asString()).isEqualTo("NCS-1");
        assertThat(json.at("/counts/rundowns").asInt()).isEqualTo(1);
        assertThat(json.at("/alarms/0/text").asString()).isEqualTo("any newsroom is admitted");
    }

    @Test
    void lanesSayHowTheyAreAndWhy() throws Exception {
        JsonNode lane = json("/api/v1/lanes").at("/items/0");
        assertThat(lane.at("/newsroom").asString()).isEqualTo("NCS-1");
        assertThat(lane.at("/channel").asString()).isEqualTo("ro");
        assertThat(lane.at("/direction").asString()).isEqualTo("out");
        assertThat(lane.at("/state").asString()).isEqualTo("neverConnected");
        assertThat(lane.at("/reason").asString()).isEqualTo("connection refused");
        assertThat(lane.at("/since").asString()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(lane.at("/retryAt").asString()).isEqualTo("2026-11-24T12:00:30Z");
        assertThat(lane.at("/lastIn").isNull()).isTrue();
        assertThat(lane.at("/encoding").asString()).isEqualTo("UTF16LE");
        assertThat(lane.at("/heartbeatMillis").asDouble()).isEqualTo(2.5);
        assertThat(lane.at("/machine/manufacturer").asString()).isEqualTo("ACME");
    }

    @Test
    void lanesComeInPagesToo() throws Exception {
        assertThat(json("/api/v1/lanes?limit=1&after=0").at("/items").size()).isEqualTo(1);
        assertThat(json("/api/v1/lanes?limit=1&after=1").at("/items").size()).isZero();
        assertThat(json("/api/v1/lanes?limit=1&after=9").at("/next").isNull()).isTrue();
    }

    @Test
    void theDialectOfANewsroomIsShownWithWhatSpeaksForIt() throws Exception {
        JsonNode json = json("/api/v1/newsrooms/NCS%201%3B%C3%B8/dialect");
        assertThat(json.at("/newsroom").asString()).isEqualTo("NCS 1;ø");
        assertThat(json.at("/configured/like").asString()).isEqualTo("auto");
        assertThat(json.at("/configured/encoding").asString()).isEqualTo("auto");
        assertThat(json.at("/configured/zone").asString()).isEqualTo("Europe/Oslo");
        assertThat(json.at("/configured/messageID").asString()).isEqualTo("optional");
        assertThat(json.at("/configured/strict").asBoolean()).isFalse();
        assertThat(json.at("/proposal/like").asString()).isEqualTo("enps");
        assertThat(json.at("/proposal/lines/0").asString()).isEqualTo("dialect: { like: enps, encoding: utf8 }");
        assertThat(json.at("/proposal/why").asString()).isEqualTo("what it sends is typical of enps");
        assertThat(json.at("/evidence/0/speaksFor").asString()).isEqualTo("octopus");
        assertThat(json.at("/evidence/1/count").asInt()).isEqualTo(2);
        assertThat(json.at("/evidence/1/sample").asString()).isEqualTo("HOST;P_NEWS\\W;5C0E7A31");
        assertThat(json.at("/evidence/1/rule").asString()).isEqualTo("R32");
        assertThat(send("GET", "/api/v1/newsrooms/nobody/dialect").statusCode()).isEqualTo(404);
    }

    @Test
    void aRundownIsShownUnderMosNamesWithEverythingInIt() throws Exception {
        String key = json("/api/v1/rundowns").at("/items/0/key").asString();
        assertThat(key).isEqualTo(RundownKey.of(new RundownId("NCS-1", "RO;1")));
        JsonNode json = json("/api/v1/rundowns/" + key);
        assertThat(json.at("/newsroom").asString()).isEqualTo("NCS-1");
        assertThat(json.at("/roID").asString()).isEqualTo("RO;1");
        assertThat(json.at("/roSlug").asString()).isEqualTo("Kveldsnytt Ø");
        assertThat(json.at("/air").asString()).isEqualTo("notReady");
        assertThat(json.at("/status").isNull()).isTrue();
        assertThat(json.at("/mosExternalMetadata/0/mosSchema").asString()).isEqualTo("http://x");
        assertThat(json.at("/stories/0/storyID").asString()).isEqualTo("S1");
        assertThat(json.at("/stories/0/storySlug").asString()).isEqualTo("Opening");
        assertThat(json.at("/stories/0/hasBody").asBoolean()).isTrue();
        assertThat(json.at("/stories/1/hasBody").asBoolean()).isFalse();
        assertThat(json.at("/stories/0/items/0/itemID").asString()).isEqualTo("I1");
        assertThat(json.at("/stories/0/items/0/objID").asString()).isEqualTo("O1");
        assertThat(json.at("/stories/0/items/0/mosID").isMissingNode()).isTrue();
        assertThat(json.at("/stories/0/items/0/status/text").asString()).isEqualTo("PLAY");
        assertThat(json.at("/stories/0/items/0/otherElements/0").asString()).isEqualTo("<vendor/>");
    }

    @Test
    void aPrompterThatHasTheScriptsAlreadyIsNotSentThemAgain() throws Exception {
        String path = "/api/v1/rundowns/" + RundownKey.of(new RundownId("NCS-1", "RO;1")) + "/prompter";
        assertThat(json(path).at("/stories/0/storySlug").asString()).isEqualTo("Opening");
        assertThat(json(path + "?presenter=nobody").at("/stories").size()).isEqualTo(2);
        var first = send("GET", path);
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var again = sendKnowing(path, tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        rundowns.set(0, empty("NCS-1", "RO;1"));
        var changed = sendKnowing(path, tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
    }

    private HttpResponse<String> sendKnowing(String path, String tag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(web.url()).resolve(path))
                .header("If-None-Match", tag)
                .timeout(Duration.ofSeconds(10))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void thePrompterIsAPageOfItsOwnWithTheSameLibraries() throws Exception {
        var page = send("GET", "/prompter/whatever-key_1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<cw-prompter>").doesNotContain("<cw-app>");
        var console = send("GET", "/prompter");
        assertThat(console.body()).contains("<cw-app>");
        assertThat(importMap(page.body())).isEqualTo(importMap(console.body()));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self' 'sha256-", "style-src 'self';");
        assertThat(send("GET", "/prompter/a/b").statusCode()).isEqualTo(404);
    }

    private static String importMap(String page) {
        return page.substring(page.indexOf("<script type=\"importmap\">"), page.indexOf("<script type=\"module\""));
    }

    @Test
    void longListsComeInPagesWithoutALossOrARepeat() throws Exception {
        IntStream.range(0, 24).forEach(i -> rundowns.add(empty("NCS-2", "RO" + i)));
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = json("/api/v1/rundowns?limit=7&after=" + after);
            assertThat(page.at("/items").size()).isLessThanOrEqualTo(7);
            page.at("/items").forEach(item -> seen.add(item.at("/roID").asString()));
            after = page.at("/next").isNull() ? "" : page.at("/next").asString();
        } while (!after.isEmpty());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(json("/api/v1/rundowns?newsroom=NCS-2").at("/items").size()).isEqualTo(24);
    }

    @Test
    void messagesComeNewestFirstFilteredAndInPages() throws Exception {
        LongStream.rangeClosed(1, 50)
                .forEach(i -> entries.add(0, entry(i, i % 2 == 0 ? "NCS-1" : "NCS-2", Entry.Kind.EDIT)));
        JsonNode first = json("/api/v1/messages?newsroom=NCS-1&limit=20");
        assertThat(first.at("/items").size()).isEqualTo(20);
        assertThat(first.at("/items/0/number").asLong()).isEqualTo(50);
        assertThat(first.at("/items/0/time").asString()).isEqualTo("2026-11-24T12:00:50Z");
        assertThat(first.at("/items/0/kind").asString()).isEqualTo("edit");
        assertThat(first.at("/items/0/message").asString()).isEqualTo("<mos>50</mos>");
        assertThat(first.at("/next").asString()).isEqualTo("12");
        JsonNode second = json("/api/v1/messages?newsroom=NCS-1&limit=20&after=12");
        assertThat(second.at("/items").size()).isEqualTo(5);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void messagesAreSortedOutByWhatTheySay() throws Exception {
        entries.add(entry(3, "NCS-1", Entry.Kind.REFUSED, "<mos><roReq><roID>Ferry</roID></roReq></mos>"));
        entries.add(entry(2, "NCS-1", Entry.Kind.EDIT, "<mos><roCreate><roID>Bridge</roID></roCreate></mos>"));
        entries.add(entry(1, "NCS-1", Entry.Kind.QUERY, "<mos><roReq><roID>Bridge</roID></roReq></mos>"));
        assertThat(numbers("command=roReq")).containsExactly(3L, 1L);
        assertThat(numbers("kind=edit")).containsExactly(2L);
        assertThat(numbers("text=bridge")).containsExactly(2L, 1L);
        assertThat(numbers("channel=mom")).isEmpty();
        assertThat(numbers("command=roReq&text=BRIDGE&texts=false")).containsExactly(1L);
        JsonNode row = json("/api/v1/messages?texts=false").at("/items/0");
        assertThat(row.has("message")).isFalse();
        assertThat(row.at("/roID").asString()).isEqualTo("Ferry");
        assertThat(json("/api/v1/messages/3").at("/message").asString()).contains("Ferry");
        assertThat(send("GET", "/api/v1/messages/4").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/api/v1/messages/four").statusCode()).isEqualTo(404);
    }

    @Test
    void aSearchThatFindsLittleEndsEarlyAndGoesOn() throws Exception {
        LongStream.rangeClosed(1, 6_000)
                .forEach(i -> entries.add(0, entry(i, "NCS-1", Entry.Kind.EDIT, i == 1 ? "needle" : "hay")));
        JsonNode first = json("/api/v1/messages?text=needle");
        assertThat(first.at("/items").size()).isZero();
        JsonNode second =
                json("/api/v1/messages?text=needle&after=" + first.at("/next").asString());
        assertThat(second.at("/items/0/number").asLong()).isEqualTo(1);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    private List<Long> numbers(String query) throws Exception {
        var numbers = new ArrayList<Long>();
        json("/api/v1/messages?" + query)
                .at("/items")
                .forEach(item -> numbers.add(item.at("/number").asLong()));
        return numbers;
    }

    @Test
    void ourOwnBookkeepingIsNoMessage() throws Exception {
        entries.add(entry(2, "NCS-1", Entry.Kind.MESSAGE_IDS));
        entries.add(entry(1, "NCS-1", Entry.Kind.QUERY));
        assertThat(json("/api/v1/messages").at("/items").size()).isEqualTo(1);
    }

    @Test
    void aPageOfHugeMessagesEndsEarlyAndGoesOn() throws Exception {
        String huge = "x".repeat(1 << 20);
        LongStream.rangeClosed(1, 40).forEach(i -> entries.add(0, entry(i, "NCS-1", Entry.Kind.EDIT, huge)));
        JsonNode first = json("/api/v1/messages?limit=40");
        assertThat(first.at("/items").size()).isBetween(8, 24);
        long last = first.at("/items")
                .get(first.at("/items").size() - 1)
                .at("/number")
                .asLong();
        assertThat(first.at("/next").asLong()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET  | /api/v1/rundowns/nobodysKey       | 404 | a key of /api/v1/rundowns | nobodysKey
        GET  | /api/v2/status                    | 404 | /api/v1/status, lanes, relay, devices, devices/{id}, shows, newsrooms, newsrooms/{id}/dialect, rundowns, rundowns/{key}, rundowns/{key}/cues, rundowns/{key}/prompter, rundowns/{key}/replacements, rundowns/{key}/story-actions, rundowns/{key}/story-text, rundowns/{key}/stack, rundowns/{key}/files, exports, objects, objects/{objID}, graphics, graphics/{id}, alarms, nmos, messages, messages/{number}, events or openapi.json, /health/live or /health/ready | /api/v2/status
        GET  | /api/v1/rundowns/nobodysKey/prompter | 404 | a key of /api/v1/rundowns | nobodysKey
        GET  | /api/v1/rundowns/nobodysKey/prompter?who=A | 400 | one of presenter | who
        POST | /api/v1/rundowns                  | 405 | GET, HEAD | POST
        GET  | /api/v1/rundowns?limit=0          | 400 | limit from 1 to 1000 | 0
        GET  | /api/v1/rundowns?limit=many       | 400 | limit from 1 to 1000 | many
        GET  | /api/v1/rundowns?limit=1&limit=2  | 400 | limit once | 2 times
        GET  | /api/v1/messages?after=-1         | 400 | after from 1 to 9223372036854775807 | -1
        GET  | /api/v1/messages?colour=red       | 400 | one of after, channel, command, kind, limit, newsroom, rundown, text, texts | colour
        GET  | /api/v1/status?verbose=1          | 400 | no parameter | verbose
        """)
    void whatCannotBeAnsweredIsExplained(String method, String path, int status, String expected, String found)
            throws Exception {
        HttpResponse<String> response = send(method, path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = MAPPER.readTree(response.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/expected").asString()).isEqualTo(expected);
        assertThat(problem.at("/found").asString()).isEqualTo(found);
        assertThat(problem.at("/hint").asString()).isNotEmpty();
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() throws Exception {
        assertThat(send("DELETE", "/api/v1/status").headers().firstValue("Allow"))
                .contains("GET, HEAD");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpResponse<String> get = send("GET", "/api/v1/lanes");
        HttpResponse<String> head = send("HEAD", "/api/v1/lanes");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"))
                .isPresent();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : List.of("/api/v1/status", "/health/live", "/no/such/page")) {
            var headers = send("GET", path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void itIsLiveFromTheStartAndReadyWhenTheSourcesSaySo() throws Exception {
        ready.set(false);
        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(503);
        ready.set(true);
        assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(send("GET", "/health/ready").body())
                        .at("/state")
                        .asString())
                .isEqualTo("ready");
    }

    @Test
    void aForeignHostNameIsRefusedAgainstDnsRebinding() throws Exception {
        assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example:" + web.port()))
                .startsWith("HTTP/1.1 403")
                .contains("unknown host name");
        assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: localhost:" + web.port()))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: evil.example")).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatAProxyPassedOnIsNotFromThisMachine() throws Exception {
        assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.1"))
                .startsWith("HTTP/1.1 403")
                .contains("a request that a proxy passed on");
    }

    @ParameterizedTest
    @CsvSource({
        "/health/../api/v1/status",
        "/health/%2e%2e/api/v1/status",
        "/health/..;x/api/v1/status",
        "//health/../api/v1/status",
    })
    void noSpellingOfAPathGetsPastTheGuard(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example")).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void nonsenseIsAnsweredAndTheServerGoesOn() throws Exception {
        assertThat(raw("GET /%ZZ HTTP/1.1\r\nHost: localhost"))
                .startsWith("HTTP/1.1 400")
                .contains("problem+json");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 431");
        assertThat(send("GET", "/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void aStoreThatCannotBeReadIsNoBug() throws Exception {
        web.close();
        web = start(0, query -> {
            throw new StoreException("disk gone");
        });
        HttpResponse<String> response = send("GET", "/api/v1/messages");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(MAPPER.readTree(response.body()).at("/found").asString()).isEqualTo("disk gone");
    }

    @Test
    void aBusyPortIsExplained() {
        assertThatThrownBy(() -> start(web.port()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("web cannot listen on 127.0.0.1:" + web.port())
                .hasMessageContaining("set web.port to another; 0 takes any free one");
    }

    private WebServer start(int port) throws IOException {
        return start(port, this::entries);
    }

    private WebServer start(int port, Function<EntryQuery, List<Entry>> journal) throws IOException {
        var sources = new Sources(
                new Sources.Gateway(
                        this::status,
                        ready::get,
                        WebServerTest::lanes,
                        NoPeers.peers(WebServerTest::dialect),
                        Optional.empty()),
                new Sources.Rundowns(() -> List.copyOf(rundowns), this::byKey, Pace.of(ReadRate.wordsPerMinute(120))),
                new Sources.Journal(
                        journal,
                        subscriber -> {},
                        hash -> Optional.of(Duration.ofMillis(3)).filter(_ -> hash.equals("known"))),
                new Sources.Wishes(cues(), NoStoryActions.sources()),
                NoObjects.objects());
        return WebServer.start("127.0.0.1", port, sources, Limits.Web.defaults(), TimeSource.system());
    }

    private static DirectCues cues() {
        var store = MemoryStore.open();
        return new DirectCues(Desk.recover(store), store, Limits.Cues.defaults(), TimeSource.system());
    }

    private static Optional<Proposal> dialect(String newsroom) {
        var evidence =
                List.of(new Noticed(Trait.UTF8, 3, ""), new Noticed(Trait.ENPS_ID, 2, "HOST;P_NEWS\\W;5C0E7A31"));
        return Optional.of(Dialects.ready("auto", ZoneId.of("Europe/Oslo")).orElseThrow())
                .filter(_ -> newsroom.equals("NCS 1;ø"))
                .map(configured -> Proposal.of(configured, evidence, NOON, 20));
    }

    private Optional<Rundown> byKey(String key) {
        return rundowns.stream()
                .filter(rundown -> RundownKey.of(rundown.id()).equals(key))
                .findFirst();
    }

    private List<Entry> entries(EntryQuery query) {
        return entries.stream()
                .filter(entry -> entry.number() < query.before())
                .filter(entry -> query.newsroom().isEmpty() || query.newsroom().equals(entry.newsroom()))
                .limit(query.limit())
                .toList();
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1.2.3",
                "gateway.example.mos",
                NOON,
                Duration.ofSeconds(90),
                NOON.plusSeconds(90),
                ZoneId.of("Europe/Oslo"),
                Map.of("upper", 4711),
                new StoreState(false, "disk full", NOON, 7, 5, 0),
                List.of("NCS-1"),
                Map.of("rundowns", (long) rundowns.size()),
                List.of(new GatewayStatus.Alarm("any newsroom is admitted", "list them", NOON)));
    }

    private static List<LaneStatus> lanes() {
        return List.of(new LaneStatus(
                "NCS-1",
                LaneKind.tcp(Channel.RO, Direction.OUT),
                Asks.WE,
                "10.0.0.1:10541",
                0,
                LaneState.NEVER_CONNECTED,
                "connection refused",
                NOON,
                Optional.of(NOON.plusSeconds(30)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Encoding.UTF16LE),
                Optional.of(Duration.ofNanos(2_500_000)),
                Optional.of(new PeerMachine("ACME", "NCS", "2.8.5"))));
    }

    private static Rundown evening() {
        var item = new Item(
                "I1",
                Optional.of("O1"),
                Optional.empty(),
                Fields.NONE,
                List.of(),
                List.of("<vendor/>"),
                Optional.of(new Status("PLAY", "2026-11-24T13:00:00")));
        var fields = new LinkedHashMap<String, String>();
        fields.put("storySlug", "Opening");
        return new Rundown(
                new RundownId("NCS-1", "RO;1"),
                new Fields(Map.of("roSlug", "Kveldsnytt Ø")),
                List.of(new Block("http://x", "<mosExternalMetadata/>")),
                List.of(),
                List.of(
                        story("S1", new Fields(fields), List.of(item), Optional.of("<storyBody/>")),
                        story("S2", Fields.NONE, List.of(), Optional.empty())),
                Air.NOT_READY,
                Optional.empty());
    }

    private static Story story(String storyID, Fields fields, List<Item> items, Optional<String> body) {
        return new Story(storyID, fields, List.of(), List.of(), items, body, Optional.empty());
    }

    private static Rundown empty(String newsroom, String roID) {
        return new Rundown(
                new RundownId(newsroom, roID),
                Fields.NONE,
                List.of(),
                List.of(),
                List.of(),
                Air.UNKNOWN,
                Optional.empty());
    }

    private static Entry entry(long number, String newsroom, Entry.Kind kind) {
        return entry(number, newsroom, kind, "<mos>" + number + "</mos>");
    }

    private static Entry entry(long number, String newsroom, Entry.Kind kind, String message) {
        return new Entry(
                number,
                NOON.plusSeconds(number),
                kind,
                newsroom,
                "us",
                "them",
                "ro",
                "1",
                "",
                "",
                "plain",
                message,
                "",
                "");
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return MAPPER.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(web.url()).resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** What comes back for a request that a proper client would not send. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
