package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cueway.bench.GatewayProcess;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.SofieNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Sofie's connector plays the newsroom: independent software, with habits of its own, on real sockets. */
class SofieTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RO = "SOFIE;1";

    @Test
    void createsEditsInEveryWayAndAsks(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder);
                var sofie = SofieNewsroom.start()) {
            connect(sofie, station);
            var info = sofie.order("machineInfo", Map.of());
            assertThat(info.path("id").asString()).isEqualTo(Station.MOS_ID);
            assertThat(info.path("profiles").path("profile0").asBoolean()).isTrue();

            create(sofie);
            assertThat(held(sofie)).isEqualTo("A[1 2 3] B[1 2 3] C[1 2 3]");
            editInEveryWay(sofie);

            assertThat(sofie.order("requestAll", Map.of()).toString()).contains(RO);
            acked(sofie, "readyToAir", Map.of("status", "READY"));
            acked(sofie, "sendStory", Map.of("story", "A", "slug", "Story A, told"));
            acked(sofie, "metadata", Map.of("slug", "Renamed"));
            assertThat(sofie.order("request", Map.of("ro", RO)).path("slug").asString())
                    .isEqualTo("Renamed");
            acked(sofie, "delete", Map.of());
            assertThat(sofie.tell("request", Map.of("ro", RO)).path("error").asString())
                    .contains("roID is not held by this device");
        }
    }

    @Test
    void payloadsComeBackAsSofieSentThem(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder);
                var sofie = SofieNewsroom.start()) {
            connect(sofie, station);
            var payload = Map.of("line1", "Ferry & \"strike\" <live>", "line2", "Übermorgen \uD83C\uDF89");
            var item = Map.of("id", "1", "payload", payload);
            acked(sofie, "create", Map.of("stories", List.of(Map.of("id", "A", "items", List.of(item)))));
            var back = sofie.order("request", Map.of("ro", RO)).at("/stories/0/items/0/payload");
            assertThat(back.path("line1").asString()).isEqualTo("Ferry & \"strike\" <live>");
            assertThat(back.path("line2").asString()).isEqualTo("Übermorgen \uD83C\uDF89");
        }
    }

    @Test
    void aKilledGatewayComesBackWithEverythingThatSofieWasPromised(@TempDir Path folder) throws Exception {
        try (var sofie = SofieNewsroom.start();
                var station = Station.open(folder)) {
            connect(sofie, station);
            create(sofie);
            var promised = new ArrayList<String>();
            for (int n = 0; n < 20; n++) {
                acked(sofie, "insertStories", Map.of("story", "A", "stories", List.of(Map.of("id", "N" + n))));
                promised.add("N" + n);
            }
            // Several at once: the connector queues them and sends one after the other while the process dies.
            var orders = new ArrayList<Integer>();
            for (int n = 20; n < 60; n++) {
                orders.add(sofie.begin(
                        "insertStories", in(Map.of("story", "A", "stories", List.of(Map.of("id", "N" + n))))));
            }
            station.killAndRestartOnTheSamePorts();
            for (int n = 20; n < 60; n++) {
                if (sofie.waitFor(orders.get(n - 20)).path("ok").asString("").equals("OK")) promised.add("N" + n);
            }
            awaitConnection(sofie);
            var stories = held(sofie);
            assertThat(Pattern.compile("N\\d+").matcher(stories).results().map(MatchResult::group))
                    .doesNotHaveDuplicates();
            assertThat(promised).allSatisfy(id -> assertThat(stories).contains(id + "[]"));
            assertThat(stories).endsWith("A[1 2 3] B[1 2 3] C[1 2 3]");
            acked(sofie, "deleteStories", Map.of("stories", List.of("A")));
            assertThat(held(sofie)).endsWith(" B[1 2 3] C[1 2 3]");
        }
    }

    @Test
    void R137_R140_asksForOurObjectsOneAndAllAndHearsOfEachChange(@TempDir Path folder) throws Exception {
        try (var sofie = SofieNewsroom.start()) {
            try (var station = Station.open(folder, dialling(sofie))) {
                dial(sofie, station);
                awaitConnection(sofie);
                var caller = new ApiCaller(station.gateway().url());
                for (var slug : List.of("FERRY", "HARBOUR & <QUAY>")) {
                    var made = caller.put(
                            "objects/" + slug.charAt(0),
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "objSlug", slug, "objType", "VIDEO", "objTB", "50", "objDur", "1500")));
                    assertThat(made.status()).isEqualTo(201);
                }
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(objects(sofie)).containsExactly("F FERRY 1", "H HARBOUR & <QUAY> 1"));

                var one = sofie.order("mosObject", Map.of("objID", "H"));
                assertThat(one.path("slug").asString()).isEqualTo("HARBOUR & <QUAY>");
                assertThat(one.path("air").asString()).isEqualTo("READY");
                assertThat(one.path("revision").asInt()).isEqualTo(1);
                assertThat(sofie.tell("mosObject", Map.of("objID", "nobody's")).toString())
                        .contains("objID is not held by this device");

                assertThat(sofie.order("mosObjects", Map.of("pause", 0)).asString())
                        .isEqualTo("ACK");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(objects(sofie)).endsWith("F FERRY 1, H HARBOUR & <QUAY> 1"));
            }
        }
    }

    /** Objects that came unasked, a message each: {@code F FERRY 1, H HARBOUR 1}. */
    private static List<String> objects(SofieNewsroom sofie) {
        return sofie.events().stream()
                .filter(each -> each.path("event").asString().equals("mosObjects"))
                .map(each -> each.path("objects")
                        .valueStream()
                        .map(object -> object.path("id").asString() + " "
                                + object.path("slug").asString() + " "
                                + object.path("revision").asInt())
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    @Test
    void heartbeatsGoBothWays(@TempDir Path folder) throws Exception {
        try (var sofie = SofieNewsroom.start()) {
            try (var station = Station.open(folder, dialling(sofie))) {
                dial(sofie, station);
                awaitConnection(sofie);
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(received(sofie)).anyMatch(text -> text.contains("<heartbeat>")));
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(lanes(station, "out")).isNotEmpty().allMatch("up"::equals));
                assertThat(lanes(station, "in")).isNotEmpty().allMatch("up"::equals);
            }
        }
    }

    /** The newsroom listens, and the gateway is to dial it. */
    static String dialling(SofieNewsroom sofie) {
        var ports = sofie.order("listen", Map.of("ncsID", Station.NCS_ID, "mosID", Station.MOS_ID));
        return """
                newsrooms:
                  - id: %s
                    dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d }
                """.formatted(
                Station.NCS_ID, ports.path("lower").asInt(), ports.path("upper").asInt());
    }

    private static void editInEveryWay(SofieNewsroom sofie) {
        var inserted = List.of(story("D", "1"), story("E", "1"));
        edit(sofie, "insertStories", Map.of("story", "B", "stories", inserted), "A[1 2 3] D[1] E[1] B[1 2 3] C[1 2 3]");
        edit(
                sofie,
                "insertItems",
                Map.of("story", "E", "item", "1", "items", items("5", "3")),
                "A[1 2 3] D[1] E[5 3 1] B[1 2 3] C[1 2 3]");
        edit(
                sofie,
                "replaceStories",
                Map.of("story", "D", "stories", List.of(story("F", "7", "8"))),
                "A[1 2 3] F[7 8] E[5 3 1] B[1 2 3] C[1 2 3]");
        edit(
                sofie,
                "replaceItems",
                Map.of("story", "F", "item", "7", "items", items("9")),
                "A[1 2 3] F[9 8] E[5 3 1] B[1 2 3] C[1 2 3]");
        edit(
                sofie,
                "moveStories",
                Map.of("story", "", "stories", List.of("A", "E")),
                "F[9 8] B[1 2 3] C[1 2 3] A[1 2 3] E[5 3 1]");
        edit(
                sofie,
                "moveItems",
                Map.of("story", "B", "item", "2", "items", List.of("3", "1")),
                "F[9 8] B[3 1 2] C[1 2 3] A[1 2 3] E[5 3 1]");
        edit(sofie, "deleteStories", Map.of("stories", List.of("B")), "F[9 8] C[1 2 3] A[1 2 3] E[5 3 1]");
        edit(sofie, "deleteItems", Map.of("story", "F", "items", List.of("8")), "F[9] C[1 2 3] A[1 2 3] E[5 3 1]");
        edit(sofie, "swapStories", Map.of("stories", List.of("F", "C")), "C[1 2 3] F[9] A[1 2 3] E[5 3 1]");
        edit(sofie, "swapItems", Map.of("story", "C", "items", List.of("1", "3")), "C[3 2 1] F[9] A[1 2 3] E[5 3 1]");
        edit(sofie, "replace", Map.of("stories", List.of(story("Z"), story("A", "1"))), "Z[] A[1]");
    }

    private static void edit(SofieNewsroom sofie, String what, Map<String, Object> details, String expected) {
        acked(sofie, what, details);
        assertThat(held(sofie)).as(what).isEqualTo(expected);
    }

    private static void create(SofieNewsroom sofie) {
        acked(
                sofie,
                "create",
                Map.of(
                        "stories",
                        List.of(story("A", "1", "2", "3"), story("B", "1", "2", "3"), story("C", "1", "2", "3"))));
    }

    private static void acked(SofieNewsroom sofie, String what, Map<String, Object> details) {
        assertThat(sofie.order(what, in(details)).asString()).as(what).isEqualTo("OK");
    }

    /** The details with the running order in them; a whole running order calls it {@code id}. */
    private static Map<String, Object> in(Map<String, Object> details) {
        var all = new HashMap<String, Object>(details);
        all.put("ro", RO);
        return all;
    }

    private static Map<String, Object> story(String id, String... items) {
        return Map.of("id", id, "items", items(items));
    }

    private static List<Map<String, Object>> items(String... ids) {
        return List.of(ids).stream().map(id -> Map.<String, Object>of("id", id)).toList();
    }

    private static String held(SofieNewsroom sofie) {
        return sofie.order("request", Map.of("ro", RO))
                .path("stories")
                .valueStream()
                .map(story -> story.path("id").asString() + "["
                        + String.join(
                                " ",
                                story.path("items")
                                        .valueStream()
                                        .map(item -> item.path("id").asString())
                                        .toList())
                        + "]")
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static void connect(SofieNewsroom sofie, Station station) {
        sofie.order("listen", Map.of("ncsID", Station.NCS_ID, "mosID", Station.MOS_ID));
        dial(sofie, station);
        awaitConnection(sofie);
    }

    private static void dial(SofieNewsroom sofie, Station station) {
        dial(sofie, station.gateway(), Station.NCS_ID);
    }

    static void dial(SofieNewsroom sofie, GatewayProcess gateway, String ncsID) {
        sofie.order(
                "dial",
                Map.of(
                        "ncsID",
                        ncsID,
                        "host",
                        "127.0.0.1",
                        "lower",
                        gateway.lower(),
                        "upper",
                        gateway.upper(),
                        "timeout",
                        2_000));
    }

    static void awaitConnection(SofieNewsroom sofie) {
        await().atMost(PATIENCE).until(() -> sofie.order("connected", Map.of()).asBoolean());
    }

    private static List<String> received(SofieNewsroom sofie) {
        return sofie.events().stream()
                .filter(event -> event.path("event").asString().equals("received"))
                .filter(event -> event.path("from").asString().startsWith("incoming"))
                .map(event -> event.path("text").asString())
                .toList();
    }

    private static List<String> lanes(Station station, String direction) throws Exception {
        return station.gateway()
                .get("/api/v1/lanes")
                .path("items")
                .valueStream()
                .filter(lane -> lane.path("direction").asString().equals(direction))
                .map(lane -> lane.path("state").asString())
                .toList();
    }
}
