package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.TimeSource;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Holding;
import org.cueway.peers.NewsroomProcess;
import org.cueway.peers.RawPort;
import org.cueway.peers.Station;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.NewsroomPlan.Editing;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway and the newsroom are killed in turn, at moments that the seed chooses, while the newsroom edits and a program makes objects. As many
 * kills as {@code -Dcueway.kills} says, 6 by itself; {@code -Dcueway.seed} chooses other moments.
 */
class KillsTest {
    private static final String NCS_ID = "NCS-1";
    private static final int KILLS = Integer.getInteger("cueway.kills", 6);
    private static final long SEED = Long.getLong("cueway.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    /** Objects that were promised to be kept, with their slugs. */
    private final Map<String, String> promised = new TreeMap<>();

    private int made;

    @Test
    void A11_whicheverEndIsKilledNothingPromisedIsLostAndBothEndWithTheSame() throws Exception {
        var ports = Ports.free();
        var dialling = "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(NCS_ID, ports.lower(), ports.upper());
        try (var station = Station.open(folder, dialling)) {
            var newsroom = start(station, ports);
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    long goal = newsroom.lines() + random.nextLong(5, 120);
                    var busy = newsroom;
                    make(station);
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> busy.lines() >= goal);
                    if (random.nextBoolean()) {
                        var inFlight = makeAside(station);
                        station.killAndRestartOnTheSamePorts();
                        inFlight.join();
                    } else {
                        newsroom.kill();
                        newsroom = start(station, ports);
                    }
                }
            } finally {
                newsroom.close();
            }
            try (var last = SimulatedNewsroom.start(plan(station, ports), TimeSource.system(), _ -> {})) {
                await().atMost(PATIENCE).until(last::settled);
                assertThat(Holding.of(station))
                        .as("seed %d", SEED)
                        .isEqualTo(Holding.of(last.shows()))
                        .hasSizeGreaterThan(90);
                assertThat(held(station)).as("seed %d", SEED).containsAllEntriesOf(promised);
            }
        }
    }

    /** Where the newsroom listens, however often it is started. */
    private record Ports(int lower, int upper) {
        static Ports free() {
            try (var lower = RawPort.open();
                    var upper = RawPort.open()) {
                return new Ports(lower.number(), upper.number());
            }
        }
    }

    private void make(Station station) throws IOException, InterruptedException {
        int n = made++;
        var answer = new ApiCaller(station.gateway().url())
                .put("objects/PROMO-" + n, "{\"objSlug\":\"PROMO " + n + "\",\"objType\":\"VIDEO\",\"objTB\":\"25\"}");
        assertThat(answer.status()).isEqualTo(201);
        promised.put("PROMO-" + n, "PROMO " + n);
    }

    /** Makes one that may be cut off; it is promised only if that was said. */
    private Thread makeAside(Station station) {
        return Thread.startVirtualThread(() -> {
            try {
                make(station);
            } catch (IOException killed) {
                // Nothing was promised.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private NewsroomProcess start(Station station, Ports ports) throws IOException {
        var speed = List.of("--edits-per-min", "6000", "--seed", String.valueOf(random.nextLong(1_000_000)));
        var place = List.of("--lower", String.valueOf(ports.lower()), "--upper", String.valueOf(ports.upper()));
        var options = new ArrayList<>(List.of("--ncs-id", NCS_ID, "--state", state().toString()));
        options.addAll(speed);
        options.addAll(place);
        return NewsroomProcess.start(station, options.toArray(String[]::new));
    }

    private NewsroomPlan plan(Station station, Ports ports) {
        var gateway = station.gateway();
        return new NewsroomPlan(
                NCS_ID,
                new NewsroomPlan.Device(Station.MOS_ID, "127.0.0.1", gateway.lower(), gateway.upper()),
                new NewsroomPlan.Listen("127.0.0.1", ports.lower(), ports.upper()),
                new NewsroomPlan.Material(Optional.empty(), Optional.of(state())),
                new Editing(0, 1));
    }

    private Path state() {
        return folder.resolve("newsroom");
    }

    private static Map<String, String> held(Station station) throws IOException, InterruptedException {
        var held = new TreeMap<String, String>();
        var all = new ApiCaller(station.gateway().url()).get("objects?limit=1000");
        for (var row : all.json().path("items")) {
            held.put(row.path("objID").asString(), row.path("objSlug").asString());
        }
        return held;
    }
}
