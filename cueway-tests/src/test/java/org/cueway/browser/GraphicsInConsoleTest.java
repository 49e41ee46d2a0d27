package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.cueway.peers.Uploader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphics in the console: looked at, tried, uploaded by button and by drop, removed; and what running orders say of them. */
final class GraphicsInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String CONFIG = """
            newsrooms: [ { id: %s } ]
            graphics: { folder: "%s", outputs: [ { id: main } ] }
            cues:
              - when: { schema: "https://cueway.org/schema/graphic/*" }
                do: [ { device: main, graphic: "payload:/graphic", data: "payload:/data" } ]
            """;
    private static final String BADGE = """
            export default class extends HTMLElement {
              async load({ data }) { this.innerHTML = '<p style="position:absolute;right:80px;top:60px;font:700 64px sans-serif;color:#fff;background:%s;padding:16px 40px;border-radius:12px"></p>'; this.set(data); }
              set(data) { this.querySelector('p').textContent = data.text; }
              async playAction() {}
              async updateAction({ data }) { this.set(data); }
              async stopAction() {}
              async dispose() {}
            }
            """;
    private static final String TEXT =
            ", \"v_layer\": 60, \"schema\": { \"type\": \"object\", \"required\": [ \"text\" ], \"properties\": { \"text\": { \"type\": \"string\", \"title\": \"Text\", \"default\": \"LIVE\" } } }";

    @TempDir
    private static Path folder;

    private static Station station;
    private static ApiCaller api;
    private static Browser browser;
    private static String output = "";
    private static String console = "";

    private Dialogue newsroom;

    @BeforeAll
    static void start() throws Exception {
        var graphics = Files.createDirectories(folder.resolve("graphics/station"));
        copy(Path.of("../graphics/station"), graphics);
        Files.createDirectories(folder.resolve("graphics/half-done"));
        Files.writeString(
                folder.resolve("graphics/half-done/map.ograf.json"),
                Uploader.EXAMPLE.replace("\"main\": \"main.mjs\"", "\"main\": \"map.mjs\", \"colour\": \"blue\""));
        var path = folder.resolve("graphics").toAbsolutePath().toString().replace('\\', '/');
        station = Station.open(folder, CONFIG.formatted(Station.NCS_ID, path));
        api = new ApiCaller(station.gateway().url());
        try (var newsroom = station.connect()) {
            assertThat(newsroom.ask(show()).status()).isEqualTo("OK");
        }
        browser = Browser.open(station.gateway().url()).moving();
        browser.go("output/main");
        browser.until("window.cueway");
        output = browser.window();
        console = browser.openBeside("graphics");
        browser.size(1600, 900);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(there);
                else Files.copy(file, there);
            }
        }
    }

    private static String show() {
        return "<roCreate><roID>RO</roID><roSlug>Evening News</roSlug><story><storyID>S1</storyID><storySlug>FERRY STRIKE</storySlug>"
                + item("1", "L3 NORDAHL", "lower-third", "1.0.0", "Kari Nordahl")
                + item("2", "L3 EIDE", "lower-third", "0.9.0", "Tom Eide")
                + "</story><story><storyID>S2</storyID><storySlug>WEATHER</storySlug>"
                + item("1", "MAP RAIN", "weather-map", "2.1", "Rain")
                + item("2", "TITLE WEATHER", "title", "1.0.0", "Weather")
                + "</story></roCreate>";
    }

    private static String item(String id, String slug, String graphic, String version, String name) {
        return "<item><itemID>" + id + "</itemID><itemSlug>" + slug
                + "</itemSlug><objID>G" + id
                + "</objID><mosID>graphics.example.mos</mosID><mosExternalMetadata><mosScope>PLAYLIST</mosScope>"
                + "<mosSchema>https://cueway.org/schema/graphic/" + graphic + "</mosSchema><mosPayload><graphic>"
                + graphic
                + "</graphic><version>" + version + "</version><revision>0</revision><data><name>" + name
                + "</name></data></mosPayload></mosExternalMetadata></item>";
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
    }

    @BeforeEach
    void connect() {
        newsroom = station.connect();
        browser.to(console);
        browser.go("graphics");
        browser.until("document.querySelectorAll('[data-testid=graphic][data-state=right]').length >= 6");
    }

    @AfterEach
    void leave() throws Exception {
        newsroom.close();
        api.post("devices/main/clear", "{}", "");
        assertThat(browser.complaints()).allMatch(line -> line.contains("422") || line.contains("409"));
    }

    private static String card(String id) {
        return "document.querySelector('[data-testid=graphic][data-id=\"" + id + "\"]')";
    }

    private static void open(String id) {
        browser.click("[data-testid=graphic][data-id='" + id + "'] a");
        browser.until("document.querySelector('[data-testid=graphic-detail] h2')");
    }

    private void control(String story, String item, String command) {
        assertThat(newsroom.ask("<roCtrl><roID>RO</roID><storyID>" + story + "</storyID><itemID>" + item
                                + "</itemID><command>" + command + "</command></roCtrl>")
                        .status())
                .isEqualTo("OK");
    }

    @Test
    void allGraphicsAreSeenAsTheyLookThoseThatAreWrongOrMissingTooAndNobodyIsShutOut() {
        control("S1", "1", "EXECUTE");
        browser.until("[...document.querySelectorAll('cw-sample')].every((each) => each.dataset.state === 'on')");
        browser.until(card("lower-third") + ".querySelector('.tally')?.textContent === 'ON AIR'");
        assertThat(browser.is(card("weather-map") + ".dataset.state === 'missing'"))
                .isTrue();
        assertThat(browser.is("document.querySelector('[data-testid=graphic][data-state=faulty]')"))
                .isTrue();
        assertThat(browser.is(card("lower-third") + ".textContent.includes('used by 2 items')"))
                .isTrue();
        assertThat(browser.is(card("lower-third") + ".textContent.includes('1 of another version')"))
                .isTrue();
        for (var theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("graphics.png"));
        open("lower-third");
        browser.until("document.querySelectorAll('[data-testid=uses] li').length === 2");
        browser.until("document.querySelector('[data-testid=sample]').dataset.state === 'on'");
        for (var theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults())
                    .as("lower-third, " + theme)
                    .isEmpty();
            browser.picture(PICTURES.resolve("graphic-" + theme + ".png"));
        }
        browser.escape();
        browser.click("[data-testid=graphic][data-state=faulty] a");
        browser.until("document.querySelector('[data-testid=faults]').textContent.includes('colour')");
        browser.picture(PICTURES.resolve("graphic-faulty.png"));
        control("S1", "1", "STOP");
    }

    @Test
    void aGraphicIsTriedWithOtherDataAndStepByStepAndNoOutputShowsIt() {
        open("points");
        browser.until("document.querySelector('[data-testid=sample]').dataset.state === 'on'");
        browser.run(
                "const field = document.querySelector('[data-testid=field][data-id=headline] :is(input, textarea)');"
                        + " field.value = 'What is open'; field.dispatchEvent(new InputEvent('input', { bubbles: true }))");
        browser.click("[data-testid=sample-play]");
        browser.click("[data-testid=sample-step]");
        browser.until("document.querySelector('[data-testid=sample]').at === 1");
        browser.picture(PICTURES.resolve("graphic-tried.png"));
        browser.click("[data-testid=sample-stop]");
        browser.until("document.querySelector('[data-testid=sample]').dataset.state === 'off'");
        assertThat(browser.is("!document.querySelector('[data-testid=sample-trouble]')"))
                .isTrue();
        browser.to(output);
        assertThat(browser.is("Object.keys(cueway.stage.shows()).length === 0")).isTrue();
        browser.to(console);
    }

    private static void hand(Uploader graphic, String name, String how) {
        browser.run("const bytes = Uint8Array.from(atob('" + Base64.getEncoder().encodeToString(graphic.zip())
                + "'), (each) => each.charCodeAt(0)); const held = new DataTransfer();"
                + " held.items.add(new File([bytes], '" + name + "', { type: 'application/zip' }));" + how);
    }

    private static final String BUTTON = "const input = document.querySelector('[data-testid=upload]');"
            + " input.files = held.files; input.dispatchEvent(new Event('change'))";
    private static final String DROP = "document.querySelector('cw-graphics').dispatchEvent(new DragEvent('drop',"
            + " { dataTransfer: held, bubbles: true, cancelable: true }))";

    @Test
    void aPackageComesByButtonIsReplacedByDropAndGoesByHoldingWhileAnotherIsOnAir() throws Exception {
        control("S1", "1", "EXECUTE");
        browser.to(output);
        browser.until("cueway.stage.shows()[20]?.air?.graphic === 'lower-third'");
        browser.run("document.querySelector('[data-layer=\"20\"] .slot').cueOfTest = 'the same'");
        browser.to(console);
        hand(Uploader.graphic("badge", "1", BADGE.formatted("#c21f1f"), TEXT), "badge.zip", BUTTON);
        browser.until(
                "document.querySelector('[data-testid=said][data-good=true]').textContent.includes('Package badge is here')");
        browser.until("document.querySelector('[data-testid=graphic-detail] h2').textContent === 'The badge'");
        browser.until(card("badge") + ".querySelector('cw-sample').dataset.state === 'on'");
        browser.run(
                "document.querySelector('cw-graphics').dispatchEvent(Object.assign(new DragEvent('dragenter',"
                        + " { dataTransfer: (() => { const held = new DataTransfer(); held.items.add(new File(['x'], 'x.zip')); return held; })(), bubbles: true, cancelable: true })))");
        browser.until("document.querySelector('[data-testid=drop-here]')");
        browser.picture(PICTURES.resolve("graphics-drop.png"));
        hand(Uploader.graphic("badge", "2", BADGE.formatted("#1f5fc2"), TEXT), "badge.zip", DROP);
        browser.until("document.querySelector('[data-testid=said]').textContent.includes('is replaced')");
        browser.until(card("badge") + ".textContent.includes('2')");
        hand(Uploader.graphic("badge", "3", "", TEXT).with("badge/../../x", ""), "evil.zip", DROP);
        browser.until(
                "document.querySelector('[data-testid=said][data-good=false]').textContent.includes('stays inside the package')");
        browser.picture(PICTURES.resolve("graphics-refused.png"));
        // The whole station, changed, while one of its graphics is on air.
        var changed = Uploader.of(Path.of("../graphics/station"))
                .changed("station/lower-third.ograf.json", "\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"");
        assertThat(changed.to(station.gateway().url()).text("outcome")).isEqualTo("replaced");
        browser.until(card("lower-third") + ".textContent.includes('1.1.0')");
        browser.to(output);
        assertThat(browser.is("document.querySelector('[data-layer=\"20\"] .slot').cueOfTest === 'the same'"))
                .as("what is on air is neither taken away nor loaded anew")
                .isTrue();
        browser.to(console);
        browser.until("!document.querySelector('[data-testid=remove] button').disabled");
        browser.run(
                "document.querySelector('[data-testid=remove] button').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
        browser.until(
                "document.querySelector('[data-testid=said][data-good=true]').textContent.includes('badge is removed')");
        browser.until("!" + card("badge"));
        open("lower-third");
        browser.until("document.querySelector('[data-testid=remove] button').disabled");
        control("S1", "1", "STOP");
        // As it was, for the others.
        Uploader.of(Path.of("../graphics/station")).to(station.gateway().url());
    }

    @Test
    void rowsOfARunningOrderSayWhatIsMissingAndWhatHasChangedAndFollowWhatComes() throws Exception {
        browser.go("rundowns/" + api.keyOf("RO"));
        browser.until(
                "document.querySelectorAll('[data-testid=grid] .row.item').length === 4"
                        + " || (document.querySelectorAll('[data-testid=grid] .fold[data-open=false]').forEach((fold) => fold.click()), false)");
        browser.until("document.querySelectorAll('[data-testid=template-mark]').length === 2");
        browser.until(
                "[...document.querySelectorAll('[data-testid=template-mark]')].map((mark) => mark.dataset.state).join() === 'changed,missing'");
        assertThat(browser.accessibilityFaults()).isEmpty();
        browser.picture(PICTURES.resolve("rundown-templates.png"));
        Uploader.graphic("weather-map", "2.1", BADGE.formatted("#333"), TEXT)
                .to(station.gateway().url());
        browser.until("document.querySelectorAll('[data-testid=template-mark]').length === 1");
        assertThat(api.delete("graphics/weather-map?anyway=true").status()).isEqualTo(200);
        browser.until("document.querySelectorAll('[data-testid=template-mark]').length === 2");
    }
}
