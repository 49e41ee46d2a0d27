package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.device.ograf.Outputs;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.MemoryStore;
import org.cueway.store.StoreState;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of an output, the files of graphics, and the list of both, over HTTP. */
class OutputPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private Outputs outputs;
    private WebServer web;
    private String main;

    @BeforeEach
    void start() throws IOException {
        Packages.kinds(folder);
        Packages.write(folder, "one", "pictures/logo ü.svg", "<svg/>");
        Packages.write(folder, "one", "page.html", "<script>alert(1)</script>");
        Packages.write(folder, "wrong", "wrong.ograf.json", "{}");
        var limits = Limits.Graphics.defaults();
        var catalogue = Catalogue.read(folder, limits);
        main = catalogue.find("one").orElseThrow().main();
        outputs = Outputs.open(
                () -> catalogue, List.of(new Outputs.Spec("main", 1920, 1080)), limits, TimeSource.system());
        var store = MemoryStore.open();
        var none = NoPeers.peers();
        var sources = new Sources(
                new Sources.Gateway(
                        OutputPagesTest::status,
                        () -> true,
                        List::of,
                        new Sources.Peers(none.dialects(), none.healing(), none.relay(), none.air(), outputs),
                        Optional.empty()),
                new Sources.Rundowns(List::of, _ -> Optional.empty(), Pace.of(ReadRate.wordsPerMinute(120))),
                new Sources.Journal(_ -> List.of(), _ -> {}, _ -> Optional.empty()),
                new Sources.Wishes(
                        new DirectCues(Desk.recover(store), store, Limits.Cues.defaults(), TimeSource.system()),
                        NoStoryActions.sources()),
                NoObjects.objects());
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    private static GatewayStatus status() {
        return new GatewayStatus(
                "1",
                "gateway.example.mos",
                NOON,
                Duration.ZERO,
                NOON,
                ZoneId.of("UTC"),
                Map.of(),
                new StoreState(true, "", NOON, 0, 0, 0),
                List.of(),
                Map.of(),
                List.of());
    }

    @AfterEach
    void stop() {
        web.close();
        outputs.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageHasItsSizeNoScriptOfItsOwnAndIsShutIn() throws Exception {
        for (var path : List.of("/output/main", "/output/main?preview")) {
            var page = get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.body())
                    .contains("data-output=\"main\"", "data-width=\"1920\"", "data-height=\"1080\"")
                    .doesNotContain("@")
                    .doesNotContainPattern("<script[^>]*>[^<]")
                    .doesNotContain("style=");
            assertThat(header(page, "Content-Security-Policy"))
                    .startsWith("sandbox allow-scripts;")
                    .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
                    .doesNotContain("allow-same-origin", "unsafe-eval");
            assertThat(header(page, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "output.js, text/javascript; charset=utf-8",
        "link.js, text/javascript; charset=utf-8",
        "stage.js, text/javascript; charset=utf-8",
        "instance.js, text/javascript; charset=utf-8",
        "running.js, text/javascript; charset=utf-8",
        "sample.js, text/javascript; charset=utf-8",
        "fit.js, text/javascript; charset=utf-8",
        "output.css, text/css; charset=utf-8"
    })
    void whatThePageIsMadeOfCanBeReadByIt(String name, String type) throws Exception {
        var file = get("/output/page/" + name);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo(type);
        assertThat(header(file, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aGraphicIsKeptForAsLongAsItIsTheSame() throws Exception {
        var script = get(main);
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(script, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(script.body()).isEqualTo("export default class extends HTMLElement {}\n");
        var picture = get(main.replace("main.mjs", "pictures/logo%20%C3%BC.svg"));
        assertThat(header(picture, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.body()).isEqualTo("<svg/>");
    }

    @Test
    void aGraphicByItselfIsOnAPageThatIsNoOutputAndIsShutInAsOne() throws Exception {
        var page = get(main.replace("main.mjs", ""));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy")).startsWith("sandbox allow-scripts;");
        assertThat(page.body())
                .contains("data-graphic=\"one\"", "data-script=\"" + main + "\"", "data-width=\"1920\"")
                .doesNotContain("@")
                .doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(get("/graphics/one/1.0/").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageInAPackageMayDoNothing() throws Exception {
        var page = get(main.replace("main.mjs", "page.html"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy")).isEqualTo(RequestHandler.NO_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/output",
                "/output/",
                "/output/nobody",
                "/output/main/",
                "/output/main/link",
                "/output/page/nothing.js",
                "/output/page/..%2f..%2findex.html",
                "/graphics/one/1.0/main.mjs",
                "/graphics/one",
                "/graphics/",
                "/graphics/nobody/1/main.mjs",
                "/graphics/one/%2e%2e/main.mjs"
            })
    void whatIsNotThereIsSaidToBe(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isIn(404, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../one.ograf.json",
                "..%2fone.ograf.json",
                "%2e%2e/%2e%2e/wrong/wrong.ograf.json",
                "%00",
                "..%5cx"
            })
    void noPathLeadsOutOfAPackage(String path) throws Exception {
        assertThat(get(main.replace("main.mjs", path)).statusCode()).isIn(404, 400);
    }

    @Test
    void theListHasEveryGraphicThoseThatAreWrongTooAndTheOutputs() throws Exception {
        var list = JsonMapper.shared().readTree(get("/api/v1/graphics").body());
        assertThat(list.path("items")
                        .valueStream()
                        .map(each -> each.path("id").stringValue(""))
                        .toList())
                .containsExactly("endless", "itself", "large", "one", "three", "typed", "");
        var three = list.at("/items/4");
        assertThat(three.path("stepCount").intValue(0)).isEqualTo(3);
        assertThat(three.path("actions")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList())
                .containsExactly("hold", "resume");
        assertThat(list.at("/items/5/fields/0/name").stringValue("")).isEqualTo("count");
        assertThat(list.at("/items/6/faults")
                        .valueStream()
                        .map(fault -> fault.path("key").stringValue(""))
                        .toList())
                .contains("$schema", "id", "name", "main", "supportsRealTime", "supportsNonRealTime");
        assertThat(list.at("/outputs/0/id").stringValue("")).isEqualTo("main");
        assertThat(list.at("/outputs/0/path").stringValue("")).isEqualTo("/output/main");
    }

    @ParameterizedTest
    @CsvSource({
        "/output/main, true", "/output/page/output.js, true", "/graphics/one/1/main.mjs, true", "/health/live, true",
        "/api/v1/graphics, false", "/outputs, false", "/graphicsx/a, false", "/, false"
    })
    void callersFromElsewhereGetOutputsAndGraphicsAndNothingElse(String path, boolean mayAsk) throws Exception {
        var caller = new Guard.Caller(path, InetAddress.ofLiteral("192.0.2.7"), false, "gateway.example");
        assertThat(new Guard("0.0.0.0").refusal(caller).isEmpty()).isEqualTo(mayAsk);
    }
}
