package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Holding;
import org.cueway.peers.RawPort;
import org.cueway.peers.Rounds;
import org.cueway.peers.Station;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Manner.Patience;
import org.cueway.simulator.line.Manner.Then;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.NewsroomPlan.Editing;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.like.Personality;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever gets lost between a newsroom and the gateway, in the end both hold the same (what a newsroom lost for good and never lists, its
 * scripts, aside). The seed decides the edits and what goes wrong; the
 * build tries a few, {@code -Dcueway.thorough=true} many.
 */
@Timeout(300)
class HealingFaultsTest {
    private static final String NCS_ID = "NCS-1";
    private static final String ADMITTED = "newsrooms: [ { id: %s } ]\n";
    private static final String DIALLED =
            "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<NewsroomEvent> heard = new CopyOnWriteArrayList<>();

    static LongStream seeds() {
        return Rounds.seeds(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R88_R89_R92_editsThatTheNewsroomLosesForGoodAreHealedOrFetched(long seed) throws Exception {
        var careless = new Patience(Duration.ofMillis(400), 1, Then.GIVE_UP, Duration.ZERO);
        try (var run = new Run(seed, "out:drop=0.06", careless, DIALLED)) {
            run.editUntilTold(120);
            assertThat(refused()).as("what did not fit any more").isNotEmpty();
            // What was lost last, nobody can know of but by looking.
            var api = new ApiCaller(run.station.gateway().url());
            await().atMost(PATIENCE)
                    .until(() -> api.post("newsrooms/" + NCS_ID + "/resync", "{}", "")
                                    .status()
                            < 300);
            run.awaitSame(HealingFaultsTest::inRoList);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void A06_framesLostTwiceLateInPiecesCutOffAndWithJunkBetweenLeaveBothSidesEqual(long seed) throws Exception {
        var hurried = new Patience(Duration.ofMillis(600), 3, Then.CONNECT_ANEW, Duration.ZERO);
        try (var run =
                new Run(seed, "drop=0.02,cut=0.02,dup=0.05,delay=0.1/20ms,split=0.3,junk=0.05", hurried, ADMITTED)) {
            run.editUntilTold(120);
            run.awaitSame(line -> line);
        }
    }

    /** What a {@code roList} says: neither whether it is ready for air nor the scripts, which come in messages of their own. */
    private static String inRoList(String line) {
        return line.replaceFirst("\\| (ready|notReady|unknown) \\|", "|").replaceFirst("\\| (true|false) \\|", "|");
    }

    private List<NewsroomEvent.Told> told() {
        return heard.stream()
                .filter(NewsroomEvent.Told.class::isInstance)
                .map(NewsroomEvent.Told.class::cast)
                .toList();
    }

    private List<NewsroomEvent.Told> refused() {
        return told().stream().filter(told -> !told.accepted()).toList();
    }

    /** A newsroom that dials the gateway, and is dialled by it or not, with faults on the newsroom's lines. */
    private final class Run implements AutoCloseable {
        private final Station station;
        private final SimulatedNewsroom newsroom;

        Run(long seed, String faults, Patience patience, String newsrooms) throws Exception {
            int lower;
            int upper;
            try (var first = RawPort.open();
                    var second = RawPort.open()) {
                lower = first.number();
                upper = second.number();
            }
            station = Station.open(folder, newsrooms.formatted(NCS_ID, lower, upper));
            var gateway = station.gateway();
            var like =
                    Personality.PLAIN.speaking(Manner.PLAIN.patience(patience).faults(FaultPlan.parse(faults, seed)));
            var plan = new NewsroomPlan(
                            NCS_ID,
                            new NewsroomPlan.Device(Station.MOS_ID, "127.0.0.1", gateway.lower(), gateway.upper()),
                            new NewsroomPlan.Listen("127.0.0.1", lower, upper),
                            new NewsroomPlan.Material(Optional.empty(), Optional.empty()),
                            new Editing(3_000, seed))
                    .behaving(NewsroomPlan.Conduct.like(like));
            newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), heard::add);
        }

        void editUntilTold(int messages) {
            await().atMost(PATIENCE).until(() -> told().size() >= messages);
            newsroom.stopEditing();
            await().atMost(PATIENCE).until(newsroom::settled);
        }

        void awaitSame(UnaryOperator<String> seen) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .untilAsserted(() -> assertThat(differences(seen)).isEmpty());
        }

        /** Lines that only one of them holds, or holds elsewhere; their first lines, without payloads. */
        private List<String> differences(UnaryOperator<String> seen) throws Exception {
            var ours = Holding.of(station).stream().map(seen).toList();
            var theirs = Holding.of(newsroom.shows()).stream().map(seen).toList();
            if (ours.equals(theirs)) return List.of();
            return Stream.concat(
                            ours.stream().filter(line -> !theirs.contains(line)).map(line -> "gateway " + line),
                            theirs.stream().filter(line -> !ours.contains(line)).map(line -> "newsroom " + line))
                    .map(line -> line.lines().findFirst().orElse(""))
                    .toList();
        }

        @Override
        public void close() {
            newsroom.close();
            station.close();
        }
    }
}
