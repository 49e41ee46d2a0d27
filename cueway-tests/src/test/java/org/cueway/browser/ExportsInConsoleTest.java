package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets of exports on the page Devices. */
final class ExportsInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String DESK = "[data-testid=export][data-id=graphics-desk]";

    @TempDir
    private static Path folder;

    private static GatewayProcess demo;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        demo = GatewayProcess.demo(folder, List.of("--edits-per-min", "0", "--seed", "4"), ShortLives.jvmOptions());
        browser = Browser.open(demo.url());
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    private static Path desk() {
        return folder.resolve("exports").resolve("graphics-desk");
    }

    @Test
    void aLampSaysWhyATargetIsDownAndTurnsGreenByItself() throws Exception {
        browser.size(1400, 1000);
        browser.go("devices");
        browser.until("document.querySelector('" + DESK + "[data-state=up]')"
                + " && document.querySelector('[data-testid=export][data-id=prompter][data-state=up]')");
        browser.until("document.querySelector('" + DESK + "').textContent.includes('revision')");
        browser.run("document.querySelector('[data-testid=exports]').scrollIntoView()");
        browser.picture(PICTURES.resolve("exports.png"));
        assertThat(browser.accessibilityFaults()).isEmpty();

        var away = folder.resolve("away");
        Files.move(desk(), away);
        browser.click(DESK + " [data-testid=send-again]"); // it is looked at every 30 s by itself
        browser.until("document.querySelector('" + DESK + "[data-state=down]')");
        assertThat(browser.text("document.querySelector('" + DESK + "').textContent"))
                .contains("The folder of the target is not there", "What to do:", "Tried again at");
        browser.picture(PICTURES.resolve("exports-down.png"));
        for (var theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }

        Files.move(away, desk());
        browser.until("document.querySelector('" + DESK + "[data-state=up]')");
    }

    @Test
    void whatSomebodyDeletedComesBackWithAButton() throws Exception {
        browser.go("devices");
        browser.until("document.querySelector('" + DESK + "[data-state=up]')");
        browser.until("document.querySelector('" + DESK + "').textContent.includes('revision')");
        Path page;
        try (Stream<Path> files = Files.walk(desk())) {
            page = files.filter(file -> file.getFileName().toString().startsWith("page-"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(page);
        browser.click(DESK + " [data-testid=send-again]");
        browser.until("document.querySelector('" + DESK + "').textContent.includes('once more')");
        await().until(() -> Files.exists(page));
    }
}
