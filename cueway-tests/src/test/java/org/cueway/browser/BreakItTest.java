package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's newsroom is broken and made whole in the console, and the gateway keeps up with it. */
final class BreakItTest {
    private static final String SAME =
            "document.querySelectorAll('[data-testid=break-show][data-same=true]').length === 2";

    @TempDir
    private static Path folder;

    private static GatewayProcess demo;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        demo = GatewayProcess.demo(
                Files.createDirectories(folder.resolve("demo")),
                List.of("--edits-per-min", "300", "--seed", "6"),
                ShortLives.jvmOptions());
        browser = Browser.open(demo.url());
        browser.go("break");
        browser.until("document.querySelectorAll('[data-testid=break-server]').length === 2");
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    @Test
    void A05_whenTheServerInChargeIsKilledTheGatewayAsksItsPartner() {
        browser.until(mode("NCS-1", "active"));
        browser.click("[data-testid=failOver]");
        browser.until(mode("NCS-1", "off") + " && " + mode("NCS-2", "active"));
        browser.until("document.querySelector('[data-testid=comeBack]')");
        browser.run("history.pushState(null, '', '/connections'); dispatchEvent(new PopStateEvent('popstate'));");
        browser.until(asked("NCS-2"));
        browser.go("break");
        browser.click("[data-testid=restore]");
        browser.until(mode("NCS-1", "active") + " && " + mode("NCS-2", "standby"));
        browser.until(SAME);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCutIsHealedAndBothHoldTheSameAgain() {
        browser.until(SAME);
        browser.click("[data-testid=cut]");
        browser.until("document.querySelector('[data-testid=cut]').disabled");
        browser.until("document.querySelectorAll('[data-testid=break-show][data-same=false]').length > 0");
        browser.click("[data-testid=restore]");
        browser.until("!document.querySelector('[data-testid=cut]').disabled");
        browser.until(SAME);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void A05_anOperatorHasTheOtherServerAsked() {
        browser.go("connections");
        browser.until(asked("NCS-1"));
        browser.run(
                "window.why = document.querySelector('[data-testid=servers] .walk-words').textContent.split(' for ')[0]");
        browser.click("[data-testid=ask-server]");
        // It is the other one; or main again, since that one leaves the work to main, but then for another reason.
        browser.until(
                "document.querySelector('[data-testid=servers] .walk-words').textContent.split(' for ')[0] !== window.why");
        assertThat(browser.complaints()).isEmpty();
        browser.go("break");
        browser.until("document.querySelectorAll('[data-testid=break-server]').length === 2");
    }

    private static String asked(String ncsID) {
        return "document.querySelector('[data-testid=servers]')?.dataset.active === '" + ncsID + "'";
    }

    private static String mode(String ncsID, String mode) {
        return "[...document.querySelectorAll('[data-testid=break-server]')].some((each) => each.textContent.includes('"
                + ncsID + "') && each.dataset.mode === '" + mode + "')";
    }
}
