package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.browser.ScriptDesk.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cueway.browser.Glass.Corner;
import org.cueway.browser.ScriptDesk.Story;
import org.cueway.peers.Rounds;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What is being read on the prompter stays where it is while the newsroom edits. */
final class PrompterEditsTest {
    private static final int EDITS = Rounds.of(50, 500);

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
        browser = Browser.open(station.gateway().url());
        glass = new Glass(browser);
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
    }

    @BeforeEach
    void connect() {
        desk = new ScriptDesk(station, station.connect(), "EDITED-" + ++running);
    }

    @AfterEach
    void nothingIsWrongOnThePage() {
        desk.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"1, ''", "2, '?flip=1&mirror=1&size=6&lead=1.4'"})
    void theLineAtTheMarkerStaysWhereItIsWhateverTheNewsroomEdits(long seed, String query) throws Exception {
        var edits = new ScriptEdits(desk.roID(), seed);
        edits.create(12).forEach(desk::say);
        glass.open(desk.key(), query);
        glass.until(edits.shown());
        var random = new SplittableRandom(seed);
        for (int n = 1; n <= EDITS; n++) {
            moveOn(random);
            var before = glass.nextLine();
            var edit = edits.next(List.copyOf(before.keySet()));
            edit.messages().forEach(desk::say);
            glass.until(edits.shown());
            stays("edit " + n + ", " + edit.name(), edit, before);
        }
    }

    /** The reader reads on, or is sent elsewhere. */
    private static void moveOn(SplittableRandom random) {
        switch (random.nextInt(8)) {
            case 0 -> glass.press(Keys.PAGE_DOWN);
            case 1 -> glass.press(Keys.PAGE_UP);
            case 2, 3 -> {
                for (int lines = random.nextInt(4); lines >= 0; lines--) {
                    glass.press(Keys.ARROW_RIGHT);
                }
            }
            default -> {}
        }
    }

    /**
     * All of the line is where it was, also sideways. Where the line itself was edited that is so for what stands before the
     * edit; and if nothing does, the first word that stayed is on the same line.
     */
    private static void stays(String what, ScriptEdits.Edit edit, Map<String, Corner> before) {
        var after = glass.find(List.copyOf(before.keySet()));
        boolean untouched = true;
        boolean held = false;
        for (var word : before.entrySet()) {
            untouched &= !edit.touched().contains(word.getKey());
            var now = after.get(word.getKey());
            var was = word.getValue();
            if (untouched) {
                assertThat(now)
                        .as("%s: %s was at %s", what, word.getKey(), was)
                        .isNotNull()
                        .satisfies(place -> assertThat(place.isAt(was)).isTrue());
                held = true;
            } else if (now != null && !held) {
                assertThat(now.isOnLine(was))
                        .as("%s: %s was at %s, is at %s", what, word.getKey(), was, now)
                        .isTrue();
                held = true;
            }
        }
    }

    @Test
    void aStoryThatIsDeletedWhileItIsReadStaysUntilItHasBeenScrolledPast() throws Exception {
        desk.create(
                story("S1", "ONE", "Alpha beta."),
                story("S2", "TWO", "Gamma delta."),
                story(
                        "S3",
                        "THREE",
                        IntStream.range(0, 30).mapToObj(i -> "Line " + i).toArray(String[]::new)));
        glass.open(desk.key(), "");
        glass.press(Keys.PAGE_DOWN);
        var before = glass.line();
        assertThat(before).containsOnlyKeys("Gamma", "delta.");
        desk.delete("S2");
        browser.until("document.querySelector('.story.is-gone')?.dataset.storyId === 'S2'");
        assertThat(browser.text(
                        "getComputedStyle(document.querySelector('.story.is-gone .block-head'), '::after').content"))
                .contains("DELETED BY THE NEWSROOM");
        assertThat(glass.line()).isEqualTo(before);
        glass.press(Keys.ARROW_RIGHT); // in sight it stays, whoever reads on
        browser.until("document.querySelector('.story.is-gone')");
        glass.press(Keys.END);
        browser.until("!document.querySelector('.story.is-gone')");
    }

    @Test
    void aParagraphThatIsTakenAwayWhileItIsReadStaysAndTheNewOneIsMarked() throws Exception {
        desk.create(story("S1", "ONE", "Alpha beta.", "Gamma delta."));
        glass.open(desk.key(), "");
        var before = glass.line();
        desk.script("S1", "<p>Something else altogether, my friends.</p><p>Gamma delta.</p>");
        browser.until("document.querySelector('.block-copy.is-gone')?.textContent === 'Alpha beta.'");
        assertThat(glass.line()).isEqualTo(before);
        assertThat(browser.texts(
                        "[...document.querySelectorAll('.block-copy.is-changed')].map((copy) => copy.textContent)"))
                .containsExactly("Something else altogether, my friends.");
    }

    @Test
    void theLineStaysThroughOtherSizesAndMarkers() throws Exception {
        desk.create(story(
                "S1",
                "ONE",
                IntStream.range(0, 60)
                        .mapToObj(i -> "Word" + i)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow()));
        glass.open(desk.key(), "");
        for (int i = 0; i < 4; i++) {
            glass.press(Keys.ARROW_RIGHT);
        }
        var word = glass.line().keySet().iterator().next();
        for (String keys : List.of("+++", "----", "m", "]]]]", "h", "v")) {
            browser.type(keys);
            browser.until("document.querySelector('cw-prompter').isUpdatePending === false");
            assertThat(glass.line()).as(keys).containsKey(word);
        }
        browser.run("localStorage.clear()");
    }

    @Test
    void fourHundredStoriesAreAllThereAndAnEditOfOneIsSeen() throws Exception {
        desk.create(IntStream.range(0, 400)
                .mapToObj(i -> story("S" + i, "STORY " + i))
                .toArray(Story[]::new));
        for (int i = 0; i < 400; i++) {
            desk.script("S" + i, "<p>Story %d has words.</p>".formatted(i).repeat(6));
        }
        glass.open(desk.key(), "");
        browser.until("document.querySelectorAll('.story').length === 400");
        assertThat(browser.texts("[...document.querySelectorAll('.story')].map((story) => story.dataset.storyId)"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 400).mapToObj(i -> "S" + i).toList());
        glass.press(Keys.END);
        browser.until("document.querySelector('[data-testid=strip-now]').textContent.includes('STORY 399')");
        glass.press(Keys.PAGE_UP);
        var before = glass.line();
        assertThat(before).containsKey("399");
        desk.script("S3", "<p>Quite different now.</p>");
        browser.until(
                "document.querySelector('[data-story-id=S3] .block-copy').textContent === 'Quite different now.'");
        assertThat(glass.line()).isEqualTo(before);
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    @Test
    void aPageThatIsLoadedAgainIsAtTheSameLine() throws Exception {
        desk.create(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> story("S" + i, "STORY " + i, "Word%d alpha.".formatted(i), "Tail%d omega.".formatted(i)))
                .toArray(Story[]::new));
        glass.open(desk.key(), "");
        glass.press(Keys.PAGE_DOWN);
        glass.press(Keys.PAGE_DOWN);
        var before = glass.word("Word3");
        glass.open(desk.key(), "");
        assertThat(glass.word("Word3").isAt(before)).isTrue();
    }

    @Test
    void aRunningOrderThatIsDeletedStaysOnTheGlass() throws Exception {
        desk.create(story("S1", "ONE", "Alpha beta."));
        glass.open(desk.key(), "");
        var before = glass.line();
        desk.say("<roDelete><roID>%s</roID></roDelete>".formatted(desk.roID()));
        browser.until("document.querySelector('[data-testid=removed]')");
        assertThat(glass.line()).isEqualTo(before);
        desk.create(story("S1", "ONE", "Alpha beta."));
        browser.until("!document.querySelector('[data-testid=removed]')");
    }
}
