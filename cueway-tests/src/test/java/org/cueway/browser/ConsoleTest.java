package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console while a hand-driven newsroom edits: each thing that it says is seen, and nothing else. */
final class ConsoleTest {
    private static final String STORIES =
            "[...document.querySelectorAll('[data-testid=grid] .row.story')].map((row) => row.dataset.id)";

    private static final String OBJECTS = "document.querySelector('[data-testid=objects] .rows-body')";

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
    void connect() {
        newsroom = station.connect();
        roID = "RO-" + ++running;
    }

    @AfterEach
    void nothingIsWrongOnThePage() {
        newsroom.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void rowsAppearChangeMoveAndGoWhileTheNewsroomEdits() throws Exception {
        create(story("S1", "HEADLINES", 1), story("S2", "FERRY STRIKE", 2), story("S3", "WEATHER", 0));
        openRundown();
        browser.until(STORIES + ".join() === 'S1,S2,S3'");

        say(
                "<roElementAction operation=\"INSERT\"><roID>%s</roID><element_target><storyID>S2</storyID></element_target>"
                                .formatted(roID)
                        + "<element_source>" + story("S4", "BREAKING", 1) + "</element_source></roElementAction>");
        browser.until(STORIES + ".join() === 'S1,S4,S2,S3'");

        say(
                "<roStorySend><roID>%s</roID><storyID>S4</storyID><storySlug>BREAKING: BRIDGE</storySlug><storyBody><p>Words.</p>"
                                .formatted(roID)
                        + "</storyBody></roStorySend>");
        browser.until("document.querySelector('[data-id=S4]').textContent.includes('BREAKING: BRIDGE')");
        browser.until("document.querySelector('[data-id=S4] [class*=glow]')");

        say("<roElementAction operation=\"MOVE\"><roID>%s</roID><element_target><storyID></storyID></element_target>"
                        .formatted(roID)
                + "<element_source><storyID>S1</storyID></element_source></roElementAction>");
        browser.until(STORIES + ".join() === 'S4,S2,S3,S1'");

        say(
                "<roElementAction operation=\"DELETE\"><roID>%s</roID><element_source><storyID>S2</storyID></element_source>"
                                .formatted(roID)
                        + "</roElementAction>");
        browser.until(STORIES + ".join() === 'S4,S3,S1'");

        say("<roReadyToAir><roID>%s</roID><roAir>READY</roAir></roReadyToAir>".formatted(roID));
        browser.until("document.querySelector('[data-testid=air]').textContent.trim() === 'READY'");

        say("<roDelete><roID>%s</roID></roDelete>".formatted(roID));
        browser.until("document.querySelector('[data-testid=removed]')");
    }

    @Test
    void A13_whatANewsroomWritesIsNeverMoreThanText() throws Exception {
        create(story("S1", "&lt;img src=x onerror=\"document.title='owned'\"&gt;", 1));
        openRundown();
        browser.until("document.querySelector('[data-id=S1]').textContent.includes('<img src=x')");
        assertThat(browser.is("document.querySelector('main img')")).isFalse();
        assertThat(browser.text("document.title")).doesNotContain("owned");
    }

    @Test
    void R1_R32_theConnectionsPageSaysWhoseHabitsTheNewsroomHasAndWhatToWrite() {
        roID = "HOST;P_NEWS\\W;5C0E7A31";
        create(story("S1", "HEADLINES", 1));
        browser.go("connections");
        browser.until("document.querySelector('[data-testid=dialect-config]')?.textContent === 'dialect: enps'");
        browser.run("document.querySelector('[data-testid=dialect] summary').click()");
        assertThat(browser.text("document.querySelector('[data-testid=dialect]').textContent"))
                .contains("what it sends is typical of enps", "HOST;P_NEWS\\W;5C0E7A31");
    }

    @Test
    void R112_anItemIsMarkedWhileItsObjectIsMissingAndTheObjectsPageSaysWho() throws Exception {
        var objID = "PROG 7/" + roID;
        create(
                "<story><storyID>S1</storyID><storySlug>HEADLINES</storySlug><item><itemID>1</itemID><itemSlug>TITLES</itemSlug>"
                        + "<objID>" + objID + "</objID><mosID>" + Station.MOS_ID + "</mosID></item></story>");
        openRundown();
        var mark = "document.querySelector('[data-testid=missing-object]')";
        browser.until(mark);
        var caller = new ApiCaller(station.gateway().url());
        var path = "objects/" + URLEncoder.encode(objID, StandardCharsets.UTF_8).replace("+", "%20");
        caller.put(path, "{\"objSlug\":\"TITLES\",\"objType\":\"VIDEO\",\"objTB\":\"25\"}");
        browser.until("!" + mark);
        caller.delete(path + "?objRev=1");
        browser.until(mark);

        browser.click("[data-testid=missing-object]");
        browser.until("document.querySelector('[data-testid=object-detail][data-held=false]')");
        browser.until("document.querySelector('[data-testid=uses] [data-item-id=\"1\"]')");
        browser.until(OBJECTS + "?.textContent.includes('" + objID + "')");
        caller.put(path, "{\"objSlug\":\"NEW TITLES\",\"objType\":\"VIDEO\",\"objTB\":\"25\"}");
        browser.until("document.querySelector('[data-testid=object-detail][data-held=true]')");
        browser.until(OBJECTS + "?.textContent.includes('NEW TITLES')");
        browser.run("const box = document.querySelector('[data-testid=filter-state]'); box.value = 'missing';"
                + " box.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.until("location.search.includes('state=missing')");
        browser.until("document.querySelector('cw-objects [data-testid=empty]')");
    }

    @Test
    void fourHundredStoriesAndFourThousandItemsScrollWithoutLoss() throws Exception {
        create(IntStream.range(0, 400)
                .mapToObj(i -> story("S" + i, "STORY " + i, 10))
                .toArray(String[]::new));
        openRundown();
        browser.until("document.querySelector('[data-testid=grid]')?.getAttribute('aria-rowcount') === '4401'");
        var stories = new LinkedHashSet<String>();
        int items = 0;
        for (int row = 0; row < 4_400; row += 20) {
            browser.run("document.querySelector('[data-testid=grid]').scrollTop = 32 * " + row);
            browser.until(rowsFrom(row) + ".length === 20");
            for (String seen : browser.texts(rowsFrom(row))) {
                if (seen.startsWith("story ")) {
                    stories.add(seen);
                } else {
                    items++;
                }
            }
        }
        assertThat(stories)
                .containsExactlyElementsOf(
                        IntStream.range(0, 400).mapToObj(i -> "story S" + i).toList());
        assertThat(items).isEqualTo(4_000);
    }

    /** Twenty rows of the grid by their place, whatever else is there: {@code story S7} or {@code item I3}. */
    private static String rowsFrom(int row) {
        return "[...document.querySelectorAll('[data-testid=grid] .rows-body .row')]"
                + ".filter((row) => row.ariaRowIndex >= %d && row.ariaRowIndex < %d)".formatted(row + 2, row + 22)
                + ".map((row) => (row.classList.contains('story') ? 'story ' : 'item ') + row.dataset.id)";
    }

    @Test
    void whatOneLooksAtStaysWhereItIsWhenRowsComeInAbove() throws Exception {
        create(IntStream.range(0, 100)
                .mapToObj(i -> story("S" + i, "STORY " + i, 1))
                .toArray(String[]::new));
        openRundown();
        browser.until("document.querySelector('[data-testid=grid]')?.getAttribute('aria-rowcount') === '201'");
        browser.run("document.querySelector('[data-testid=grid]').scrollTop = 32 * 100");
        browser.until("document.querySelector('[data-id=S50]')");
        var before = place("S50");
        say(
                "<roElementAction operation=\"INSERT\"><roID>%s</roID><element_target><storyID>S3</storyID></element_target>"
                                .formatted(roID)
                        + "<element_source>" + story("NEW", "NEW", 3) + "</element_source></roElementAction>");
        browser.until("document.querySelector('[data-testid=grid]').getAttribute('aria-rowcount') === '205'");
        await().untilAsserted(() -> assertThat(place("S50")).isEqualTo(before));
    }

    private static String place(String storyID) {
        return browser.text(
                "Math.round(document.querySelector('[data-id=" + storyID + "]').getBoundingClientRect().top)");
    }

    @Test
    void aMessageIsShownWithItsAnswerAndWhatItChanged() throws Exception {
        create(story("S1", "HEADLINES", 1));
        browser.go("messages");
        browser.until("document.querySelector('[data-testid=messages] .rows-body .row')");
        say(
                "<roStorySend><roID>%s</roID><storyID>S1</storyID><storySlug>FERRY</storySlug><storyBody><p>Words.</p></storyBody>"
                                .formatted(roID)
                        + "</roStorySend>");
        browser.until(first() + ".textContent.includes('roStorySend')");
        browser.click("[data-testid=messages] .rows-body .row");
        browser.until("document.querySelector('[data-testid=message-detail]')");
        browser.until(
                "document.querySelector('[data-testid=xml]').textContent.includes('<storySlug>FERRY</storySlug>')");
        assertThat(browser.text("document.querySelector('[data-testid=changed]').textContent"))
                .contains("story changed: FERRY");
        browser.click("[data-testid=tab-answer]");
        browser.until("document.querySelector('[data-testid=xml]').textContent.includes('roAck')");
        browser.click("[data-testid=close]");
        browser.until("!document.querySelector('[data-testid=message-detail]')");
    }

    @Test
    void aRefusalSaysWhyInTheList() throws Exception {
        newsroom.ask("<roStorySend><roID>nobody's</roID><storyID>S1</storyID><storyBody/></roStorySend>");
        browser.go("messages?kind=refused");
        browser.until(first() + "?.textContent.includes('roID is not held')");
    }

    @Test
    void pauseKeepsRecordingAndFiltersAreInTheUrl() throws Exception {
        create(story("S1", "HEADLINES", 1));
        browser.go("messages?command=roReadyToAir");
        browser.until("document.querySelector('[data-testid=pause]')");
        browser.until("document.querySelector('[data-testid=link] [data-state=up]')");
        browser.click("[data-testid=pause]");
        for (String air : List.of("READY", "NOT READY", "READY")) {
            say("<roReadyToAir><roID>%s</roID><roAir>%s</roAir></roReadyToAir>".formatted(roID, air));
        }
        browser.until("document.querySelector('[data-testid=held]')?.textContent.startsWith('3')");
        browser.click("[data-testid=pause]");
        browser.until(commands() + ".length >= 3");
        assertThat(browser.texts(commands()))
                .allSatisfy(command -> assertThat(command).startsWith("roReadyToAir"));
        browser.run("const box = document.querySelector('[data-testid=filter-kind]'); box.value = 'refused';"
                + " box.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.until("location.search.includes('kind=refused')");
    }

    @Test
    void theKeyboardReachesEverything() throws Exception {
        create(story("S1", "HEADLINES", 2));
        browser.go("");
        browser.until("document.querySelector('[data-testid=nav-overview]')");
        for (String[] key : new String[][] {
            {"r", "/rundowns"},
            {"b", "/objects"},
            {"g", "/graphics"},
            {"p", "/prompter"},
            {"c", "/connections"},
            {"m", "/messages"},
            {"a", "/alarms"},
            {"o", "/"}
        }) {
            browser.type("g", key[0]);
            browser.until("location.pathname === '" + key[1] + "'");
        }
        browser.type("?");
        browser.until("document.querySelector('[data-testid=keys]').open");
        browser.escape();
        browser.until("!document.querySelector('[data-testid=keys]').open");
        browser.type("g", "r");
        browser.until("document.querySelector('[data-filter]')");
        browser.type("/");
        browser.until("document.activeElement.matches('[data-filter]')");
        browser.until("document.querySelector('[data-testid=typing]').textContent.includes('Esc')");
        browser.type("gm"); // a field swallows keys
        assertThat(browser.text("location.pathname")).isEqualTo("/rundowns");
    }

    private static String first() {
        return "document.querySelector('[data-testid=messages] .rows-body .row')";
    }

    private static String commands() {
        return "[...document.querySelectorAll('[data-testid=messages] .rows-body .c-command')].map((cell) => cell.textContent.trim())";
    }

    private void create(String... stories) {
        say(
                "<roCreate><roID>%s</roID><roSlug>Show %s</roSlug><roEdStart>2026-11-24T18:00:00Z</roEdStart><roEdDur>00:30:00</roEdDur>"
                                .formatted(roID, roID)
                        + String.join("", stories) + "</roCreate>");
    }

    private static String story(String id, String slug, int items) {
        var text = new StringBuilder("<story><storyID>" + id + "</storyID><storySlug>" + slug + "</storySlug>");
        for (int i = 0; i < items; i++) {
            text.append("<item><itemID>I")
                    .append(i)
                    .append("</itemID><itemSlug>CLIP ")
                    .append(i);
            text.append("</itemSlug><objID>O").append(i).append("</objID><mosID>clips.mos</mosID></item>");
        }
        return text.append("</story>").toString();
    }

    private void say(String message) {
        assertThat(newsroom.ask(message).text()).contains("<roStatus>OK</roStatus>");
    }

    private void openRundown() throws Exception {
        var keys = new ArrayList<String>();
        for (var row : station.gateway().get("/api/v1/rundowns?limit=1000").path("items")) {
            if (row.path("roID").asString().equals(roID)) {
                keys.add(row.path("key").asString());
            }
        }
        browser.go("rundowns/" + keys.getFirst());
    }
}
