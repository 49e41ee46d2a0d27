package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cueway.browser.ScriptDesk.story;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.cueway.browser.ScriptDesk.Story;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The prompter's page: what it shows, its keys and settings, and its place in the console. */
final class PrompterTest {
    private static final String P = "document.querySelector('cw-prompter')";

    @TempDir
    private static Path folder;

    private static Station station;
    private static Browser browser;
    private static Glass glass;
    private static int running;

    private ScriptDesk desk;

    @BeforeAll
    static void start() throws Exception {
        station = Station.open(folder);
        browser = Browser.open(station.gateway().url()).moving();
        glass = new Glass(browser);
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
    }

    @BeforeEach
    void connect() {
        desk = new ScriptDesk(station, station.connect(), "READ-" + ++running);
    }

    @AfterEach
    void nothingIsWrongOnThePage() {
        browser.run("localStorage.clear()");
        desk.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void presenterInstructionsItemsAndPackagesAreSetApartFromWhatIsRead() throws Exception {
        desk.create(story("S1", "ONE"));
        desk.script(
                "S1",
                "<storyPresenter>ANNA</storyPresenter><p><pi>CAM 2</pi></p><p>Read <b>this</b><tab/>now.</p>"
                        + "<storyItem><itemID>9</itemID><itemSlug>CLIP</itemSlug><objID>O</objID><mosID>m</mosID>"
                        + "<itemChannel>VS1</itemChannel></storyItem><p><pkg>In: yes</pkg></p>");
        glass.open(desk.key(), "");
        browser.until("document.querySelector('.block-copy.is-package')");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('.story .block')].map((block) => block.innerText.replace(/\\s+/g, ' ').trim())"))
                .contains("ANNA", "[CAM 2]", "Read this now.", "▶ CLIP VS1", "In: yes");
        var size = "parseFloat(getComputedStyle(document.querySelector('%s')).fontSize)";
        var read = size.formatted(".is-read") + " * 0.7";
        assertThat(browser.is(size.formatted(".is-instruction") + " < " + read)).isTrue();
        assertThat(browser.is(size.formatted(".is-package") + " < " + read)).isTrue();
        assertThat(browser.text("document.querySelector('.run-bold').textContent"))
                .isEqualTo("this");
    }

    @Test
    void theKeysRunTheText() throws Exception {
        desk.create(sixStories());
        glass.open(desk.key(), "");
        browser.until(now("STORY 1"));
        browser.until("document.querySelector('[data-testid=strip-next]').textContent.includes('STORY 2')");
        double top = glass.place();
        browser.type(" ");
        browser.until(P + ".roll.y > " + (top + 20));
        assertThat(speed()).isEqualTo("36");
        browser.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(speed()).isEqualTo("40");
        browser.type("9");
        assertThat(speed()).isEqualTo("72");
        glass.press(" ");
        browser.until("document.querySelector('[data-testid=speed]').textContent.includes('Stopped')");
        browser.type(Keys.ARROW_UP);
        browser.until("document.querySelector('[data-testid=speed]').textContent.includes('back')");
        glass.press("0");
        glass.press(Keys.HOME);
        assertThat(glass.place()).isCloseTo(top, within(0.5));
    }

    @Test
    void theKeysGoFromStoryToStory() throws Exception {
        desk.create(sixStories());
        glass.open(desk.key(), "");
        for (int story = 2; story <= 4; story++) {
            glass.press(Keys.PAGE_DOWN);
            browser.until(now("STORY " + story));
        }
        glass.press(Keys.ARROW_RIGHT);
        glass.press(Keys.ARROW_RIGHT);
        glass.press(Keys.PAGE_UP);
        browser.until(now("STORY 4"));
        glass.press(Keys.PAGE_UP);
        browser.until(now("STORY 3"));
        double third = glass.place();
        browser.run(
                "document.querySelector('.picture').dispatchEvent(new WheelEvent('wheel', { deltaY: 120, bubbles: true }))");
        assertThat(glass.place()).isCloseTo(third + 120, within(0.5));
        browser.type("b");
        browser.until("document.querySelector('.glass.is-dark')");
        browser.type("b");
        browser.type("l");
        browser.until("document.activeElement.matches('.drawer input')");
        browser.type("STORY 6", Keys.ENTER);
        browser.until(now("STORY 6"));
        browser.type("?");
        browser.until("document.querySelector('[data-testid=panel-keys]').open");
        browser.escape();
        browser.until("!document.querySelector('[data-testid=panel-keys]')");
    }

