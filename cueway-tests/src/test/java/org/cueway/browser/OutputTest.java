package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a newsroom's cue to what is painted, in Chromium with a transparent background. */
final class OutputTest {
    private static final String NAME =
            "<graphic>lower-third</graphic><data><name>Ada Lovelace</name><title>Countess</title></data>";
    private static final int LAYER = 20;

    @TempDir
    private static Path folder;

    private static Show show;
    private static Browser browser;
    private static Picture picture;
    private static int shows;

    private String ro;

    @BeforeAll
    static void start() throws Exception {
        var graphics = Files.createDirectories(folder.resolve("graphics"));
        copy(Path.of("../graphics/station"), graphics.resolve("station"));
        broken(graphics);
        show = Show.open(folder, graphics);
        browser = Browser.open(show.station().gateway().url()).moving();
        picture = new Picture(browser);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var each : (Iterable<Path>) all::iterator)
                Files.copy(each, to.resolve(from.relativize(each).toString()));
        }
    }

    /** A graphic that throws, one that never answers, and one that cannot be read. */
    private static void broken(Path graphics) throws IOException {
        var manifest = """
                { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "%s", "name": "n",
                  "main": "%s.mjs", "supportsRealTime": true, "supportsNonRealTime": false }""";
        var bad = Files.createDirectories(graphics.resolve("bad"));
        for (var id : new String[] {"throws", "hangs", "spies"}) {
            Files.writeString(bad.resolve(id + ".ograf.json"), manifest.formatted(id, id));
        }
        Files.writeString(bad.resolve("throws.mjs"), """
                export default class extends HTMLElement {
                  async load() {}
                  async playAction() { throw new Error('I will not'); }
                  async stopAction() {}
                  async dispose() {}
                }
                """);
        Files.writeString(bad.resolve("hangs.mjs"), """
                export default class extends HTMLElement {
                  async load() { this.textContent = 'here'; }
                  playAction() { return new Promise(() => {}); }
                  stopAction() { return new Promise(() => {}); }
                  async dispose() {}
                }
                """);
        Files.writeString(bad.resolve("spies.mjs"), """
                export default class extends HTMLElement {
                  async load() {}
                  async playAction() {
                    const seen = await fetch('/api/v1/status').then((it) => it.text(), () => 'nothing');
                    return { statusCode: 500, statusMessage: 'it saw ' + seen };
                  }
                  async stopAction() {}
                  async dispose() {}
                }
                """);
        Files.writeString(bad.resolve("wrong.ograf.json"), "{");
    }

    @AfterAll
    static void stop() {
        browser.close();
        show.close();
    }

    @BeforeEach
    void create() {
        ro = "RO-" + ++shows;
        show.create(ro, Map.of("A", NAME, "B", NAME.replace("Ada Lovelace", "Alan Turing")));
        picture.open("output/main");
    }

    @AfterEach
    void clear() {
        show.control(ro, "A", "STOP");
        show.control(ro, "B", "STOP");
        picture.untilStill();
        assertThat(picture.isClear()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLowerThirdIsNotSeenWhenItIsReadyIsSeenInsideTheSafeAreaWhenTakenAndLeavesNothingBehind() {
        show.control(ro, "A", "READY");
        browser.until("cueway.stage.shows()[20]?.next");
        assertThat(picture.isClear()).isTrue();
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        picture.untilStill();
        var box = picture.box();
        assertThat(Picture.SAFE.contains(box)).as("%s in the safe area", box).isTrue();
        assertThat(box.width).isBetween(400, 800);
        assertThat(box.height).isBetween(120, 200);
        show.control(ro, "A", "STOP");
        browser.until("!cueway.stage.shows()[20]");
        picture.untilStill();
        assertThat(picture.isClear()).isTrue();
    }

    @Test
    void A17_aSpellingThatIsMendedIsMendedOnAirInPlace() {
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        browser.run("window.element = " + Picture.element(LAYER, ".name"));
        show.say("<roItemReplace><roID>" + ro + "</roID><storyID>S</storyID><itemID>A</itemID>"
                + Show.item("A", NAME.replace("Lovelace", "King")) + "</roItemReplace>");
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada King");
        assertThat(browser.is("window.element === " + Picture.element(LAYER, ".name")))
                .isTrue();
        assertThat(browser.is("document.querySelectorAll('[data-instance]').length === 1"))
                .isTrue();
    }

    @Test
    void anotherItemOnTheSameLayerTakesItsPlace() {
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        show.control(ro, "B", "READY");
        show.control(ro, "B", "EXECUTE");
        picture.until(LAYER, ".name", "Alan Turing");
        browser.until("document.querySelectorAll('[data-instance]').length === 1");
    }

    @Test
    void aReloadTakesUpWhatIsOnAirAndWhatIsReadyAtOnce() {
        show.control(ro, "A", "EXECUTE");
        show.control(ro, "B", "READY");
        browser.until("cueway.stage.shows()[20]?.next");
        picture.open("output/main");
        picture.until(LAYER, ".name", "Ada Lovelace");
        browser.until("cueway.stage.shows()[20].next");
        picture.untilStill();
        assertThat(Picture.SAFE.contains(picture.box())).isTrue();
    }

    @Test
    void aGatewayThatIsKilledLeavesThePictureAndFindsItAgain() throws Exception {
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        picture.untilStill();
        browser.run("window.element = " + Picture.element(LAYER, ".name"));
        var before = picture.box();
        show.killAndRestart();
        assertThat(picture.box()).isEqualTo(before);
        await().until(() -> show.device().contains("\"confirmed\""));
        assertThat(browser.is("window.element === " + Picture.element(LAYER, ".name")))
                .isTrue();
        assertThat(picture.box()).isEqualTo(before);
        // What the browser says of a link that broke is right.
        browser.complaints();
    }

    @Test
    void twoPagesShowTheSameAndAPreviewShowsWhatIsNext() {
        var first = browser.window();
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        show.control(ro, "B", "READY");
        var second = browser.openWindow("output/main");
        picture.until(LAYER, ".name", "Ada Lovelace");
        browser.openWindow("output/main?preview");
        picture.until(LAYER, ".name", "Alan Turing");
        browser.closeWindow(second);
        browser.closeWindow(first);
    }

    @Test
    void aGraphicThatThrowsIsRefusedInItsOwnWordsAndOneThatHangsKeepsNobodyWaiting() throws Exception {
        show.say("<roStoryAppend><roID>" + ro + "</roID><story><storyID>T</storyID>"
                + Show.item("X", "<graphic>throws</graphic>") + Show.item("Y", "<graphic>hangs</graphic>")
                + Show.item("Z", "<graphic>spies</graphic>") + "</story></roStoryAppend>");
        control("X", "EXECUTE");
        await().until(() -> show.device().contains("550 I will not"));
        control("Y", "EXECUTE");
        show.control(ro, "A", "EXECUTE");
        picture.until(LAYER, ".name", "Ada Lovelace");
        browser.until("cueway.stage.shows()[10].air.graphic === 'hangs'");
        control("Y", "STOP");
        browser.until("!cueway.stage.shows()[10]");
        // It is given up, whatever it says.
        picture.untilStill();
        // A graphic is somebody else's code, and has no eyes for what is the gateway's.
        control("Z", "EXECUTE");
        await().until(() -> show.device().contains("500 it saw nothing"));
        assertThat(browser.complaints())
                .allMatch(line -> line.contains("/api/v1/status") || line.contains("stopAction"));
    }

    @Test
    void aCommandThatWasHeldUpOnTheWayIsNotDone() {
        browser.run("""
                window.said = [];
                const real = WebSocket;
                window.WebSocket = class extends EventTarget {
                  static OPEN = 1;
                  readyState = 1;
                  constructor() { super(); window.socket = this; }
                  send(text) { said.push(JSON.parse(text)); }
                };
                import('/output/page/link.js').then(({ Link }) => {
                  const done = { done: Promise.resolve(), within: async () => true };
                  new Link('ws://nowhere', { shows: () => ({}), act: async () => done });
                  window.WebSocket = real;
                  const say = (more, ago) => {
                    const now = performance.now() - 7000000 - ago;
                    const data = JSON.stringify({ now, ...more, ...(more.op && { deadline: now + 1000 }) });
                    socket.dispatchEvent(new MessageEvent('message', { data }));
                  };
                  say({ type: 'ping' }, 0);
                  say({ type: 'do', op: 'play', layer: 1, seq: 1 }, 1500);
                  say({ type: 'do', op: 'play', layer: 1, seq: 2 }, 500);
                });
                """);
        browser.until("said.find((each) => each.seq === 1).why === 'it came too late to be done'");
        browser.until("said.find((each) => each.seq === 2).result === 'done'");
    }

    private void control(String item, String command) {
        show.say("<roCtrl><roID>" + ro + "</roID><storyID>T</storyID><itemID>" + item + "</itemID><command>" + command
                + "</command></roCtrl>");
    }
}
