package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The crosspoint page, by mouse and by keyboard, with a facility that is not there. */
final class CrosspointInConsoleTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String STAGED = "document.querySelectorAll('[data-testid=staged]').length";
    private static final String RESULTS = "document.querySelector('[data-testid=results]')";

    @TempDir
    private static Path folder;

    private static SimulatedFacility facility;
    private static GatewayProcess gateway;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        facility = SimulatedFacility.start(
                Facility.of(7, 16).gear(Gear.CAMERA, Gear.CAMERA, Gear.MONITOR, Gear.MONITOR, Gear.AUDIO_DESK),
                TimeSource.system());
        gateway = GatewayProcess.start(
                Files.createDirectories(folder.resolve("gateway")),
                GatewayProcess.config("gateway.station.example.mos")
                        + "newsrooms: [ { id: NCS-1 } ]\nnmos: { registry: \""
                        + facility.registry().uri() + "\" }\n",
                ShortLives.jvmOptions());
        browser = Browser.open(gateway.url());
    }

    @AfterAll
    static void stop() {
        browser.close();
        gateway.close();
        facility.close();
    }

    @BeforeEach
    void open() {
        facility.heal();
        facility.receivers().forEach(each -> facility.disconnect(each.id()));
        browser.go("crosspoint?to=MON&from=CAM");
        browser.until("document.querySelectorAll('.x-cell[data-grade=compatible]').length > 5"
                + " && document.querySelectorAll('.x-cell.has-mark').length === 0");
    }

    @Test
    void A16_aTwelveWaySalvoWithFourTroublesIsNamedCrosspointByCrosspointAndUndone() {
        var receivers = facility.receivers().stream()
                .filter(each -> each.label().endsWith("in video"))
                .limit(12)
                .toList();
        assertThat(receivers).hasSize(12);
        receivers.forEach(each -> facility.connect(id("CAM 2 video"), each.id()));
        browser.size(1600, 1300);
        browser.go("crosspoint?format=video&by=none&from=CAM");
        browser.until("document.querySelectorAll('.x-cell.has-mark').length === 12");
        receivers.forEach(each -> browser.press(cell(each, "CAM 1 video"), ""));
        browser.until(STAGED + " === 12");
        facility.fail(receivers.get(0).id(), new HttpFault.Answers(Requests.of("PATCH"), 500, Optional.empty()));
        facility.fail(receivers.get(1).id(), new HttpFault.HangsUp(Requests.of("PATCH"), false));
        browser.run(
                "fetch('/api/v1/nmos/locks/" + receivers.get(2).id()
                        + "', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{\"owner\": \"gallery\"}' })");
        facility.connect(id("CAM 3 video"), receivers.get(3).id());
        browser.until("document.querySelectorAll('.x-chip.is-moved').length === 1"
                + " && document.querySelectorAll('[data-testid=lock]').length === 1");
        browser.type(Keys.F12);
        browser.until(RESULTS + ".dataset.good === '8' && " + RESULTS + ".dataset.bad === '4'");
        for (String word : List.of("failed", "unconfirmed")) {
            assertThat(browser.is("document.querySelector('[data-testid=result][data-result=" + word + "]')"))
                    .as(word)
                    .isTrue();
        }
        assertThat(browser.text(RESULTS + ".textContent")).contains("gallery", "500", "CAM 3 video");
        browser.picture(PICTURES.resolve("crosspoint-salvo.png"));
        assertThat(browser.accessibilityFaults()).isEmpty();

        facility.heal();
        browser.type("u");
        browser.until(RESULTS + "?.textContent.includes('Undo of')");
        for (Endpoint each : receivers.subList(4, 12)) {
            assertThat(each.active().path("sender_id").asString()).isEqualTo(id("CAM 2 video"));
        }
        browser.run(
                "fetch('/api/v1/nmos/locks/" + receivers.get(2).id()
                        + "', { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{\"force\": true}' })");
        browser.click("[data-testid=clear]");
        browser.until(STAGED + " === 0");
        browser.size(1600, 900);
    }

    @Test
    void byMouseACrosspointIsStagedTakenAndBroken() {
        var monitor = facility.endpoint("MON 1 in video");
        browser.press(cell(monitor, "CAM 1 video"), "");
        browser.until(STAGED + " === 1");
        assertThat(monitor.active().path("master_enable").asBoolean()).isFalse();
        browser.click("[data-testid=take]");
        browser.until("document.querySelector('" + cell(monitor, "CAM 1 video") + "').dataset.mark === 'inForce'");
        assertThat(monitor.active().path("sender_id").asString()).isEqualTo(id("CAM 1 video"));
        browser.press(cell(monitor, "CAM 1 video"), "");
        browser.until("document.querySelector('" + cell(monitor, "CAM 1 video") + "').dataset.mark === 'stagedOff'");
        browser.click("[data-testid=take]");
        browser.until("document.querySelector('" + cell(monitor, "CAM 1 video") + "').dataset.mark === ''");
        assertThat(monitor.active().path("master_enable").asBoolean()).isFalse();
    }

    @Test
    void whatDoesNotFitSaysWhyAndIsStagedWithShiftAlone() {
        var monitor = facility.endpoint("MON 1 in video");
        browser.press(cell(monitor, "CAM 1 audio"), "");
        browser.until("document.querySelector('[data-testid=line]').textContent.includes('does not fit')");
        assertThat(browser.text("document.querySelector('[data-testid=line]').textContent"))
                .contains("audio")
                .contains("Shift");
        assertThat(browser.text(STAGED)).isEqualTo("0");
        browser.press(cell(monitor, "CAM 1 audio"), Keys.SHIFT);
        browser.until("document.querySelectorAll('.x-chip.is-forced').length === 1");
        browser.click("[data-testid=clear]");
    }

    @Test
    void byKeyboardACrosspointIsStagedTriedTakenAndUndone() {
        browser.go("crosspoint?by=none&format=video&to=mon&from=cam");
        browser.until("document.querySelectorAll('.x-cell[data-grade=compatible]').length > 3");
        browser.type("j");
        browser.until("document.querySelector('.x-cell.is-cursor')");
        browser.type(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.SPACE);
        browser.until(STAGED + " === 1");
        browser.type("d");
        browser.until(RESULTS + ".dataset.dry === 'true' && " + RESULTS + ".dataset.good === '1'");
        browser.type(Keys.F12);
        browser.until(RESULTS + ".dataset.dry === 'false' && " + RESULTS + ".dataset.good === '1'");
        browser.until("document.querySelector('.x-cell.is-cursor').dataset.mark === 'inForce'");
        browser.type("u");
        browser.until("document.querySelector('.x-cell.is-cursor').dataset.mark === ''");
        browser.type("l");
        browser.until("document.querySelector('[data-testid=lock]')");
        browser.type(Keys.SPACE);
        browser.until("document.querySelector('[data-testid=line]').textContent.includes('is locked')");
        browser.type("l");
        browser.until("!document.querySelector('[data-testid=lock]')");
        browser.type("?");
        browser.until("document.querySelector('#keys[open]').textContent.includes('Take all that is staged')");
        browser.escape();
    }

    @Test
    void oneReceiverIsShownWithItsLegsItsDescriptionAndItsHistory() {
        var monitor = facility.endpoint("MON 1 in video");
        browser.press(cell(monitor, "CAM 1 video"), "");
        browser.until(STAGED + " === 1");
        browser.type(Keys.F12);
        browser.until("document.querySelector('" + cell(monitor, "CAM 1 video") + "').dataset.mark === 'inForce'");
        browser.type("i");
        browser.until(
                "document.querySelector('[data-testid=crosspoint-detail]').dataset.id === '" + monitor.id() + "'");
        browser.until("document.querySelectorAll('[data-testid=source]').length > 5");
        browser.click("[data-testid=tab-settings]");
        browser.until("document.querySelectorAll('[data-testid=legs] thead th').length === 3"
                + " && document.querySelector('[data-testid=legs]').textContent.includes('multicast_ip')");
        browser.click("[data-testid=tab-file]");
        browser.until("document.querySelector('[data-testid=sdp]').textContent.includes('m=video')");
        browser.click("[data-testid=tab-json]");
        browser.until("document.querySelector('[data-testid=json-active]').textContent.includes('transport_params')");
        browser.click("[data-testid=tab-history]");
        browser.until("document.querySelector('[data-testid=history]').textContent.includes('CAM 1 video')");
        browser.click("[data-testid=tab-connect]");
        browser.until("document.querySelector('[data-testid=source]')");
        for (String theme : List.of("light", "contrast", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityFaults()).as(theme).isEmpty();
        }
        browser.picture(PICTURES.resolve("crosspoint-detail.png"));
        browser.escape();
        browser.until("!document.querySelector('[data-testid=crosspoint-detail]')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void A15_whenTheRegistryIsGoneASentenceSaysSoAndWhatWasKnownStays() {
        facility.registry().leave();
        browser.until("document.querySelector('[data-testid=stale]').textContent.includes('No registry has answered')");
        assertThat(browser.is("document.querySelectorAll('.x-row[data-id]').length > 5"))
                .isTrue();
        browser.click("[data-testid=registry-lamp]");
        browser.until("document.querySelector('[data-testid=registry]')");
        facility.registry().comeBack();
        browser.until("!document.querySelector('[data-testid=stale]')");
    }

    @Test
    void aListOfReceiversIsThereForSmallScreens() {
        browser.go("crosspoint?view=list");
        browser.until("document.querySelectorAll('[data-testid=crosspoint-list] .rows-body .row').length > 10");
        browser.click("[data-testid=crosspoint-list] .rows-body .row[data-id='" + id("MON 1 in video") + "']");
        browser.until("document.querySelectorAll('[data-testid=source][data-grade=compatible]').length > 1");
        browser.click("[data-testid=source][data-id='" + id("CAM 2 video") + "'] [data-testid=stage]");
        browser.until(STAGED + " === 1");
        browser.type(Keys.F12);
        browser.until(RESULTS + ".dataset.good === '1'");
        assertThat(facility.endpoint("MON 1 in video")
                        .active()
                        .path("sender_id")
                        .asString())
                .isEqualTo(id("CAM 2 video"));
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    private static String id(String label) {
        return facility.endpoint(label).id();
    }

    private static String cell(Endpoint receiver, String sender) {
        return ".x-cell[data-at=\"" + receiver.id() + " " + id(sender) + "\"]";
    }
}
