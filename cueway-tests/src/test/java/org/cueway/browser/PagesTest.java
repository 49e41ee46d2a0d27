package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.ApiCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every page of the demo, in every look: it shows something, nothing complains, and nobody is shut out. Keeps a picture of
 * each, in {@code target/screenshots}; {@code -Dcueway.screenshots=…} names another folder.
 */
final class PagesTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));

    @TempDir
    private static Path folder;

    private static GatewayProcess demo;
    private static Browser browser;
    private static String evening = "";

    @BeforeAll
    static void start() throws Exception {
        demo = GatewayProcess.demo(
                Files.createDirectories(folder.resolve("demo")),
                List.of("--edits-per-min", "120", "--seed", "4"),
                ShortLives.jvmOptions());
        var caller = new ApiCaller(demo.url());
        for (int n = 1; n <= 6; n++) {
            caller.put("objects/OWN-" + n, """
                    { "objSlug": "PROMO %d", "objType": "VIDEO", "objGroup": "PROMOS", "objTB": "50", "objDur": "1500",
                      "objAir": "%s", "changedBy": "promo planning", "description": "Tonight at ten." }""".formatted(n, n % 2 == 0 ? "READY" : "NOT READY"));
        }
        browser = Browser.open(demo.url());
        browser.go("");
        browser.until("document.querySelectorAll('[data-testid=rundown]').length === 2");
        browser.until("document.querySelectorAll('[data-testid=swift-lamp][data-state=up]').length === 4");
        for (JsonNode row : demo.get("/api/v1/rundowns").path("items")) {
            if (row.path("roSlug").asString().startsWith("Evening News")) {
                evening = "rundowns/" + row.path("key").asString();
            }
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "contrast", "dark"})
    void whatHasJustChangedCanBeReadOnItsGlow(String theme) {
        browser.moving().go(evening);
        browser.until("document.querySelectorAll('[data-testid=grid] .row.story').length > 5");
        browser.theme(theme);
        // Or a change that comes in the middle would glow on its own.
        browser.run("dispatchEvent(new Event('pagehide'))");
        for (String changed : List.of(".cell", ".row")) {
            browser.run("document.querySelectorAll('[data-testid=grid] .rows-body " + changed
                    + "').forEach((each) => each.classList.add('glow'));"
                    // At its brightest, and no further.
                    + " document.getAnimations().forEach((glow) => { glow.pause(); glow.currentTime = 100; })");
            assertThat(browser.is("document.getAnimations().length > 20")).isTrue();
            assertThat(browser.accessibilityFaults()).as(changed).isEmpty();
        }
    }

    @Test
    void thePrompterShowsTheEveningAndNobodyIsShutOut() {
        browser.go(evening.replace("rundowns/", "prompter/"));
        browser.until("document.querySelectorAll('.story').length > 5");
        browser.until("/^\\d\\d:/.test(document.querySelector('.strip-clock dd').textContent)");
        browser.picture(PICTURES.resolve("prompter.png"));
        assertThat(browser.accessibilityFaults()).as("prompter").isEmpty();
        for (String key : List.of("s", "l", "?")) {
            browser.type(key);
            browser.until("document.querySelector('[data-testid^=panel-]')");
            assertThat(browser.accessibilityFaults()).as("prompter, %s", key).isEmpty();
            browser.escape();
            browser.until("!document.querySelector('[data-testid^=panel-]')");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            overview    |             | document.querySelectorAll('[data-testid=happened] li').length > 8
            rundowns    | rundowns    | document.querySelectorAll('[data-testid=rundowns] .rows-body .row').length === 2
            rundown     | evening     | document.querySelectorAll('[data-testid=grid] .row.story').length > 5
            prompters   | prompter    | document.querySelectorAll('cw-script-preview .story').length > 5 && document.querySelectorAll('[data-testid=prompters] li').length === 2
            connections | connections | document.querySelectorAll('[data-testid=lane][data-state=up]').length === 6
            break       | break       | document.querySelectorAll('[data-testid=break-show][data-same=true]').length === 2
            messages    | messages    | document.querySelectorAll('[data-testid=messages] .rows-body .row').length > 10
            objects     | objects     | document.querySelectorAll('[data-testid=objects] [data-obj-id^=OWN]').length === 6
            object      | objects?open=OWN-3 | document.querySelector('[data-testid=object-detail][data-held=true]')
            graphics    | graphics    | document.querySelectorAll('[data-testid=graphic] cw-sample[data-state=on]').length === 6
            crosspoint  | crosspoint?by=group&to=MON | document.querySelectorAll('.x-cell[data-grade=compatible]').length > 10 && document.querySelectorAll('.x-cell.has-mark').length > 1
            alarms      | alarms      | document.querySelector('[data-testid=empty], [data-testid=alarm]')
            """)
    void thePageShowsTheEveningAndNobodyIsShutOut(String name, String path, String shown) {
        browser.go(path == null ? "" : path.equals("evening") ? evening : path);
        browser.until(shown);
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            browser.until("document.documentElement.dataset.theme === '" + theme + "'");
            assertThat(browser.accessibilityFaults()).as(name + ", " + theme).isEmpty();
        }
        browser.picture(PICTURES.resolve(name + ".png"));
        assertThat(browser.complaints()).isEmpty();
    }
}
