package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.cueway.base.TimeSource;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.RandomEdits;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.RawPort;
import org.cueway.peers.Rounds;
import org.cueway.peers.Station;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.faults.FaultProxy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two gateways over MOS 2.8 and 4.0, with faults between them: the first has the second behind it and is its newsroom. The seed decides the edits and
 * what goes wrong; the build tries one, {@code -Dcueway.thorough=true} many.
 */
@Timeout(300)
class RelayFaultsTest {
    private static final String BEHIND = "prompt.two.northgate.ngtv.mos";
    private static final String RELAY = "RELAY-NCS";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return Rounds.seeds(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R128_A06_bothHoldWhatTheNewsroomSaidWhateverGoesWrongBetweenThem(long seed) throws Exception {
        var plan = FaultPlan.parse("drop=0.01,dup=0.05,delay=0.1/20ms,split=0.3,junk=0.05,cut=0.05", seed);
        var config = GatewayProcess.config(BEHIND) + "newsrooms: [ { id: " + RELAY + " } ]\n";
        try (var behind = start("behind", config);
                var lower = faults(behind.lower(), plan);
                var upper = faults(behind.upper(), plan);
                var station = Station.open(folder, newsroomsAndRelay(where(lower, upper)))) {
            edited(seed, station, behind);
            assertThat(upper.faults()).isPositive();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R128_A06_theSameWhereEachDialsTheOther(long seed) throws Exception {
        var plan = FaultPlan.parse("drop=0.01,dup=0.05,delay=0.1/20ms,split=0.3,junk=0.05,cut=0.02", seed);
        int firstLower;
        int firstUpper;
        try (var one = RawPort.open();
                var two = RawPort.open()) {
            firstLower = one.number();
            firstUpper = two.number();
        }
        try (var backLower = faults(firstLower, plan);
                var backUpper = faults(firstUpper, plan);
                var behind = start(
                        "behind",
                        GatewayProcess.config(BEHIND)
                                + """
                        newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]
                        """.formatted(
                                                RELAY,
                                                backLower.address().getPort(),
                                                backUpper.address().getPort()));
                var lower = faults(behind.lower(), plan);
                var upper = faults(behind.upper(), plan);
                var station = Station.open(folder, firstLower, firstUpper, newsroomsAndRelay(where(lower, upper)))) {
            edited(seed, station, behind);
            assertThat(upper.faults()).isPositive();
            // What it may have lost, it asks for: all that the first one has for it.
            var api = new ApiCaller(behind.url());
            await().atMost(PATIENCE)
                    .until(() ->
                            api.post("newsrooms/" + RELAY + "/resync", "{}", "").status() < 300);
            await().atMost(PATIENCE)
                    .until(() -> behind.get("/api/v1/newsrooms")
                            .at("/items/0/walk/end")
                            .asString("")
                            .equals("complete"));
            assertThat(behind.get("/api/v1/newsrooms")
                            .at("/items/0/walk/listed")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** Over a WebSocket only what comes from behind can be told apart on the way: answers come twice, late and in pieces. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R128_A06_theSameOverMos4(long seed) throws Exception {
        var plan = FaultPlan.parse("in:dup=0.05,in:delay=0.1/20ms,in:split=0.3", seed);
        var config = GatewayProcess.config(BEHIND) + "newsrooms: [ { id: " + RELAY + ", mos4: { encoding: utf8 } } ]\n";
        try (var behind = start("behind", config);
                var web = faults(behind.web(), plan);
                var station = Station.open(
                        folder,
                        newsroomsAndRelay("mos4: { url: \"ws://127.0.0.1:%d/mos\", passive: true }"
                                .formatted(web.address().getPort())))) {
            edited(seed, station, behind);
            assertThat(web.faults()).isPositive();
        }
    }

    private GatewayProcess start(String name, String config) throws Exception {
        return GatewayProcess.start(Files.createDirectories(folder.resolve(name)), config, ShortLives.jvmOptions());
    }

    private static void edited(long seed, Station station, GatewayProcess behind) throws Exception {
        try (var newsroom = station.connect()) {
            var edits = new RandomEdits("RO-A", seed);
            for (int n = 0; n < 60; n++) {
                assertThat(newsroom.ask(edits.next()).status()).isEqualTo("OK");
                edits.accept();
            }
            assertThat(newsroom.order("RO-A")).hasToString(edits.after());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .untilAsserted(() -> assertThat(held(behind)).isEqualTo(edits.after()));
        }
    }

    private static FaultProxy faults(int port, FaultPlan plan) throws IOException {
        return FaultProxy.open(
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress("127.0.0.1", port),
                FaultProxy.End.CALLER,
                plan,
                TimeSource.system());
    }

    private static String where(FaultProxy lower, FaultProxy upper) {
        return "host: 127.0.0.1, lower: %d, upper: %d"
                .formatted(lower.address().getPort(), upper.address().getPort());
    }

    private static String newsroomsAndRelay(String where) {
        return """
                newsrooms: [ { id: %s } ]
                relay:
                  ncsID: %s
                  devices:
                    - { id: %s, %s, rundowns: all }
                """.formatted(Station.NCS_ID, RELAY, BEHIND, where);
    }

    /** Asked on a connection without faults. */
    private static String held(GatewayProcess behind) {
        try (var asking = new Dialogue(RawNewsroom.dial(behind.upper()), BEHIND, RELAY, new AtomicInteger(1_000_000))) {
            return asking.order("RO-A").toString();
        }
    }
}
