package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.AskedNewsroom;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking the newsroom for story actions in the console ({@code roReqStoryAction}), and watching what becomes of it. */
final class StoryActionsInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String STORIES =
            "[...document.querySelectorAll('[data-testid=grid] .row.story')].map((row) => row.dataset.id).join()";
    private static final String FIRST = "document.querySelector('[data-testid=story-actions] li')";

    @TempDir
    private static Path folder;

    private static AskedNewsroom asked;
    private static Station station;
    private static Browser browser;
    private static int running;

    private Dialogue push;
    private String roID;

    @BeforeAll
    static void start() throws Exception {
        asked = AskedNewsroom.open();
        station = Station.open(folder, asked.section());
        browser = Browser.open(station.gateway().url());
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
        asked.close();
    }

    @BeforeEach
    void openTheShow() throws Exception {
        push = station.connect();
        roID = "RO-" + ++running;
        asked.answering(request -> AskedNewsroom.ok(request, "OK"));
        say("<roCreate><roID>" + roID + "</roID><roSlug>Evening show</roSlug>" + story("S1", "HEADLINES")
                + story("S2", "FERRY STRIKE") + story("S3", "WEATHER") + "</roCreate>");
        say("<roStorySend><roID>" + roID + "</roID><storyID>S2</storyID><storySlug>FERRY STRIKE</storySlug><storyBody>"
                + "<p>Crews have <b>walked out</b>.</p><storyItem><itemID>1</itemID><itemSlug>FERRY VO</itemSlug><objID>O"
                + "</objID><mosID>clips.mos</mosID></storyItem><p>Passengers wait.</p></storyBody></roStorySend>");
        browser.go("rundowns/" + new ApiCaller(station.gateway().url()).keyOf(roID));
        browser.until(STORIES + " === 'S1,S2,S3'");
    }

    @AfterEach
    void leave() {
        push.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void R152_aNewStoryIsAskedForAndIsThereWhenTheNewsroomHasSentIt() {
        asked.answering(request -> AskedNewsroom.ok(request, "N1"));
        browser.click("[data-key='s S2']");
        browser.click("[data-testid=story-new]");
        browser.until("document.querySelector('[data-testid=story-dialog]').open");
        fill("storySlug", "HARBOUR FIRE");
        fill("storyNum", "A0");
        fill("text", "Crews fight a fire.\nMore later.");
        fill("username", "desk-remote4");
        fill("leaseLock", "30");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("story-dialog.png"));
        browser.click("[data-testid=story-ask]");
        browser.until("!document.querySelector('[data-testid=story-dialog]').open");
        browser.until(FIRST + ".dataset.state === 'accepted'");
        assertThat(browser.is(STORIES + " === 'S1,S2,S3'")).isTrue();
        var request = asked.asked("roReqStoryAction").getLast();
        assertThat(request.at("mos/roReqStoryAction/@username")).isEqualTo("desk-remote4");
        assertThat(request.at("mos/roReqStoryAction/@leaseLock")).isEqualTo("30");
        assertThat(request.at("//element_target/storyID")).isEqualTo("S2");
        assertThat(request.all("//storyBody/p")).containsExactly("Crews fight a fire.", "More later.");

        say("<roElementAction operation=\"INSERT\"><roID>" + roID + "</roID><element_target><storyID>S2</storyID>"
                + "</element_target><element_source>" + story("N1", "HARBOUR FIRE")
                + "</element_source></roElementAction>");
        browser.until(FIRST + ".dataset.state === 'confirmed'");
        browser.until(STORIES + " === 'S1,N1,S2,S3'");
        browser.picture(PICTURES.resolve("story-actions.png"));
    }

    @Test
    void anEditSendsOnlyWhatWasChangedAndKeepsWhatNobodyTouched() {
        browser.click("[data-key='s S2']");
        browser.click("[data-testid=story-edit]");
        browser.until("document.querySelector('[name=text]').value === 'Crews have walked out.\\n[item 1: FERRY VO]\\n"
                + "Passengers wait.'");
        fill("text", "Crews have walked out.\n[item 1: FERRY VO]\nPassengers were told.");
        browser.click("[data-testid=story-ask]");
        browser.until(FIRST + ".dataset.state === 'accepted'");
        var request = asked.asked("roReqStoryAction").getLast();
        assertThat(request.text())
                .contains("<p>Crews have <b>walked out</b>.</p><storyItem><itemID>1</itemID>")
                .contains("</storyItem><p>Passengers were told.</p></storyBody>");
        say("<roStorySend><roID>" + roID + "</roID><storyID>S2</storyID><storyBody><p>Passengers were told.</p>"
                + "</storyBody></roStorySend>");
        browser.until(FIRST + ".dataset.state === 'confirmed'");
    }

    @Test
    void aMoveAndADeletionAreRefusedInTheNewsroomsWords() {
        asked.answering(request -> AskedNewsroom.ok(request, "NACK: story is locked by another user"));
        browser.click("[data-key='s S3']");
        browser.click("[data-testid=story-move]");
        browser.run("const place = document.querySelector('[name=before]'); place.value = 'S1';");
        browser.click("[data-testid=story-ask]");
        browser.until(FIRST + ".dataset.state === 'refused'");
        browser.until(FIRST + ".textContent.includes('story is locked by another user')");
        browser.until(FIRST + ".textContent.includes('in front of HEADLINES')");
        browser.click("[data-testid=story-delete]");
        browser.click("[data-testid=story-ask]");
        browser.until("document.querySelectorAll('[data-testid=story-actions] li[data-state=refused]').length === 2");
        assertThat(browser.is(STORIES + " === 'S1,S2,S3'")).isTrue();
    }

    @Test
    void whatCannotBeMeantIsSaidInTheFormAndNobodyIsAsked() {
        int before = asked.asked("roReqStoryAction").size();
        browser.click("[data-testid=story-new]");
        browser.click("[data-testid=story-ask]");
        browser.until("document.querySelector('[data-testid=story-error]').textContent.includes('needs a slug')");
        fill("storySlug", "FIRE");
        fill("leaseLock", "999");
        browser.click("[data-testid=story-ask]");
        browser.until("document.querySelector('[data-testid=story-error]').textContent.includes('1 to 998')");
        browser.escape();
        browser.until("!document.querySelector('[data-testid=story-dialog]').open");
        // The list of keys is another dialog, and is still found.
        browser.type("?");
        browser.until("document.querySelector('[data-testid=keys]').open");
        browser.escape();
        browser.until("!document.querySelector('[data-testid=keys]').open");
        assertThat(asked.asked("roReqStoryAction")).hasSize(before);
    }

    private static void fill(String name, String text) {
        browser.run("document.querySelector('[name=" + name + "]').value = "
                + Browser.quoted(text).replace("\n", "\\n"));
    }

    private static String story(String id, String slug) {
        return "<story><storyID>" + id + "</storyID><storySlug>" + slug
                + "</storySlug><item><itemID>1</itemID><itemSlug>" + slug
                + " VO</itemSlug><objID>O</objID><mosID>clips.mos</mosID></item></story>";
    }

    private void say(String message) {
        assertThat(push.ask(message).status()).as(message).isEqualTo("OK");
    }
}
