package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.cueway.base.TestTime;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.SimulatedNode;
import org.cueway.simulator.nmos.resource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that can go wrong, once. */
final class FaultsTest {
    private static final Requests PATCHES = Requests.of("PATCH");
    private static final String ON = "{\"master_enable\":true,\"activation\":{\"mode\":\"activate_immediate\"}}";

    private final Caller caller = new Caller();
    private final TestTime time = new TestTime();
    private SimulatedFacility facility;
    private SimulatedNode node;
    private Endpoint receiver;
    private String place;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(Facility.of(1, 2), time);
        node = facility.node("MON 1");
        receiver = facility.endpoint("MON 1 in video");
        place = node.devices().getFirst().root() + "/v1.1/single/receivers/" + receiver.id();
    }

    @AfterEach
    void stop() {
        caller.close();
        facility.close();
    }

    private int patch() throws Exception {
        return caller.patch(place + "/staged", ON).status();
    }

    private JsonNode registered() {
        return facility.registry()
                .content()
                .find(Kind.RECEIVER, receiver.id())
                .orElseThrow()
                .body();
    }

    @Test
    void C53_anErrorLeavesEverythingAsItWas() throws Exception {
        facility.fail(receiver.id(), new HttpFault.Answers(PATCHES.first(2), 503, Optional.of("3")));
        var answer = caller.patch(place + "/staged", ON);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("3");
        assertThat(Schemas.problems("is-05-v1.1/error.json", answer.json())).isEmpty();
        assertThat(caller.get(place + "/staged").status()).isEqualTo(200);
        assertThat(patch()).isEqualTo(503);
        assertThat(receiver.isOn()).isFalse();
        assertThat(patch()).isEqualTo(200);
        assertThat(receiver.isOn()).isTrue();
    }

    @Test
    void faultsAreOfAPartOrOfAll() throws Exception {
        var other = node.devices().getFirst().receivers().get(1);
        facility.fail(receiver.id(), new HttpFault.Answers(Requests.any(), 500, Optional.empty()));
        assertThat(caller.get(place + "/active").status()).isEqualTo(500);
        assertThat(caller.get(place.replace(receiver.id(), other.id()) + "/active")
                        .status())
                .isEqualTo(200);
        facility.fail(node.id(), new HttpFault.Answers(Requests.any().with("/active"), 501, Optional.empty()));
        assertThat(caller.get(place.replace(receiver.id(), other.id()) + "/active")
                        .status())
                .isEqualTo(501);
        facility.heal();
        assertThat(caller.get(place + "/active").status()).isEqualTo(200);
    }

    @Test
    void slowIsNotDoneYetAndLateIsDoneAlready() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            facility.fail(new HttpFault.Slow(PATCHES, Duration.ofSeconds(20)));
            var slow = threads.submit(this::patch);
            await().until(() -> time.sleepers() == 1);
            assertThat(receiver.isOn()).isFalse();
            time.advance(Duration.ofSeconds(20));
            assertThat(slow.get()).isEqualTo(200);
            facility.fail(new HttpFault.Late(PATCHES, Duration.ofSeconds(20)));
            receiver.restart();
            var late = threads.submit(this::patch);
            await().until(() -> time.sleepers() == 1);
            assertThat(receiver.isOn()).isTrue();
            time.advance(Duration.ofSeconds(20));
            assertThat(late.get()).isEqualTo(200);
        }
    }

    @Test
    void timeOutsAndCutsHaveUnknownResults() throws Exception {
        var impatient = HttpRequest.newBuilder(URI.create(place + "/staged"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMillis(200))
                .method("PATCH", HttpRequest.BodyPublishers.ofString(ON));
        facility.fail(new HttpFault.Hangs(PATCHES, true));
        assertThatThrownBy(() -> caller.send(impatient)).isInstanceOf(IOException.class);
        assertThat(receiver.isOn()).isTrue();
        receiver.restart();
        facility.fail(new HttpFault.Hangs(PATCHES, false));
        assertThatThrownBy(() -> caller.send(impatient)).isInstanceOf(IOException.class);
        assertThat(receiver.isOn()).isFalse();
        facility.fail(new HttpFault.HangsUp(PATCHES, true));
        assertThatThrownBy(this::patch).isInstanceOf(IOException.class);
        assertThat(receiver.isOn()).isTrue();
        receiver.restart();
        facility.fail(new HttpFault.HangsUp(PATCHES, false));
        assertThatThrownBy(this::patch).isInstanceOf(IOException.class);
        assertThat(receiver.isOn()).isFalse();
        facility.fail(new HttpFault.Truncated(Requests.of("GET")));
        assertThatThrownBy(() -> caller.get(place + "/active")).isInstanceOf(IOException.class);
    }

    @Test
    void C05_C08_answersMayBeNoJson() throws Exception {
        facility.fail(new HttpFault.Html(PATCHES, 500));
        var page = caller.patch(place + "/staged", ON);
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).startsWith("<!DOCTYPE html>");
        assertThat(receiver.isOn()).isFalse();
        facility.fail(new HttpFault.Blank(PATCHES, 204));
        assertThat(patch()).isEqualTo(204);
        assertThat(receiver.isOn()).isTrue();
        facility.fail(new HttpFault.Blank(PATCHES, 599));
        assertThat(patch()).isEqualTo(599);
    }

    @Test
    void C07_readingIsRedirected() throws Exception {
        facility.fail(new HttpFault.RedirectsToSlash(Requests.any()));
        var away = caller.get(place + "/active");
        assertThat(away.status()).isEqualTo(301);
        assertThat(away.header("Location")).isEqualTo(URI.create(place).getPath() + "/active/");
        assertThat(caller.get(place + "/active/").status()).isEqualTo(200);
        assertThat(patch()).isEqualTo(200);
        facility.fail(new HttpFault.RedirectsFromSlash(Requests.any()));
        assertThat(caller.get(place + "/active/").header("Location")).endsWith("/active");
        assertThat(caller.get(place + "/active").status()).isEqualTo(200);
    }

    @Test
    void bulkIsAbsentOrForgetful() throws Exception {
        var bulk = node.devices().getFirst().root() + "/v1.1/bulk/receivers";
        var other = node.devices().getFirst().receivers().get(1);
        var body = "[{\"id\":\"" + receiver.id() + "\",\"params\":" + ON + "},{\"id\":\"" + other.id()
                + "\",\"params\":" + ON + "}]";
        facility.fail(node.id(), new DeviceFault.NoBulk(501));
        assertThat(caller.post(bulk, body).status()).isEqualTo(501);
        facility.fail(node.id(), new DeviceFault.ForgetsInBulk());
        assertThat(caller.post(bulk, body).json().size()).isEqualTo(1);
        facility.heal();
        facility.fail(other.id(), new HttpFault.Answers(PATCHES, 500, Optional.empty()));
        var mixed = caller.post(bulk, body);
        assertThat(Schemas.problems("is-05-v1.1/bulk-response-schema.json", mixed.json()))
                .isEmpty();
        assertThat(mixed.json().at("/1/code").intValue()).isEqualTo(500);
        assertThat(mixed.json().at("/0/code").intValue()).isEqualTo(200);
    }

    @Test
    void C61_aDeviceDoesOtherThanAsked() throws Exception {
        facility.fail(new DeviceFault.Locked());
        assertThat(patch()).isEqualTo(423);
        facility.fail(new DeviceFault.AltersAnother());
        assertThat(caller.patch(place + "/staged", ON)
                        .json()
                        .at("/transport_params/0/destination_port")
                        .intValue())
                .isEqualTo(5006);
        receiver.restart();
        facility.fail(new DeviceFault.IgnoresPatches());
        assertThat(patch()).isEqualTo(200);
        assertThat(receiver.isOn()).isFalse();
        facility.fail(new DeviceFault.MissingEnableIsOff());
        receiver.force(facilityJson(ON));
        caller.patch(place + "/staged", "{\"activation\":{\"mode\":\"activate_immediate\"}}");
        assertThat(receiver.isOn()).isFalse();
    }

    @Test
    void constraintsLie() throws Exception {
        facility.fail(new DeviceFault.HidesConstraints());
        var hidden = caller.get(place + "/constraints").json();
        assertThat(hidden.at("/0/interface_ip").isEmpty()).isTrue();
        assertThat(caller.patch(place + "/staged", "{\"transport_params\":[{\"destination_port\":80},{}]}")
                        .status())
                .isEqualTo(400);
        facility.fail(new DeviceFault.InventsConstraints());
        var invented = caller.get(place + "/constraints").json();
        assertThat(Schemas.problems("is-05-v1.1/constraints-schema.json", invented))
                .isEmpty();
        assertThat(invented.at("/0/destination_port/enum/0").intValue()).isEqualTo(65_535);
        assertThat(caller.patch(place + "/staged", "{\"transport_params\":[{\"destination_port\":5006},{}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fussyDevicesRefuse() throws Exception {
        facility.fail(new DeviceFault.RefusesRequestedTime());
        assertThat(patch()).isEqualTo(200);
        assertThat(caller.patch(place + "/staged", ON.replace("immediate\"", "immediate\",\"requested_time\":null"))
                        .status())
                .isEqualTo(500);
        facility.fail(new DeviceFault.RefusesEmptyLegs());
        assertThat(caller.patch(place + "/staged", "{\"transport_params\":[{\"rtp_enabled\":true},{}]}")
                        .status())
                .isEqualTo(400);
        facility.fail(new DeviceFault.RefusesFiles());
        assertThat(caller.patch(
                                place + "/staged",
                                "{\"transport_file\":{\"data\":\"v=0\",\"type\":\"application/sdp\"}}")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void registriesHearNothingOrHalf() throws Exception {
        var before = registered();
        facility.fail(new DeviceFault.KeepsVersion());
        assertThat(patch()).isEqualTo(200);
        assertThat(registered()).isEqualTo(before);
        facility.fail(new DeviceFault.ForgetsSubscription());
        assertThat(patch()).isEqualTo(200);
        assertThat(registered().path("subscription")).isEqualTo(before.path("subscription"));
        assertThat(registered().path("version")).isNotEqualTo(before.path("version"));
        facility.fail(new DeviceFault.KeepsActivation());
        assertThat(patch()).isEqualTo(200);
        assertThat(caller.get(place + "/staged").json().at("/activation/mode").asString())
                .isEqualTo("activate_immediate");
    }

    @Test
    void transportFilesAreElsewhereOrNotThere() throws Exception {
        var sender = facility.endpoint("MON 1 video");
        var file = place.replace("receivers/" + receiver.id(), "senders/" + sender.id()) + "/transportfile";
        facility.fail(new DeviceFault.FileElsewhere());
        var away = caller.get(file);
        assertThat(away.status()).isEqualTo(307);
        assertThat(caller.get(URI.create(file).resolve(away.header("Location")).toString())
                        .text())
                .isEqualTo(sender.file().orElseThrow());
        facility.fail(new DeviceFault.NoFileWhileOff());
        assertThat(caller.get(file).status()).isEqualTo(200);
        facility.switchSender(sender.id(), false);
        assertThat(caller.get(file).status()).isEqualTo(404);
    }

    @Test
    void nodesVanishFreezeAndReboot() throws Exception {
        var nodes = facility.registry().uri() + "/x-nmos/query/v1.3/nodes";
        assertThat(patch()).isEqualTo(200);
        node.freeze();
        assertThatThrownBy(this::patch).isInstanceOf(IOException.class);
        assertThat(caller.get(nodes).json().size()).isEqualTo(2);
        node.leave();
        assertThat(caller.get(nodes).json().size()).isEqualTo(1);
        node.register();
        assertThat(registered().at("/subscription/active").booleanValue()).isTrue();
        var version = registered().path("version");
        node.reboot();
        assertThat(registered().at("/subscription/active").booleanValue()).isFalse();
        assertThat(registered().path("version")).isNotEqualTo(version);
        assertThat(caller.get(place + "/active").json().path("master_enable").booleanValue())
                .isFalse();
    }

    private static JsonNode facilityJson(String text) {
        return org.cueway.simulator.nmos.http.Answer.JSON.readTree(text);
    }
}