    private static Story[] sixStories() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(
                        i -> story("S" + i, "STORY " + i, "A first line.", "And another one that is somewhat longer."))
                .toArray(Story[]::new);
    }

    private static String now(String slug) {
        return "document.querySelector('[data-testid=strip-now]').textContent.includes(" + Browser.quoted(slug) + ")";
    }

    private static String speed() {
        return browser.text(P + ".motion.speed");
    }

    @Test
    void mirrorAndSizesAreKeptByTheBrowserAndALinkWins() throws Exception {
        desk.create(story("S1", "ONE", "Alpha beta gamma."));
        glass.open(desk.key(), "");
        double top = glass.word("Alpha").top();
        browser.type("m");
        browser.until("getComputedStyle(document.querySelector('.picture')).transform === 'matrix(-1, 0, 0, 1, 0, 0)'");
        assertThat(glass.word("beta").left()).isLessThan(glass.word("Alpha").left());
        assertThat(glass.word("Alpha").top()).isEqualTo(top);
        browser.type("v");
        browser.until(
                "getComputedStyle(document.querySelector('.picture')).transform === 'matrix(-1, 0, 0, -1, 0, 0)'");
        assertThat(glass.line()).containsOnlyKeys("Alpha", "beta", "gamma.");
        browser.type("v", "+", "+");
        browser.until(P + ".options.text('size') === '10'");
        assertThat(glass.line()).containsKey("Alpha");
        glass.open(desk.key(), "");
        browser.until("document.querySelector('.picture').classList.contains('is-mirrored')");
        assertThat(browser.text(P + ".options.text('size')")).isEqualTo("10");

        glass.open(desk.key(), "?mirror=0&size=5&size=7&marker=nonsense&align=centre");
        assertThat(browser.is("document.querySelector('.picture').classList.contains('is-mirrored')"))
                .isFalse();
        assertThat(browser.text(P + ".options.text('size')")).isEqualTo("5");
        assertThat(browser.text(P + ".options.text('marker')")).isEqualTo("36");
        browser.type("s");
        browser.until(
                "document.querySelector('[data-testid=panel-settings] .drawer-link').textContent.includes('size=5')");
        browser.click("[data-choice=caps]");
        browser.until("getComputedStyle(document.querySelector('.block-copy')).textTransform === 'uppercase'");
        browser.click("[data-testid=reset]");
        browser.until(P + ".options.text('size') === '9'");
    }

    @Test
    void A13_whatANewsroomWritesIsNeverMoreThanText() throws Exception {
        var evil =
                "&lt;img src=x onerror=\"document.title='owned'\"&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;";
        desk.create(story("S1", evil));
        desk.script(
                "S1",
                "<storyPresenter>" + evil + "</storyPresenter><p>Before " + evil + " after</p><p><pi>" + evil
                        + "</pi></p><storyItem><itemID>1</itemID><itemSlug>" + evil
                        + "</itemSlug><objID>O</objID><mosID>m</mosID></storyItem><p><![CDATA[<iframe src='/'></iframe>]]></p>");
        glass.open(desk.key(), "");
        browser.until("document.querySelector('.block-item')?.textContent.includes('<img src=x')");
        assertThat(browser.text("document.querySelector('.block-copy').textContent"))
                .contains("<img src=x onerror=");
        browser.type("l");
        browser.until("document.querySelector('.jump-slug').textContent.includes('<img src=x')");
        assertThat(browser.is("document.querySelector('cw-prompter img, cw-prompter script, cw-prompter iframe')"))
                .isFalse();
        assertThat(browser.text("document.title")).contains("Prompter");
    }

    @Test
    void whoIsNamedInTheLinkSeesThoseStoriesAloneThatAreForHim() throws Exception {
        desk.create(story("S1", "ONE"), story("S2", "TWO"), story("S3", "THREE"));
        desk.script("S1", "<storyPresenter>ANNA</storyPresenter><p>Alpha.</p>");
        desk.script(
                "S2",
                "<storyPresenter>BO</storyPresenter><p>Beta.</p><storyPresenter>ANNA</storyPresenter><p>Gamma.</p>");
        desk.script("S3", "<p>Delta.</p>");
        glass.open(desk.key(), "?presenter=bo");
        browser.until("document.querySelectorAll('.story').length === 2");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('.block-copy:not(.is-others)')].map((copy) => copy.textContent)"))
                .containsExactly("Beta.", "Delta.");
        desk.script("S1", "<storyPresenter>BO</storyPresenter><p>Alpha.</p>");
        browser.until("document.querySelectorAll('.story').length === 3");
        desk.script("S2", "<storyPresenter>ANNA</storyPresenter><p>Beta.</p>");
        browser.until("document.querySelector('[data-story-id=S2]')?.dataset.why === 'other'");
    }

    @Test
    void R126_aFloatedStoryIsStruckAndNotCounted() throws Exception {
        desk.create(story("S1", "ONE", "Alpha beta gamma."), story("S2", "TWO", "Alpha beta gamma."));
        glass.open(desk.key(), "");
        var left = "document.querySelector('[data-testid=read-left]').textContent";
        browser.until("/^−0:0[12]$/.test(" + left + ")");
        var both = browser.text(left);
        desk.say(
                "<roElementStat element=\"STORY\"><roID>%s</roID><storyID>S2</storyID><status>FLOAT</status><time>2026-11-24T18:00:00</time></roElementStat>"
                        .formatted(desk.roID()));
        browser.until("document.querySelector('[data-story-id=S2]').classList.contains('is-floated')");
        browser.until("document.querySelector('[data-story-id=S2] .tally').textContent === 'FLOATED'");
        browser.until(left + " !== " + Browser.quoted(both));
    }

    @Test
    void aKeyOfNoRunningOrderSaysWhatToDo() {
        browser.go("prompter/nobodysKey");
        browser.until("document.querySelector('[data-testid=missing]').textContent.includes('No such running order')");
        assertThat(browser.accessibilityFaults()).isEmpty();
        assertThat(browser.complaints()).allMatch(words -> words.contains("404")); // noted by the browser itself
    }

    @Test
    void theConsoleListsPreviewsAndLinksThem() throws Exception {
        desk.create(story("S1", "ONE"), story("S2", "TWO"));
        desk.script("S1", "<storyPresenter>ANNA</storyPresenter><p>Alpha beta gamma delta epsilon zeta.</p>");
        desk.script("S2", "<storyPresenter>BO</storyPresenter><p>Eta theta iota.</p>");
        browser.go("prompter?rundown=" + desk.key());
        browser.until("document.querySelectorAll('cw-script-preview .story').length === 2");
        browser.until("document.querySelector('[data-testid=read-time]').textContent.includes('0:03')");
        browser.run("const box = document.querySelector('[data-testid=presenter]'); box.value = 'BO';"
                + " box.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.until("document.querySelectorAll('cw-script-preview .story').length === 1");
        browser.click("[data-choice=mirror]");
        browser.until("document.querySelector('[data-testid=prompter-link]').href.endsWith('?presenter=BO&mirror=1')");
        browser.until("document.querySelector('cw-script-preview .is-mirrored')");
        assertThat(browser.is("localStorage.getItem('cueway.prompter')")).isFalse();
        desk.script("S2", "<storyPresenter>BO</storyPresenter><p>Eta theta kappa.</p>");
        browser.until("document.querySelector('cw-script-preview .block-copy').textContent === 'Eta theta kappa.'");
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    @Test
    void theConsoleRunsAPrompterInAnotherWindow() throws Exception {
        desk.create(sixStories());
        browser.go("prompter?rundown=" + desk.key());
        browser.until("document.querySelector('[data-testid=open-prompters]').textContent.includes('None.')");
        var console = browser.window();
        var prompter = browser.openWindow("prompter/" + desk.key());
        browser.until("document.querySelector('.story')");
        browser.to(console);
        var control = "document.querySelector('[data-testid=control]')";
        browser.until(control);
        browser.click("[data-command=toggle]");
        browser.until(control + ".dataset.speed === '36'");
        browser.click("[data-command=faster]");
        browser.until(control + ".dataset.speed === '38'");
        browser.click("[data-command=next]");
        browser.until(control + ".dataset.speed === '0'");
        browser.to(prompter);
        browser.until(now("STORY 2"));
        browser.closeWindow(console);
        browser.until("document.querySelector('[data-testid=open-prompters]').textContent.includes('None.')");
    }
}
