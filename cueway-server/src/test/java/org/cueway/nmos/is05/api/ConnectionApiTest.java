package org.cueway.nmos.is05.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.ScriptedServer;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is05.plan.TakeReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which address of a device is spoken to, and what is done when one does not do. */
final class ConnectionApiTest {
    private static final String RECEIVER = "b7e4d2c1-3f5a-4b6c-8d7e-9f0a1b2c3d04";
    private static final JsonNode OFF = JsonMapper.shared()
            .readTree(
                    "{\"sender_id\": null, \"master_enable\": false, \"activation\": {\"mode\": \"activate_immediate\"}}");
    private static final String SETTINGS =
            "{\"sender_id\": null, \"master_enable\": false, \"activation\": {\"mode\": null}, \"transport_params\": [{}]}";

    private final NmosHttp http = open();
    private final ConnectionApi api = new ConnectionApi(
            http,
            TimeSource.system(),
            new ApiLimits(Duration.ZERO, 2, 10, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private static NmosHttp open() {
        try {
            var limits =
                    new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1), 4, 1 << 20, 3);
            return new NmosHttp(limits, new Security(false, SSLContext.getDefault(), _ -> Optional.empty()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        http.close();
    }

    /** A receiver whose device has these controls, {@code v1.1=http://…}. */
    private static End end(String... controls) {
        var json = new StringBuilder(
                "{\"id\": \"d\", \"type\": \"urn:x-nmos:device:generic\", \"node_id\": \"n\", \"controls\": [");
        for (int i = 0; i < controls.length; i++) {
            var parts = controls[i].split("=", 2);
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\": \"urn:x-nmos:control:sr-ctrl/%s\", \"href\": \"%s\"}"
                            .formatted(parts[0], parts[1]));
        }
        var device = (Device) ResourceReader.read(Kind.DEVICE, json + "]}").orElseThrow();
        Resource receiver = ResourceReader.read(Kind.RECEIVER, "{\"id\": \"" + RECEIVER + "\", \"device_id\": \"d\"}")
                .orElseThrow();
        return new End(receiver, device);
    }

    @Test
    void C03_C04_C34_theNewestVersionThatBothSpeakIsTakenFirst() {
        var end = end("v1.0=http://a/", "v1.12=http://b/", "v1.2=http://c/", "v1.1=http://d/", "v2.0=http://e/");
        assertThat(End.roots(end.device()))
                .extracting(End.Root::href)
                .containsExactly("http://c/", "http://d/", "http://a/");
        assertThat(End.isControllable(end("v2.0=http://e/").device())).isFalse();
        assertThat(End.isControllable(end().device())).isFalse();
    }

    @Test
    void C66_after409TheVersionInLocationIsUsedAndRemembered() throws Exception {
        try (var server = new ScriptedServer(request -> request.contains("/v1.1/")
                ? ScriptedServer.answer(
                        "409 Conflict",
                        "{\"code\": 409, \"error\": \"at v1.0\", \"debug\": null}",
                        "Location: /x-nmos/connection/v1.0/single/receivers/" + RECEIVER + "/staged")
                : ScriptedServer.answer("200 OK", SETTINGS))) {
            var end = end("v1.1=" + server.uri() + "/x-nmos/connection/v1.1/");
            assertThat(api.patch(end, OFF, "ann"))
                    .isInstanceOfSatisfying(
                            Sent.Answered.class,
                            sent -> assertThat(sent.status()).isEqualTo(200));
            assertThat(api.active(end)).isInstanceOf(Got.Is.class);
            assertThat(server.requests.stream()
                            .map(request -> request.lines().findFirst().orElse("")))
                    .containsExactly(
                            "PATCH /x-nmos/connection/v1.1/single/receivers/" + RECEIVER + "/staged HTTP/1.1",
                            "PATCH /x-nmos/connection/v1.0/single/receivers/" + RECEIVER + "/staged HTTP/1.1",
                            "GET /x-nmos/connection/v1.0/single/receivers/" + RECEIVER + "/active HTTP/1.1");
        }
    }

    @Test
    void C66_aLocationThatLeadsElsewhereOrRoundIsNotFollowed() throws Exception {
        try (var server = new ScriptedServer(request -> request.contains("/round/")
                ? ScriptedServer.answer("409 Conflict", "", "Location: /round/single/receivers/x")
                : ScriptedServer.answer(
                        "409 Conflict", "", "Location: http://other.example/v1.0/single/receivers/x"))) {
            for (var root : List.of("/away", "/round")) {
                assertThat(api.patch(end("v1.1=" + server.uri() + root), OFF, "ann"))
                        .isInstanceOfSatisfying(
                                Sent.Answered.class,
                                sent -> assertThat(sent.status()).isEqualTo(409));
            }
            assertThat(server.requests).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aWriteGoesToTheNextAddressOnlyIfTheFirstWasCertainlyNotReached() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var silent = new ScriptedServer(_ -> ScriptedServer.SILENCE);
                var good = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", SETTINGS))) {
            var dead = end("v1.1=http://127.0.0.1:" + free, "v1.1=" + good.uri());
            assertThat(api.patch(dead, OFF, "ann")).isInstanceOf(Sent.Answered.class);
            assertThat(good.requests).hasSize(1);

            var mute = end("v1.2=" + silent.uri(), "v1.1=" + good.uri());
            // What answered last is asked first, so that device is another one here.
            var other = new End(mute.resource(), rename(mute.device()));
            assertThat(api.patch(other, OFF, "ann")).isInstanceOf(Sent.Silent.class);
            assertThat(good.requests).hasSize(1);
            // A read may.
            assertThat(api.active(other)).isInstanceOf(Got.Is.class);
        }
        assertThat(api.patch(end("v1.1=http://127.0.0.1:" + free), OFF, "ann"))
                .isInstanceOfSatisfying(
                        Sent.NotAsked.class, sent -> assertThat(sent.reason()).isEqualTo(TakeReason.UNREACHABLE));
        assertThat(api.patch(end(), OFF, "ann"))
                .isInstanceOfSatisfying(
                        Sent.NotAsked.class, sent -> assertThat(sent.reason()).isEqualTo(TakeReason.NO_CONNECTION_API));
    }

    private static Device rename(Device device) {
        return (Device) ResourceReader.read(Kind.DEVICE, device.core().json().replace("\"id\":\"d\"", "\"id\":\"e\""))
                .orElseThrow();
    }

    @Test
    void moreWritesThanMayWaitForADeviceAreRefused() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.SILENCE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = end("v1.1=" + server.uri());
            var all = new ArrayList<Future<Sent>>();
            for (int i = 0; i < 12; i++) all.add(threads.submit(() -> api.patch(end, OFF, "ann")));
            var results = new ArrayList<Sent>();
            for (var one : all) results.add(one.get());
            assertThat(results)
                    .anyMatch(sent ->
                            sent instanceof Sent.NotAsked(var reason, var _) && reason == TakeReason.QUEUE_FULL);
            assertThat(results).anyMatch(Sent.Silent.class::isInstance);
        }
    }

    @Test
    void C46_C59_constraintsAreReadOnceForEachVersion() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", "[{\"rtp_enabled\": {}}]"))) {
            var end = end("v1.1=" + server.uri());
            for (int i = 0; i < 3; i++)
                assertThat(api.constraints(end).found().orElseThrow().legs()).hasSize(1);
            assertThat(server.requests).hasSize(1);
            var moved = ResourceReader.read(
                            Kind.RECEIVER, "{\"id\": \"" + RECEIVER + "\", \"device_id\": \"d\", \"version\": \"5:0\"}")
                    .orElseThrow();
            api.constraints(new End(moved, end.device()));
            assertThat(server.requests).hasSize(2);
            api.doubt(RECEIVER);
            api.constraints(new End(moved, end.device()));
            assertThat(server.requests).hasSize(3);
        }
    }
}
