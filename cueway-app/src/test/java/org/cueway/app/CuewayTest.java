package org.cueway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.Config;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CuewayTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void itListensWhereItSays() throws Exception {
        try (Cueway cueway = Cueway.start(config())) {
            Ports ports = cueway.ports();
            for (int port : List.of(ports.lower(), ports.upper(), ports.query(), ports.web())) {
                connect(port);
            }
            JsonNode status = get(cueway, "api/v1/status");
            assertThat(status.at("/ports/lower").asInt()).isEqualTo(ports.lower());
            assertThat(status.at("/ports/upper").asInt()).isEqualTo(ports.upper());
            assertThat(status.at("/ports/query").asInt()).isEqualTo(ports.query());
            assertThat(status.at("/ports/web").asInt()).isEqualTo(ports.web());
            assertThat(status.at("/mosID").asString()).isEqualTo("us");
            assertThat(status.at("/version").asString()).isEqualTo(Version.current());
            assertThat(status.at("/store/writable").asBoolean()).isTrue();
            assertThat(status.at("/alarms").size()).isZero();
            assertThat(get(cueway, "health/ready").at("/state").asString()).isEqualTo("ready");
        }
    }

    @Test
    void itSaysWhatItIsInAFewLines() throws Exception {
        try (Cueway cueway = Cueway.start(config("newsrooms.0.id=NCS-1"))) {
            assertThat(cueway.describe())
                    .startsWith("cueway " + Version.current() + " is running\n")
                    .contains("127.0.0.1:" + cueway.ports().upper())
                    .contains("NCS-1")
                    .contains(folder.resolve("cueway.db") + ", 0 running orders")
                    .endsWith(cueway.url() + "api/v1/status");
            JsonNode json = JsonMapper.shared().readTree(cueway.describeAsJson());
            assertThat(json.at("/ports/web").asInt()).isEqualTo(cueway.ports().web());
        }
    }

    @Test
    void everyLaneThatAConfiguredNewsroomShouldHaveIsShownFromTheStart() throws Exception {
        try (Cueway cueway = Cueway.start(config(
                "newsrooms.0.id=NCS-1",
                "newsrooms.0.dial.hosts.0=127.0.0.1",
                "newsrooms.0.dial.lower=1",
                "newsrooms.0.dial.upper=1",
                "newsrooms.1.id=*"))) {
            var lanes = new ArrayList<String>();
            get(cueway, "api/v1/lanes")
                    .at("/items")
                    .forEach(lane -> lanes.add(lane.at("/newsroom").asString()
                            + " " + lane.at("/channel").asString()
                            + " " + lane.at("/direction").asString()));
            assertThat(lanes).containsExactlyInAnyOrder("NCS-1 mom in", "NCS-1 mom out", "NCS-1 ro in", "NCS-1 ro out");
        }
    }

    @Test
    void admittingAnyNewsroomFromAnywhereIsAStandingAlarm() throws Exception {
        try (Cueway cueway = Cueway.start(config("newsrooms.0.id=*", "mos.listen.host=0.0.0.0"))) {
            JsonNode alarm = get(cueway, "api/v1/status").at("/alarms/0");
            assertThat(alarm.at("/text").asString()).startsWith("any newsroom is admitted");
            assertThat(alarm.at("/hint").asString()).contains("list the newsrooms");
        }
        try (Cueway cueway = Cueway.start(config("newsrooms.0.id=*"))) {
            assertThat(get(cueway, "api/v1/status").at("/alarms").size()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mos.listen.lower, mos.listen.lower cannot be opened",
        "mos.listen.upper, mos.listen.upper cannot be opened",
        "mos.listen.query, mos.listen.query cannot be opened",
        "web.port, web cannot listen on 127.0.0.1",
    })
    void aBusyPortIsExplainedAndNothingStaysOpen(String key, String problem) throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Config config = config(key + "=" + busy.getLocalPort());
            assertThatThrownBy(() -> Cueway.start(config))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(problem)
                    .hasMessageContaining(Integer.toString(busy.getLocalPort()))
                    .hasMessageContaining("0 takes any free one");
        }
        // The store's lock and the other ports are free again.
        Cueway.start(config()).close();
    }

    @Test
    void aSecondGatewayOnTheSameStoreIsRefused() throws Exception {
        try (Cueway _ = Cueway.start(config())) {
            Config same = config();
            assertThatThrownBy(() -> Cueway.start(same))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("store: ")
                    .hasMessageContaining(folder.resolve("cueway.db").toString());
        }
    }

    @Test
    void closingEndsEveryConnectionAndIsHarmlessTwice() throws Exception {
        Cueway cueway = Cueway.start(config());
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), cueway.ports().upper())) {
            socket.setSoTimeout(10_000);
            cueway.close();
            cueway.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> connect(cueway.ports().upper())).isInstanceOf(IOException.class);
    }

    @Test
    void partsAreClosedLastFirstEvenIfOneOfThemFails() {
        var closed = new ArrayList<String>();
        var parts = new Parts();
        parts.add((AutoCloseable) () -> closed.add("store"));
        parts.add((AutoCloseable) () -> {
            closed.add("listener");
            throw new IOException("on purpose");
        });
        parts.add((AutoCloseable) () -> closed.add("web"));
        parts.close();
        assertThat(closed).containsExactly("web", "listener", "store");
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    private static JsonNode get(Cueway cueway, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cueway.url() + path)).build();
        return JsonMapper.shared()
                .readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    private Config config(String... more) throws ConfigException {
        var assignments = new ArrayList<>(List.of(
                "mos.id=us",
                "mos.listen.host=127.0.0.1",
                "mos.listen.lower=0",
                "mos.listen.upper=0",
                "mos.listen.query=0",
                "web.port=0",
                "store.file=" + folder.resolve("cueway.db")));
        assignments.addAll(List.of(more));
        return ConfigLoader.load(Optional.empty(), assignments, Map.of());
    }
}
