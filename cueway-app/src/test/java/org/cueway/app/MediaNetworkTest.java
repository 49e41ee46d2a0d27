package org.cueway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.app.config.ConfigLoader;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The media network over HTTP, with a facility that is not there. */
class MediaNetworkTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NMOS = "api/v1/nmos";

    @TempDir
    private Path folder;

    private SimulatedFacility facility;
    private Cueway gateway;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(
                Facility.of(7, 16).gear(Gear.CAMERA, Gear.CAMERA, Gear.MONITOR, Gear.MONITOR, Gear.JPEG_XS_CODEC),
                TimeSource.system());
        gateway = gateway("nmos.registry=" + facility.registry().uri());
        until(
                NMOS,
                status -> status.path("counts").path("receivers").asInt()
                                == facility.receivers().size()
                        && status.path("counts").path("flows").asInt()
                                == facility.senders().size()
                        && status.path("state").asString().equals("live"));
    }

    private Cueway gateway(String... more) throws Exception {
        var settings = Stream.concat(
                        Stream.of(
                                "mos.id=us",
                                "mos.listen.host=127.0.0.1",
                                "mos.listen.lower=0",
                                "mos.listen.upper=0",
                                "mos.listen.query=0",
                                "web.host=127.0.0.1",
                                "web.port=0",
                                "store.file=" + folder.resolve("cueway.db"),
                                "nmos.folder=" + folder.resolve("nmos")),
                        Stream.of(more))
                .toList();
        return Cueway.start(ConfigLoader.load(Optional.empty(), settings, Map.of()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        facility.close();
    }

    @Test
    void C32_C34_everySenderAndReceiverIsListedPageByPageWithWhatPeopleCallIt() throws Exception {
        var labels = new ArrayList<String>();
        var next = "";
        do {
            var page = get(NMOS + "/receivers?limit=5&after=" + next);
            page.path("items").forEach(item -> labels.add(item.path("label").asString()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(labels)
                .containsExactlyInAnyOrderElementsOf(
                        facility.receivers().stream().map(Endpoint::label).toList());
        var found = get(NMOS + "/senders?q=" + encoded("CAM 1 video")).path("items");
        assertThat(found).anyMatch(item -> item.path("label").asString().equals("CAM 1 video"));
        var camera = get(NMOS + "/senders/" + encoded("CAM 1 video"));
        assertThat(camera.path("mediaType").asString()).isEqualTo("video/raw");
        assertThat(camera.path("group").asString()).isEqualTo("CAM 1");
        assertThat(camera.path("role").asString()).isEqualTo("video");
        assertThat(camera.path("legs").size()).isEqualTo(2);
        assertThat(camera.path("controllable").asBoolean()).isTrue();
        assertThat(get(NMOS + "/senders?format=audio").path("items"))
                .allMatch(item -> item.path("format").asString().equals("audio"));
    }

    @Test
    void C39_C40_aReceiverIsConnectedAndDisconnectedByTheNamesOfThings() throws Exception {
        var made = post(NMOS + "/connections", """
                { "sender": "CAM 1 video", "receiver": "MON 1 in video", "by": "director" }""");
        assertThat(made.path("results").get(0).path("result").asString()).isEqualTo("confirmed");
        var receiver = facility.endpoint("MON 1 in video");
        assertThat(receiver.active().path("sender_id").asString())
                .isEqualTo(facility.endpoint("CAM 1 video").id());
        until(
                NMOS + "/receivers/" + receiver.id(),
                item -> item.at("/connection/state").asString().equals("inForce"));
        var one = get(NMOS + "/receivers/" + receiver.id());
        assertThat(one.at("/connection/by").asString()).isEqualTo("director");
        assertThat(one.path("constraints").size()).isEqualTo(2);
        assertThat(one.at("/activeSettings/master_enable").asBoolean()).isTrue();
        assertThat(one.path("transportFile").asString()).contains("m=video");
        assertThat(one.at("/history/0/to").asString()).isEqualTo("CAM 1 video");
        assertThat(get(NMOS + "/connections").path("items").toString()).contains("MON 1 in video");

        var broken = send("DELETE", NMOS + "/connections/" + encoded("MON 1 in video"), "");
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThat(receiver.active().path("master_enable").asBoolean()).isFalse();
    }

    @Test
    void aNameOfSeveralIsRefusedWithTheirIds() throws Exception {
        put(NMOS + "/aliases/" + id("MON 1 in video"), "{ \"alias\": \"WALL\" }");
        put(NMOS + "/aliases/" + id("MON 2 in video"), "{ \"alias\": \"WALL\" }");
        var refused = send("POST", NMOS + "/connections", """
                { "sender": "CAM 1 video", "receiver": "WALL" }""");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(id("MON 1 in video"), id("MON 2 in video"));
        put(NMOS + "/aliases/" + id("MON 2 in video"), "{ \"alias\": \"\" }");
        assertThat(post(NMOS + "/connections", "{ \"sender\": \"CAM 1 video\", \"receiver\": \"WALL\" }")
                        .at("/results/0/result")
                        .asString())
                .isEqualTo("confirmed");
    }

    @Test
    void C81_whatDoesNotFitIsSaidWithAReasonAndTakenOnlyIfSomebodyOverrides() throws Exception {
        var cells = post(
                NMOS + "/compatibility",
                "{ \"senders\": [\"" + id("CAM 1 video") + "\", \"" + id("JXS 1 video") + "\"], \"receivers\": [\""
                        + id("MON 1 in video") + "\"] }");
        assertThat(cells.at("/items/0/grade").asString()).isEqualTo("compatible");
        assertThat(cells.at("/items/1/grade").asString()).isEqualTo("incompatible");
        assertThat(cells.at("/items/1/reasons").toString()).contains("video/jxsv");
        var all = get(NMOS + "/compatibility?receiver=" + encoded("MON 1 in video"))
                .path("items");
        assertThat(all.size()).isEqualTo(facility.senders().size());

        var wish = "{ \"connections\": [ { \"sender\": \"JXS 1 video\", \"receiver\": \"MON 1 in video\"%s },"
                + " { \"sender\": \"JXS 1 video\", \"receiver\": \"MON 2 in video\" } ] }";
        assertThat(results(post(NMOS + "/connections", wish.formatted("")))).doesNotContainValue("confirmed");
        var overridden = results(post(NMOS + "/connections", wish.formatted(", \"override\": true")));
        assertThat(overridden.get(id("MON 1 in video"))).isNotEqualTo("refused");
        assertThat(overridden.get(id("MON 2 in video"))).isEqualTo("refused");
    }

    @Test
    void A16_aTwelveWaySalvoWithFourTroublesNamesAllFourAndUndoRestoresTheEight() throws Exception {
        var receivers = facility.receivers().stream()
                .filter(each ->
                        each.label().endsWith("in video") && !each.label().startsWith("JXS"))
                .limit(12)
                .toList();
        assertThat(receivers).hasSize(12);
        for (var receiver : receivers) facility.connect(id("CAM 2 video"), receiver.id());
        until(NMOS + "/connections", list -> list.path("items").size() == 12);
        var wishes = receivers.stream()
                .map(each -> "{ \"sender\": \"CAM 1 video\", \"receiver\": \"" + each.id()
                        + "\", \"seen\": { \"sender\": \"" + id("CAM 2 video") + "\" } }")
                .collect(Collectors.joining(", "));
        var broken = receivers.get(0);
        var silent = receivers.get(1);
        var locked = receivers.get(2);
        var changed = receivers.get(3);
        facility.fail(broken.id(), new HttpFault.Answers(Requests.of("PATCH"), 500, Optional.empty()));
        facility.fail(silent.id(), new HttpFault.HangsUp(Requests.of("PATCH"), false));
        put(NMOS + "/locks/" + locked.id(), "{ \"owner\": \"gallery\", \"kind\": \"lock\", \"reason\": \"on air\" }");
        facility.connect(id("CAM 3 video"), changed.id());
        until(
                NMOS + "/receivers/" + changed.id(),
                item -> item.at("/connection/senderID").asString().equals(id("CAM 3 video")));

        var take = post(NMOS + "/connections", "{ \"connections\": [" + wishes + "] }");
        var results = results(take);
        assertThat(results.values().stream().filter("confirmed"::equals)).hasSize(8);
        assertThat(results.get(broken.id())).isEqualTo("failed");
        assertThat(results.get(silent.id())).isEqualTo("unconfirmed");
        assertThat(results.get(locked.id())).isEqualTo("refused");
        assertThat(results.get(changed.id())).isIn("refused", "skipped");
        assertThat(take.toString()).contains("gallery");

        facility.heal();
        var id = take.path("take").asString();
        assertThat(get(NMOS + "/takes").at("/items/0/id").asString()).isEqualTo(id);
        assertThat(get(NMOS + "/takes").at("/items/0/undoable").asBoolean()).isTrue();
        post(NMOS + "/takes/" + id + "/undo", "{}");
        for (var receiver : receivers.subList(4, 12)) {
            assertThat(receiver.active().path("sender_id").asString()).isEqualTo(id("CAM 2 video"));
        }
        assertThat(changed.active().path("sender_id").asString()).isEqualTo(id("CAM 3 video"));
    }

    @Test
    void aDryRunSendsNothingAndShowsWhatItWouldSend() throws Exception {
        facility.forget();
        var tried = post(NMOS + "/connections", """
                { "sender": "CAM 1 video", "receiver": "MON 1 in video", "dryRun": true }""");
        assertThat(tried.at("/results/0/result").asString()).isEqualTo("skipped");
        assertThat(tried.at("/results/0/body").asString()).contains(id("CAM 1 video"));
        assertThat(facility.received("PATCH")).isEmpty();
    }

    @Test
    void aSalvoIsKeptOverARestartAndTakenByItsName() throws Exception {
        put(NMOS + "/salvos/" + encoded("Evening news"), """
                { "connections": [ { "sender": "CAM 1 video", "receiver": "MON 1 in video" },
                                   { "sender": "CAM 2 video", "receiver": "MON 2 in video" } ] }""");
        gateway.close();
        gateway = gateway("nmos.registry=" + facility.registry().uri());
        until(
                NMOS,
                status -> status.path("counts").path("receivers").asInt()
                        == facility.receivers().size());
        assertThat(get(NMOS + "/salvos").at("/items/0/name").asString()).isEqualTo("Evening news");
        until(
                NMOS + "/senders",
                list -> list.path("items").size() == facility.senders().size());
        var taken = post(NMOS + "/salvos/" + encoded("Evening news") + "/take", "{}");
        assertThat(results(taken).values()).containsExactly("confirmed", "confirmed");
        assertThat(send("DELETE", NMOS + "/salvos/" + encoded("Evening news"), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", NMOS + "/salvos/" + encoded("Evening news") + "/take", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLockOfSomebodyElseIsTakenAwayOnlyByForce() throws Exception {
        var path = NMOS + "/locks/" + id("MON 1 in video");
        put(path, "{ \"owner\": \"gallery\", \"kind\": \"protect\" }");
        assertThat(send("PUT", path, "{ \"owner\": \"studio\" }").statusCode()).isEqualTo(409);
        assertThat(send("DELETE", path, "{ \"owner\": \"studio\" }").body()).contains("gallery");
        assertThat(send("DELETE", path, "{ \"owner\": \"studio\", \"force\": true }")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(NMOS + "/receivers/" + id("MON 1 in video")).path("lock").isNull())
                .isTrue();
    }

    @Test
    void A15_whenTheRegistryIsGoneAllIsStillShownAsStaleAndAnAlarmSaysSo() throws Exception {
        facility.registry().leave();
        until(NMOS, status -> !status.path("staleSince").isNull());
        assertThat(get(NMOS + "/receivers?limit=1000").path("items"))
                .hasSize(facility.receivers().size())
                .allMatch(item -> item.path("stale").asBoolean());
        assertThat(get("api/v1/status").path("alarms").toString()).contains("no registry answers");
        var taken = post(NMOS + "/connections", """
                { "sender": "CAM 1 video", "receiver": "MON 1 in video" }""");
        assertThat(taken.at("/results/0/result").asString()).isEqualTo("confirmed");
        facility.registry().comeBack();
        until(NMOS, status -> status.path("staleSince").isNull());
    }

    @Test
    void C42_aChangeFromOutsideIsToldToConsolesAsAnEvent() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + "api/v1/events"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            var events = lines.iterator();
            while (!events.next().equals("event: status")) {
                // everything before is the greeting
            }
            facility.connect(id("CAM 1 video"), id("MON 1 in video"));
            String last = "";
            for (String line; !(line = events.next()).contains(id("MON 1 in video")); ) last = line;
            assertThat(last).isEqualTo("event: nmos");
        }
        until(
                NMOS + "/receivers/" + id("MON 1 in video"),
                item -> item.at("/connection/state").asString().equals("external"));
    }

    @Test
    void whatIsWrongWithARequestIsSaid() throws Exception {
        for (var wrong : List.of(
                "{ \"sender\": \"CAM 1 video\" }",
                "{ \"receiver\": \"MON 1 in video\" }",
                "{ \"sender\": \"CAM 1 video\", \"receiver\": \"MON 1 in video\", \"colour\": 1 }",
                "{ \"sender\": \"CAM 1 video\", \"receiver\": \"MON 1 in video\", \"at\": { \"time\": \"soon\" } }",
                "{ \"sender\": \"CAM 1 video\", \"receiver\": \"MON 1 in video\", \"legs\": [ 2 ] }",
                "{ \"sender\": \"CAM 1 video\", \"receiver\": \"MON 1 in video\", \"policy\": \"maybe\" }",
                "{ \"connections\": [] }")) {
            var refused = send("POST", NMOS + "/connections", wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("expected");
        }
        assertThat(send("POST", NMOS + "/connections", "{ \"sender\": \"CAM 1 video\", \"receiver\": \"NO\" }")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", NMOS + "/connections", "{}").statusCode()).isEqualTo(405);
        assertThat(send("GET", NMOS + "/nonsense", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", NMOS + "/senders?limit=0", "").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutARegistryThereIsNoMediaNetwork() throws Exception {
        gateway.close();
        gateway = gateway("nmos.registry=none");
        var refused = send("GET", NMOS, "");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("nmos.registry");
    }

    private String id(String label) {
        return facility.endpoint(label).id();
    }

    private static Map<String, String> results(JsonNode take) {
        var results = new HashMap<String, String>();
        take.path("results")
                .forEach(line -> results.put(
                        line.path("receiver").asString(), line.path("result").asString()));
        return results;
    }

    private void until(String path, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonNode seen = get(path);
        while (!wanted.test(seen)) {
            assertThat(System.nanoTime()).as("in vain at %s: %s", path, seen).isLessThan(deadline);
            TimeSource.system().sleep(Duration.ofMillis(50));
            seen = get(path);
        }
    }

    private JsonNode get(String path) throws Exception {
        return json(send("GET", path, ""));
    }

    private JsonNode post(String path, String body) throws Exception {
        return json(send("POST", path, body));
    }

    private void put(String path, String body) throws Exception {
        json(send("PUT", path, body));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + path));
        if (body.isEmpty()) request.method(method, BodyPublishers.noBody());
        else request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
