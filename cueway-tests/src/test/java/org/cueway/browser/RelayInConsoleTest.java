package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.peers.Dialogue;
import org.cueway.peers.PlayedDevice;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices behind the gateway on the page Connections. */
final class RelayInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String CLIPS = "clips.one.northgate.ngtv.mos";
    private static final String PROMPTER = "prompt.two.northgate.ngtv.mos";

    @TempDir
    private Path folder;

    @Test
    void R129_eachDeviceShowsWhatLeadsToItWhatWaitsSinceWhenAndItsLastAnswer() throws Exception {
        var clips = PlayedDevice.start(CLIPS);
        try (var prompter = PlayedDevice.start(PROMPTER);
                var station = Station.open(folder, config(clips, prompter));
                var newsroom = new Dialogue(
                        RawNewsroom.dial(station.gateway().upper()), CLIPS, Station.NCS_ID, new AtomicInteger());
                var browser = Browser.open(station.gateway().url())) {
            browser.size(1400, 1200);
            browser.go("connections");
            browser.until(part(CLIPS, "") + "?.dataset.state === 'up'");
            assertThat(browser.text(part(CLIPS, "[data-testid=relay-rules]") + ".textContent"))
                    .contains(CLIPS, "whose ID begins with backup. (it reads its own)", "items that name it");
            assertThat(browser.text(part(PROMPTER, "[data-testid=relay-rules]") + ".textContent"))
                    .contains("is of the family prompt", "all running orders");
            assertThat(browser.text(part(CLIPS, "[data-testid=relay-queue]") + ".textContent"))
                    .contains("nothing waits");
            assertThat(newsroom.ask("<roCreate><roID>RO-A</roID><roSlug>Show</roSlug></roCreate>")
                            .status())
                    .isEqualTo("OK");
            browser.until(part(CLIPS, "[data-testid=relay-answer]") + ".textContent.includes('roCreate: OK')");

            clips.close();
            browser.until(part(CLIPS, "") + ".dataset.state === 'down'");
            for (var story : List.of("S1", "S2")) {
                assertThat(newsroom.ask("<roStoryAppend><roID>RO-A</roID><story><storyID>" + story
                                        + "</storyID></story></roStoryAppend>")
                                .status())
                        .isEqualTo("OK");
            }
            browser.until(part(CLIPS, "[data-testid=relay-queue]") + ".textContent.includes('2 messages wait')");
            for (var theme : List.of("light", "contrast", "dark")) {
                browser.theme(theme);
                assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
            }
            browser.picture(PICTURES.resolve("relay.png"));

            try (var _ = clips.restart()) {
                browser.until(part(CLIPS, "[data-testid=relay-complaint]") + " !== null");
                browser.until(part(CLIPS, "[data-testid=relay-queue]") + ".textContent.includes('nothing waits')");
                browser.picture(PICTURES.resolve("relay-refused.png"));
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String part(String device, String inside) {
        return "document.querySelector('[data-testid=relayed][data-id=\"" + device + "\"] " + inside + "')";
    }

    private static String config(PlayedDevice clips, PlayedDevice prompter) {
        return """
                newsrooms: [ { id: %s } ]
                relay:
                  ncsID: RELAY-NCS
                  devices:
                    - { id: %s, host: 127.0.0.1, lower: %d, upper: %d }
                    - { id: %s, host: 127.0.0.1, lower: %d, upper: %d, rundowns: all }
                  rules:
                    - { prefix: backup., to: %s, rewrite: true }
                    - { family: prompt, to: %s }
                """.formatted(
                        Station.NCS_ID,
                        CLIPS,
                        clips.lower(),
                        clips.upper(),
                        PROMPTER,
                        prompter.lower(),
                        prompter.upper(),
                        CLIPS,
                        PROMPTER);
    }
}
