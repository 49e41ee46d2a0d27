package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.browser.ScriptDesk.story;

import java.nio.file.Path;
import org.cueway.peers.NewsroomProcess;
import org.cueway.peers.RawPort;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console while something is killed: it says what, and comes back by itself. */
final class OutageTest {
    @TempDir
    private Path folder;

    @Test
    void aLampGoesRedWithItsSentenceWhenTheNewsroomIsKilledAndGreenWhenItReturns() throws Exception {
        var ports = freePorts();
        try (var station = Station.open(folder, dialling(ports));
                var browser = Browser.open(station.gateway().url())) {
            try (var newsroom = newsroom(station, ports)) {
                browser.go("");
                for (String lamp : new String[] {"LC", "LS", "UC", "US"}) {
                    browser.until(swift(lamp) + ".dataset.state === 'up'");
                }
                newsroom.kill();
                browser.until(swift("UC") + ".dataset.state === 'down'");
                browser.until(
                        "/(cannot connect|closed|reset)/.test(document.querySelector('[data-testid=newsroom-lamp]').title)");
                browser.until("document.querySelector('[data-testid=newsroom-lamp] [data-state=down]')");
                browser.go("connections");
                browser.until("[...document.querySelectorAll('[data-testid=lane][data-state=down]')]"
                        + ".some((lane) => lane.textContent.includes('cannot connect to 127.0.0.1:" + ports[1] + "'))");
            }
            try (var _ = newsroom(station, ports)) {
                browser.until("document.querySelectorAll('[data-testid=lane][data-state=up]').length === 4");
                browser.until("document.querySelector('[data-testid=newsroom-lamp] [data-state=up]')");
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theConsoleRecoversByItselfWhenTheGatewayIsKilledAndStarted() throws Exception {
        var ports = freePorts();
        try (var station = Station.open(folder, dialling(ports));
                var newsroom = newsroom(station, ports);
                var browser = Browser.open(station.gateway().url())) {
            browser.go("rundowns");
            browser.until("document.querySelectorAll('[data-testid=rundowns] .rows-body .row').length === 2");
            assertThat(browser.complaints()).isEmpty();

            station.gateway().kill();
            browser.until(
                    "document.querySelector('[data-testid=banner]')?.textContent.includes('No word from the gateway')");
            browser.until("document.documentElement.dataset.link === 'away'");
            station.killAndRestartOnTheSamePorts();

            browser.until("document.documentElement.dataset.link === 'live'");
            browser.until("!document.querySelector('[data-testid=banner]')");
            browser.until("document.querySelectorAll('[data-testid=rundowns] .rows-body .row').length === 2");
            browser.complaints(); // that nobody answered meanwhile is no fault of the page
            browser.go("messages");
            browser.until("document.querySelector('[data-testid=messages] .rows-body .row')");
            assertThat(browser.complaints()).isEmpty();
            assertThat(newsroom.lines()).isPositive();
        }
    }

    @Test
    void messagesThatCouldNotBeAskedForAreNotCounted() throws Exception {
        try (var station = Station.open(folder);
                var browser = Browser.open(station.gateway().url())) {
            browser.unanswered("*/api/v1/messages*");
            browser.go("messages");
            browser.until("document.querySelector('main').textContent.includes('could not be loaded')");
            assertThat(browser.texts("[document.querySelector('[data-testid=count]').textContent]"))
                    .containsExactly("not known yet");
            browser.complaints(); // that nobody answered is no fault of the page

            browser.unanswered();
            browser.go("messages");
            browser.until(
                    "document.querySelector('[data-testid=count]')?.textContent === '0 messages shown · that is all'");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theTextStaysOnTheGlassWhileTheGatewayIsKilledAndGoesOnWhenItIsBack() throws Exception {
        try (var station = Station.open(folder);
                var browser = Browser.open(station.gateway().url())) {
            var glass = new Glass(browser);
            try (var desk = new ScriptDesk(station, station.connect(), "RO-1")) {
                desk.create(story("S1", "ONE", "Alpha beta."), story("S2", "TWO", "Gamma delta.", "Epsilon zeta."));
                glass.open(desk.key(), "");
                glass.press(Keys.PAGE_DOWN);
            }
            assertThat(glass.line()).containsOnlyKeys("Gamma", "delta.");
            var before = glass.word("Gamma");
            assertThat(browser.complaints()).isEmpty();

            station.gateway().kill();
            browser.until(
                    "document.querySelector('[data-testid=banner]')?.textContent.includes('No word from the gateway')");
            assertThat(glass.word("Gamma").isAt(before)).isTrue();
            assertThat(browser.is("document.querySelector('[data-testid=banner]').getBoundingClientRect().top"
                            + " > document.querySelector('.marker').getBoundingClientRect().top + 200"))
                    .isTrue();
            glass.press(Keys.ARROW_RIGHT); // the keys still work
            glass.press(Keys.ARROW_LEFT);
            station.killAndRestartOnTheSamePorts();

            browser.until("!document.querySelector('[data-testid=banner]')");
            browser.complaints(); // that nobody answered meanwhile is no fault of the page
            assertThat(glass.word("Gamma").isAt(before)).isTrue();
            try (var desk = new ScriptDesk(station, station.connect(), "RO-1")) {
                desk.script("S1", "<p>Alpha beta, and much more than that.</p>");
                browser.until(
                        "document.querySelector('[data-story-id=S1] .block-copy').textContent.endsWith('than that.')");
            }
            assertThat(glass.word("Gamma").isAt(before)).isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static NewsroomProcess newsroom(Station station, int[] ports) throws Exception {
        return NewsroomProcess.start(
                station,
                "--ncs-id",
                Station.NCS_ID,
                "--lower",
                String.valueOf(ports[0]),
                "--upper",
                String.valueOf(ports[1]),
                "--edits-per-min",
                "60");
    }

    private static int[] freePorts() {
        try (var lower = RawPort.open();
                var upper = RawPort.open()) {
            return new int[] {lower.number(), upper.number()};
        }
    }

    private static String dialling(int[] ports) {
        return "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(Station.NCS_ID, ports[0], ports[1]);
    }

    private static String swift(String lamp) {
        return "document.querySelector('[data-testid=swift-lamp][data-lamp=" + lamp + "]')";
    }
}
