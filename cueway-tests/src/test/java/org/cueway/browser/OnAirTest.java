package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A show in the console while it is on air, on an output whose page is open in the same browser. */
final class OnAirTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String DEVICES = """
            newsrooms: [ { id: %s } ]
            graphics: { folder: "%s", outputs: [ { id: main }, { id: wall } ] }
            cues:
              - when: { itemChannel: CG1 }
                do: [ { device: main, graphic: "payload:/graphic", data: "payload:/data" } ]
              - when: { itemChannel: WALL }
                do: [ { device: wall, graphic: "payload:/graphic", data: "payload:/data" } ]
            """;
    private static final String NEXT = "document.querySelector('[data-testid=next-slug]').textContent.trim()";

    @TempDir
    private static Path folder;

    private static Station station;
    private static ApiCaller api;
    private static Browser browser;
    private static String console = "";
    private static int running;

    private Dialogue newsroom;
    private String roID;
    private String key;

    @BeforeAll
    static void start() throws Exception {
        var graphics =
                Path.of("../graphics").toAbsolutePath().normalize().toString().replace('\\', '/');
        station = Station.open(folder, DEVICES.formatted(Station.NCS_ID, graphics));
        api = new ApiCaller(station.gateway().url());
        browser = Browser.open(station.gateway().url()).moving();
        browser.go("output/main");
        browser.until("window.cueway");
        // Beside it, not above it: a page that is hidden plays nothing.
        console = browser.openBeside("devices");
        browser.size(1600, 900);
        browser.until(lampOf("main") + " === 'up'");
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
    }

    @BeforeEach
    void openTheShow() throws Exception {
        newsroom = station.connect();
        roID = "RO-" + ++running;
        say("<roCreate><roID>" + roID + "</roID><roSlug>Evening show</roSlug><roEdStart>"
                + Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS)
                + "</roEdStart><roEdDur>00:10:00</roEdDur>"
                + story("S1", "HEADLINES", third("1", "L3 ANCHOR"), item("2", "CLIP A", "VTR", ""))
                + story("S2", "FERRY STRIKE", third("1", "L3 UNION"), third("2", "L3 MINISTER"))
                + story("S3", "WEATHER", item("1", "NO SUCH GRAPHIC", "CG1", "<graphic>hologram</graphic>"))
                + "</roCreate>");
        key = api.keyOf(roID);
        browser.go("onair/" + key);
        browser.until(NEXT + " === 'L3 ANCHOR'");
    }

    @AfterEach
    void leave() throws Exception {
        browser.to(console);
        for (var device : List.of("main", "wall")) {
            api.post("devices/" + device + "/rehearsal", "{\"on\":false}", "");
            api.post("devices/" + device + "/clear", "{}", "");
        }
        newsroom.close();
        assertThat(browser.complaints()).allMatch(line -> line.contains("422") || line.contains("favicon"));
    }

    @Test
    void takeByItsKeyPutsTheNextOneOnAirAndAllConsolesSeeWhatFollows() {
        var other = browser.openWindow("onair/" + key);
        browser.until(NEXT + " === 'L3 ANCHOR'");
        browser.to(console);
        browser.type(Keys.F12);
        browser.until(tally("S1", "1") + " === 'ON AIR'");
        browser.until(NEXT + " === 'L3 UNION'");
        assertThat(browser.is("/main\\s+layer 20/.test(" + row("S1", "1") + ".textContent)"))
                .isTrue();
        browser.until("document.querySelector('[data-testid=on-air-chip]').textContent.includes('L3 ANCHOR')");
        browser.type(Keys.F9);
        browser.until(NEXT + " === 'L3 MINISTER'");
        browser.to(other);
        browser.until(NEXT + " === 'L3 MINISTER' && " + tally("S1", "1") + " === 'ON AIR' && " + tally("S2", "2")
                + " === 'NEXT'");
        assertThat(browser.is("document.querySelector('[data-testid=remote].is-remote').textContent.includes('TAKE')"))
                .as("what another console fired is said")
                .isTrue();
        browser.closeWindow(console);
        browser.type(Keys.F12);
        browser.until(tally("S2", "2") + " === 'ON AIR' && " + tally("S1", "1") + " === 'AIRED'");
    }

    @Test
    void whatTheNewsroomFiresFlashesItsRowAndSaysWho() {
        control("S2", "1", "EXECUTE");
        browser.until(row("S2", "1") + ".className.includes('remote-glow')");
        browser.until(tally("S2", "1") + " === 'ON AIR'");
        browser.until(row("S2", "1") + ".querySelector('.c-by').textContent.includes('roCtrl EXECUTE')");
        browser.until(NEXT + " === 'L3 MINISTER'");
    }

    @Test
    void A09_whatTheNewsroomDeletesStaysOnAirInItsPlaceAndIsStoppedFromThere() {
        browser.type(Keys.F9);
        browser.until(NEXT + " === 'L3 UNION'");
        browser.type(Keys.F12);
        browser.until(tally("S2", "1") + " === 'ON AIR'");
        say("<roElementAction operation=\"DELETE\"><roID>" + roID + "</roID><element_target></element_target>"
                + "<element_source><storyID>S2</storyID></element_source></roElementAction>");
        var gone = "document.querySelector(\"[data-key='gone S2 1']\")";
        browser.until(gone + ".textContent.includes('ON AIR') && " + gone + ".textContent.includes('GONE IN NCS')");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[data-testid=grid] .rows-body .row')].map((row) => row.dataset.key)"))
                .containsExactly("s S1", "i S1 1", "i S1 2", "gone S2 1", "s S3", "i S3 1");
        browser.click("[data-key='gone S2 1']");
        browser.click("[data-testid=cue-out]");
        browser.until("!" + gone);
    }

    @Test
    void whyADeviceRefusesIsSaidInTheRow() {
        browser.click("[data-key='i S3 1']");
        browser.run("dispatchEvent(new KeyboardEvent('keydown', { key: 'E', shiftKey: true }))");
        browser.until(row("S3", "1") + ".querySelector('[data-testid=trouble]').textContent.includes('hologram')");
        assertThat(browser.is(tally("S3", "1") + " !== 'ON AIR'")).isTrue();
        browser.type("d");
        browser.until("document.querySelector('[data-testid=dry-run][open]').textContent.includes('Nothing was sent')");
        assertThat(browser.accessibilityFaults()).isEmpty();
        browser.escape();
        browser.click("[data-key='i S1 2']");
        browser.type(Keys.F10);
        browser.until("document.querySelector('[data-testid=said].is-bad').textContent.includes('no device acts')");
    }

    @Test
    void whoTypesFiresNothingAndIsTold() {
        browser.type("/", "union", Keys.F12, Keys.F9);
        browser.until("document.querySelector('[data-testid=typing]').textContent.includes('F9 did nothing')");
        browser.until("document.querySelectorAll('[data-testid=grid] .row.story').length === 2");
        browser.escape();
        assertThat(browser.is(NEXT + " === 'L3 ANCHOR' && !document.querySelector('[data-tally=onAir]')"))
                .isTrue();
    }

    @Test
    void allGraphicsAreClearedByHoldingAndNotByAClick() {
        browser.type(Keys.F12);
        browser.until(tally("S1", "1") + " === 'ON AIR'");
        var panic = "document.querySelector('[data-testid=panic] button')";
        browser.run(panic + ".dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));" + panic
                + ".dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))");
        browser.run("document.querySelector('[data-testid=clear] button').click()");
        browser.run(panic + ".dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
        assertThat(browser.is(tally("S1", "1") + " === 'ON AIR'")).isTrue();
        browser.until(panic + ".textContent.includes('Keep holding')");
        browser.until(tally("S1", "1") + " !== 'ON AIR'");
    }

    @Test
    void aRehearsalIsSeenOnEveryPageAndNothingIsSent() {
        browser.click("[data-testid=rehearse-all]");
        browser.until("document.querySelector('[data-testid=rehearsal]').textContent.includes('REHEARSAL')");
        browser.type(Keys.F12);
        browser.until(row("S1", "1") + ".querySelector('[data-testid=trouble]').textContent.includes('rehearsal')");
        for (String page : List.of("", "devices/main")) {
            browser.go(page);
            browser.until("document.querySelector('[data-testid=rehearsal]').textContent.includes('REHEARSAL')");
        }
        browser.until("document.querySelector('[data-testid=device][data-device=main]').dataset.lamp === 'standby'");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as("devices, %s", theme).isEmpty();
        }
        browser.go("onair");
        browser.until("document.querySelectorAll('[data-testid=shows] .rows-body .row').length > 0");
        assertThat(browser.accessibilityFaults()).as("shows").isEmpty();
        browser.go("onair/" + key);
        browser.click("[data-testid=rehearse-all]");
        browser.until("!document.querySelector('[data-testid=rehearsal]')");
    }

    @Test
    void aDeviceIsTriedOutAfterALookAtWhatIsSentAndHasToBeConfirmedWhileItIsOnAir() {
        browser.go("devices/main");
        browser.until("document.querySelector('[data-testid=test-fire] [name=graphic]').tagName === 'SELECT'");
        browser.click("[data-testid=test-look]");
        browser.until("document.querySelector('[data-testid=test-would]').textContent.includes('layer')");
        assertThat(browser.accessibilityFaults()).isEmpty();
        browser.picture(PICTURES.resolve("device-test.png"));
        browser.click("[data-testid=test-go]");
        browser.until("document.querySelector('[data-testid=place-row]').textContent.includes('Test')");
        browser.until("!document.querySelector('[data-testid=place-row]')");

        control("S2", "1", "EXECUTE");
        browser.until("document.querySelector('[data-testid=place-row]').textContent.includes('L3 UNION')");
        browser.click("[data-testid=test-look]");
        browser.until("document.querySelector('[data-testid=test-anyway]')");
        assertThat(browser.is("!document.querySelector('[data-testid=test-go]')"))
                .isTrue();
    }

    @Test
    void aShowAtItsBusiestShutsNobodyOut() {
        say("<roDelete><roID>" + roID + "</roID></roDelete>");
        roID = "RO-" + ++running;
        say(richShow(roID));
        openShow();
        say("<roReadyToAir><roID>" + roID + "</roID><roAir>READY</roAir></roReadyToAir>");
        control("A", "1", "EXECUTE");
        browser.until(tally("A", "1") + " === 'ON AIR'");
        control("A", "2", "EXECUTE");
        control("A", "3", "EXECUTE");
        browser.until(tally("A", "3") + " === 'ON AIR'");
        control("A", "3", "STOP");
        control("B", "1", "EXECUTE");
        browser.until(tally("B", "1") + " === 'ON AIR' && " + tally("A", "3") + " === 'AIRED'");
        control("B", "2", "READY");
        browser.until(row("B", "2") + ".textContent.includes('CUED')");
        say("<roElementAction operation=\"DELETE\"><roID>" + roID + "</roID><element_target><storyID>A</storyID>"
                + "</element_target><element_source><itemID>2</itemID></element_source></roElementAction>");
        browser.until("document.querySelector(\"[data-key='gone A 2']\")");
        browser.click("[data-key='i B 2']");
        browser.until("document.querySelector('[data-testid=chosen]')");
        browser.until("!document.querySelector('.is-remote')");
        browser.until("document.getAnimations().length === 0");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
            browser.picture(PICTURES.resolve("on-air-" + theme + ".png"));
        }
        browser.go("devices/main");
        browser.until("document.querySelector('[data-testid=trace]')");
        browser.picture(PICTURES.resolve("devices.png"));
    }

    private void openShow() {
        try {
            key = api.keyOf(roID);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        browser.go("onair/" + key);
        browser.until(row("A", "1"));
    }

    private static String richShow(String roID) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "<roCreate><roID>" + roID
                + "</roID><roSlug>Evening News 19:00</roSlug><roChannel>ONE HD</roChannel><roEdStart>"
                + now.minusSeconds(95) + "</roEdStart><roEdDur>00:12:00</roEdDur>"
                + story(
                        "A",
                        "OPEN AND HEADLINES",
                        item(
                                "1",
                                "LIVE CLOCK",
                                "CG1",
                                "<graphic>clock</graphic><data><label>OSLO</label><zone>Europe/Oslo</zone></data>"),
                        item(
                                "2",
                                "TICKER TONIGHT",
                                "CG1",
                                "<graphic>ticker</graphic><data><label>TONIGHT</label><items>Ferry strike enters third day</items><items>Storm on the west coast</items></data>"),
                        timed(
                                "3",
                                "TITLE HEADLINES",
                                "00:00:20",
                                "<graphic>title</graphic><data><kicker>EVENING NEWS</kicker><headline>Ferries stand still</headline></data>"),
                        timed("4", "CLIP HEADLINE BEDS", "00:00:40", ""))
                + story(
                        "B",
                        "FERRY STRIKE, LIVE FROM THE QUAY",
                        timed(
                                "1",
                                "L3 KARI NORDAHL, UNION",
                                "00:00:35",
                                "<graphic>lower-third</graphic><data><name>Kari Nordahl</name><title>Seamen’s Union</title><kicker>FERRY STRIKE</kicker></data>"),
                        timed(
                                "2",
                                "L3 TOM EIDE, REPORTER",
                                "00:00:30",
                                "<graphic>lower-third</graphic><data><name>Tom Eide</name><title>at the ferry quay</title><kicker>LIVE</kicker></data>"),
                        timed(
                                "3",
                                "MAP FERRY ROUTES",
                                "00:00:25",
                                "<graphic>points</graphic><data><headline>Routes that stand still</headline><points>Bergen – Stavanger</points><points>Moss – Horten</points></data>"))
                + story(
                        "C",
                        "STORM ON THE WEST COAST",
                        timed(
                                "1",
                                "OTS STORM",
                                "00:00:30",
                                "<graphic>title</graphic><data><headline>Storm</headline></data>"),
                        timed(
                                "2",
                                "L3 IDA MOEN, METEOROLOGIST",
                                "00:00:20",
                                "<graphic>lower-third</graphic><data><name>Ida Moen</name><title>Meteorologist</title></data>"),
                        timed("3", "CLIP WAVES AT STAD", "00:01:05", ""))
                + story(
                        "D",
                        "PRICES: WHAT FOOD COSTS NOW",
                        timed(
                                "1",
                                "POINTS FOOD PRICES",
                                "00:00:45",
                                "<graphic>points</graphic><data><headline>Food prices</headline><points>Milk +4 %</points><points>Bread +6 %</points></data>"),
                        timed(
                                "2",
                                "L3 ECONOMIST",
                                "00:00:20",
                                "<graphic>lower-third</graphic><data><name>Per Aas</name><title>Economist</title></data>"))
                + story(
                        "E",
                        "SPORT: CUP FINAL TOMORROW",
                        timed(
                                "1",
                                "L3 COACH",
                                "00:00:20",
                                "<graphic>lower-third</graphic><data><name>Liv Berg</name><title>Coach</title></data>"),
                        timed("2", "CLIP TRAINING", "00:00:50", ""))
                + story(
                        "F",
                        "WEATHER",
                        timed(
                                "1",
                                "TITLE WEATHER",
                                "00:00:30",
                                "<graphic>title</graphic><data><headline>Weather</headline></data>"))
                + story(
                        "G",
                        "CLOSE",
                        timed(
                                "1",
                                "TITLE CREDITS",
                                "00:00:20",
                                "<graphic>title</graphic><data><headline>Good night</headline></data>"))
                + "</roCreate>";
    }

    private static String timed(String id, String slug, String length, String payload) {
        return item(id, slug, payload.isEmpty() ? "VTR" : "CG1", payload)
                .replace("<mosID>", "<itemEdDur>" + length + "</itemEdDur><mosID>");
    }

    private static String third(String id, String slug) {
        return item(id, slug, "CG1", "<graphic>lower-third</graphic><data><name>" + slug + "</name></data>");
    }

    private static String item(String id, String slug, String channel, String payload) {
        return "<item><itemID>" + id + "</itemID><itemSlug>" + slug + "</itemSlug><objID>" + slug
                + "</objID><mosID>graphics.example.mos</mosID><itemChannel>" + channel
                + "</itemChannel><mosExternalMetadata><mosScope>PLAYLIST</mosScope>"
                + "<mosSchema>https://example.com/graphics</mosSchema><mosPayload>" + payload
                + "</mosPayload></mosExternalMetadata></item>";
    }

    private static String story(String id, String slug, String... items) {
        return "<story><storyID>" + id + "</storyID><storySlug>" + slug + "</storySlug><storyNum>" + id + "</storyNum>"
                + String.join("", items) + "</story>";
    }

    private static String row(String storyID, String itemID) {
        return "document.querySelector(\"[data-key='i " + storyID + " " + itemID + "']\")";
    }

    private static String tally(String storyID, String itemID) {
        return row(storyID, itemID) + ".querySelector('.tally')?.textContent";
    }

    private static String lampOf(String device) {
        return "document.querySelector('[data-testid=device][data-device=" + device + "]').dataset.lamp";
    }

    private void control(String storyID, String itemID, String command) {
        say("<roCtrl><roID>" + roID + "</roID><storyID>" + storyID + "</storyID><itemID>" + itemID
                + "</itemID><command>" + command + "</command></roCtrl>");
    }

    private void say(String message) {
        assertThat(newsroom.ask(message).status()).as(message).isEqualTo("OK");
    }
}
