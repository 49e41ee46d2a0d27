package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** Cues in the console: who gave which to what, live, after a reload and after a kill; and giving them there. */
final class CuesInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String CUES = "[...document.querySelectorAll('[data-testid=grid] .rows-body .row')]"
            + ".flatMap((row) => { const cue = row.querySelector('.cue');"
            + " return cue ? [`${row.dataset.id} ${cue.dataset.verb} ${cue.dataset.source}`] : []; })";

    @TempDir
    private static Path folder;

    private static Station station;
    private static Browser browser;
    private static int running;

    private Dialogue newsroom;
    private String roID;

    @BeforeAll
    static void start() throws Exception {
        station = Station.open(folder);
        browser = Browser.open(station.gateway().url());
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
        say("<roCreate><roID>" + roID
                + "</roID><roSlug>Evening show</roSlug><roEdStart>2026-11-24T18:00:00Z</roEdStart>"
                + story("S1", "HEADLINES", "TITLES", "MUSIC BED")
                + story("S2", "FERRY STRIKE", "FERRY STRIKE VO", "L3 UNION SPOKESPERSON", "FERRY QUEUE MAP")
                + story("S3", "WEATHER", "RAIN CHART") + "</roCreate>");
        browser.go("rundowns/" + new ApiCaller(station.gateway().url()).keyOf(roID));
        browser.until("document.querySelectorAll('[data-testid=grid] .row.story').length === 3");
    }

    @AfterEach
    void leave() {
        newsroom.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatTheNewsroomWantsIsShownAtTheItemAndOutlivesAReloadAndAKill() throws Exception {
        control("S2", "1", "READY");
        browser.until(CUES + ".join() === 'S2 prepare newsroom,I1 prepare newsroom'");
        control("S2", "", "EXECUTE");
        browser.until(CUES + ".join() === 'S2 take newsroom,I1 take newsroom,I2 take newsroom,I3 take newsroom'");
        browser.until("document.querySelector('[data-id=I1] .cue').title.includes('roCtrl EXECUTE')");
        browser.until("/^NCS \\d+ s$/.test(document.querySelector('[data-id=I1] .cue .dim').textContent.trim())");
        var shown = browser.texts(CUES);

        browser.run("location.reload()");
        browser.until(CUES + ".length === 4");
        assertThat(browser.texts(CUES)).isEqualTo(shown);
        newsroom.close();
        station.killAndRestartOnTheSamePorts();
        browser.run("location.reload()");
        browser.until(CUES + ".length === 4");
        assertThat(browser.texts(CUES)).isEqualTo(shown);
        newsroom = station.connect();
        assertThat(browser.complaints()).allMatch(line -> line.contains("Failed to load resource"));
    }

    @Test
    void aLateCueSaysSo() {
        say("<roItemCue><mosID>" + Station.MOS_ID + "</mosID><roID>" + roID + "</roID><storyID>S1</storyID>"
                + "<itemID>I1</itemID><roEventType>START</roEventType>"
                + "<roEventTime>2026-03-17T18:04:34,000Z</roEventTime></roItemCue>");
        browser.until("document.querySelector('[data-id=I1] .cue .late')");
    }

    @Test
    void beingReadyToAirSaysNothingOfWhereAnItemStands() {
        control("S3", "1", "EXECUTE");
        browser.until(CUES + ".length === 2");
        say("<roReadyToAir><roID>" + roID + "</roID><roAir>READY</roAir></roReadyToAir>");
        browser.until("document.querySelector('[data-testid=air]').textContent.toLowerCase().includes('ready')");
        assertThat(browser.texts(CUES)).isEqualTo(List.of("S3 take newsroom", "I1 take newsroom"));
    }

    @Test
    void aCueIsGivenToTheChosenItemAndStory() {
        browser.click("[data-key='i S2 I2']");
        browser.until("document.querySelector('[data-testid=chosen]').textContent.includes('L3 UNION SPOKESPERSON')");
        browser.click("[data-testid=cue-take]");
        browser.until("document.querySelector('[data-testid=said]').textContent.includes('TAKE given to 1 item')");
        browser.until(CUES + ".join() === 'S2 take console,I2 take console'");
        browser.click("[data-key='s S1']");
        browser.until("document.querySelector('[data-testid=said]').textContent.trim() === ''");
        browser.click("[data-testid=cue-out]");
        browser.until("document.querySelector('[data-testid=said]').textContent.includes('OUT given to 2 items')");
        browser.until(
                CUES + ".join() === 'S1 out console,I1 out console,I2 out console,S2 take console,I2 take console'");
        // What glows is looked at elsewhere; here it would be caught between two colours.
        browser.until("document.getAnimations().length === 0");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("cues.png"));
    }

    @Test
    void whyACueWasRefusedIsSaidBesideTheButtons() {
        browser.click("[data-key='i S3 I1']");
        browser.until("document.querySelector('[data-testid=chosen]')");
        // The newsroom takes the item away, and the page does not hear of it in time.
        browser.run("window.hold = document.querySelector('cw-rundown-acts').row;");
        say("<roElementAction operation=\"DELETE\"><roID>" + roID + "</roID><element_target><storyID>S3</storyID>"
                + "</element_target><element_source><itemID>I1</itemID></element_source></roElementAction>");
        browser.until("document.querySelectorAll(\"[data-key='i S3 I1']\").length === 0");
        browser.run("document.querySelector('cw-rundown-acts').row = window.hold");
        browser.until("document.querySelector('[data-testid=chosen]')");
        browser.run("document.querySelector('cw-rundown-acts').give(window.hold, 'take')");
        browser.until(
                "document.querySelector('[data-testid=said].is-bad')?.textContent.includes('itemID is not in this story')");
        assertThat(browser.complaints()).allMatch(line -> line.contains("422"));
    }

    @Test
    void theMessagesSayWhichCueItWasAndWhoGaveIt() {
        control("S2", "2", "EXECUTE");
        browser.click("[data-key='i S2 I2']");
        browser.click("[data-testid=cue-out]");
        browser.until("document.querySelector('[data-testid=said]').textContent.includes('OUT')");
        browser.go("messages?kind=cue");
        browser.until("document.querySelectorAll('[data-testid=messages] .rows-body .row').length >= 2");
        browser.until(cell(0, "command") + " === 'cue out' && " + cell(1, "command") + " === 'roCtrl take'");
        browser.until(cell(0, "channel") + " === 'console'");
        browser.click("[data-testid=messages] .rows-body .row");
        browser.until("document.querySelector('[data-testid=message-detail]')");
        browser.until("document.querySelector('.detail-deed').textContent.trim()"
                + " === 'The console gave the cue OUT in Evening show'");
        browser.until(
                "document.querySelector('[data-testid=changed]').textContent.includes('item I2 of FERRY STRIKE')");
        browser.picture(PICTURES.resolve("cue-message.png"));
    }

    private static String cell(int row, String column) {
        return "document.querySelectorAll('[data-testid=messages] .rows-body .row')[" + row + "].querySelector('.c-"
                + column + "').textContent.trim().replace(/\\s+/g, ' ')";
    }

    private static String story(String id, String slug, String... items) {
        var text = new StringBuilder("<story><storyID>" + id + "</storyID><storySlug>" + slug + "</storySlug>");
        for (int i = 0; i < items.length; i++) {
            text.append("<item><itemID>I" + (i + 1) + "</itemID><itemSlug>" + items[i] + "</itemSlug><objID>O" + i
                    + "</objID><mosID>" + Station.MOS_ID + "</mosID><itemChannel>CG1</itemChannel></item>");
        }
        return text.append("</story>").toString();
    }

    private void control(String storyID, String itemNumber, String command) {
        var itemID = itemNumber.isEmpty() ? "" : "I" + itemNumber;
        say("<roCtrl><roID>" + roID + "</roID><storyID>" + storyID + "</storyID><itemID>" + itemID
                + "</itemID><command>" + command + "</command></roCtrl>");
    }

    private void say(String message) {
        assertThat(newsroom.ask(message).status()).as(message).isEqualTo("OK");
    }
}
