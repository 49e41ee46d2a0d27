package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.AskedNewsroom;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a running order is what the newsroom has, in the console, and asking the newsroom there. */
final class HealingInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String SYNC = "document.querySelector('[data-testid=sync]')";
    private static final String DIFFERENCES =
            "[...document.querySelectorAll('[data-testid=differences] li')].map((line) => line.textContent)";
    private static final String STORIES =
            "[...document.querySelectorAll('[data-testid=grid] .row.story')].map((row) => row.dataset.id).join()";

    @TempDir
    private static Path folder;

    private static AskedNewsroom newsroom;
    private static Station station;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        newsroom = AskedNewsroom.open();
        newsroom.telling(request -> tell(request, List.of("A HEADLINES", "B FERRY", "C WEATHER")));
        station = Station.open(folder, newsroom.section());
        browser = Browser.open(station.gateway().url());
    }

    @AfterAll
    static void stop() {
        browser.close();
        station.close();
        newsroom.close();
    }

    @Test
    void R90_R99_theConsoleSaysWhatIsInDoubtComparesAndFetches() throws Exception {
        browser.go("connections");
        browser.until("document.querySelector('[data-testid=walked]')?.textContent.includes('asked for')");
        browser.go("rundowns/" + new ApiCaller(station.gateway().url()).keyOf("RO1"));
        browser.until(STORIES + " === 'A,B,C'");
        browser.until(SYNC + ".dataset.sync === 'current'");
        browser.click("[data-testid=compare]");
        browser.until("document.querySelector('[data-testid=differences] h2').textContent.includes('has the same')");

        newsroom.telling(request -> tell(request, List.of("C WEATHER", "B FERRY STRIKE", "N FIRE")));
        browser.click("[data-testid=compare]");
        browser.until(DIFFERENCES + ".length === 4");
        assertThat(browser.texts(DIFFERENCES))
                .containsExactly(
                        "the newsroom does not have the story HEADLINES",
                        "only the newsroom has the story FIRE",
                        "the stories are in another order",
                        "the story FERRY STRIKE has another slug or number");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("sync-compared.png"));

        newsroom.telling(_ -> "");
        try (var push = station.connect()) {
            lose(push);
            browser.until(SYNC + ".dataset.sync === 'disconnected'");
        }
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("sync-disconnected.png"));

        newsroom.telling(request -> tell(request, List.of("C WEATHER", "B FERRY STRIKE", "N FIRE")));
        browser.until(SYNC + ".dataset.sync === 'current' && " + STORIES + " === 'C,B,N'");

        browser.go("connections");
        browser.until("document.querySelector('[data-testid=request-all]')");
        browser.click("[data-testid=request-all]");
        browser.until(
                "document.querySelector('[data-testid=walked]')?.textContent.includes('1 running order asked for')");
        assertThat(browser.accessibilityFaults()).isEmpty();
        browser.picture(PICTURES.resolve("newsroom-walk.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static void lose(Dialogue push) {
        assertThat(push.ask(
                                "<roStorySend><roID>RO1</roID><storyID>X</storyID><storyBody><p>x</p></storyBody></roStorySend>")
                        .status())
                .startsWith("NACK");
    }

    private static String tell(Reply request, List<String> stories) {
        if (request.kind().equals("roReqAll")) {
            return "<roListAll><ro><roID>RO1</roID><roSlug>Evening show</roSlug></ro></roListAll>";
        }
        var list = new StringBuilder("<roList><roID>RO1</roID><roSlug>Evening show</roSlug>");
        for (String story : stories) {
            list.append("<story><storyID>" + story.charAt(0) + "</storyID><storySlug>" + story.substring(2)
                    + "</storySlug></story>");
        }
        return list.append("</roList>").toString();
    }
}
