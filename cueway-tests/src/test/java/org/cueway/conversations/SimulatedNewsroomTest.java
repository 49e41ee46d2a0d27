package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.TimeSource;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Holding;
import org.cueway.peers.NewsroomProcess;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.RawPort;
import org.cueway.peers.Station;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.NewsroomPlan.Editing;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated newsroom against the gateway: whatever happens to either of them, in the end both hold the same. */
class SimulatedNewsroomTest {
    private static final String NCS_ID = "NCS-1";
    private static final String ADMITTED = "newsrooms: [ { id: " + NCS_ID + " } ]\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double FULL_SPEED = Editing.MOST_PER_MINUTE;

    @TempDir
    private Path folder;

    private final List<NewsroomEvent> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void A01_theGatewayHoldsTheShowItemForItemAfterHundredsOfEdits(long seed) throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var newsroom = start(station, new Editing(FULL_SPEED, seed), Optional.empty())) {
            awaitTold(400);
            newsroom.stopEditing();
            awaitSettled(newsroom);
            assertThat(Holding.of(station))
                    .isEqualTo(Holding.of(newsroom.shows()))
                    .hasSizeGreaterThan(90);
            assertThat(refused()).isEmpty();
        }
    }

    @Test
    void A01_allFourLinesComeUpAndBothSayWhoTheyAre() throws Exception {
        int lower;
        int upper;
        try (var first = RawPort.open();
                var second = RawPort.open()) {
            lower = first.number();
            upper = second.number();
        }
        try (var newsroom = SimulatedNewsroom.start(
                plan(lower, upper, new Editing(0, 1), Optional.empty()), TimeSource.system(), heard::add)) {
            var dialling = "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                    .formatted(NCS_ID, newsroom.lower(), newsroom.upper());
            try (var gateway = GatewayProcess.start(
                    folder, GatewayProcess.config(Station.MOS_ID, lower, upper) + dialling, ShortLives.jvmOptions())) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    var lanes = gateway.get("/api/v1/lanes").path("items");
                    assertThat(lanes.valueStream()
                                    .map(lane -> lane.path("state").asString()))
                            .containsExactly("up", "up", "up", "up");
                    assertThat(lanes.valueStream()
                                    .filter(lane ->
                                            lane.path("direction").asString().equals("out"))
                                    .map(lane ->
                                            lane.path("machine").path("model").asString()))
                            .containsExactly("Simulated newsroom", "Simulated newsroom");
                });
                awaitSettled(newsroom);
                assertThat(heard).contains(new NewsroomEvent.Asked(Station.MOS_ID, "reqMachInfo", "listMachInfo"));
            }
        }
    }

    @Test
    void aGatewayThatIsKilledInTheMiddleHoldsTheSameAgain() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var newsroom = start(station, new Editing(FULL_SPEED, 3), Optional.empty())) {
            for (int kill = 1; kill <= 2; kill++) {
                awaitTold(150 * kill);
                station.killAndRestartOnTheSamePorts();
            }
            awaitTold(450);
            newsroom.stopEditing();
            awaitSettled(newsroom);
            assertThat(Holding.of(station)).isEqualTo(Holding.of(newsroom.shows()));
            assertThat(refused()).isEmpty();
        }
    }

    @Test
    void aGatewayThatLostEverythingIsToldEverythingWithTheNextEdit() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var newsroom = start(station, new Editing(600, 4), Optional.empty())) {
            awaitTold(40);
            station.gateway().kill();
            delete(folder.resolve("data"));
            station.killAndRestartOnTheSamePorts();
            await().atMost(PATIENCE).until(() -> !refused().isEmpty());
            newsroom.stopEditing();
            awaitSettled(newsroom);
            // The gateway has asked as well, and its answer may be ahead of what was on its way (R93): that is told
            // once more.
            assertThat(refused().getFirst().answer()).contains("roID is not held");
            assertThat(refused())
                    .allSatisfy(told -> assertThat(told.answer())
                            .containsAnyOf("roID is not held", "is not in this running order"));
            assertThat(Holding.of(station)).isEqualTo(Holding.of(newsroom.shows()));
        }
    }

    @Test
    void aNewsroomThatIsKilledComesBackWithItsState() throws Exception {
        var state = folder.resolve("state");
        try (var station = Station.open(folder, ADMITTED)) {
            try (var killed = NewsroomProcess.start(
                    station, "--state", state.toString(), "--edits-per-min", "60000", "--seed", "5")) {
                await().atMost(PATIENCE).until(() -> killed.lines() > 300);
                killed.kill();
            }
            try (var newsroom = start(station, new Editing(0, 1), Optional.of(state))) {
                assertThat(newsroom.resumed()).isTrue();
                awaitSettled(newsroom);
                assertThat(Holding.of(station))
                        .isEqualTo(Holding.of(newsroom.shows()))
                        .hasSizeGreaterThan(90);
                assertThat(refused()).isEmpty();
            }
        }
    }

    @Test
    void aNewsroomThatIsToldToStopStopsAtOnceAlsoWithoutADevice() throws Exception {
        try (var station = Station.open(folder, ADMITTED)) {
            station.gateway().kill();
            try (var newsroom = NewsroomProcess.start(station)) {
                await().atMost(PATIENCE).until(() -> newsroom.lines() >= 4);
                assertThat(newsroom.stop()).isEqualTo(128 + 15);
            }
        }
    }

    @Test
    void editsWhileTheGatewayIsAwayAreNotLostHoweverManyTheyAre() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var newsroom = start(station, new Editing(FULL_SPEED, 6), Optional.empty())) {
            awaitTold(60);
            station.gateway().kill();
            var before = newsroom.shows();
            // Far more than wait singly: after this, only a whole running order can bring the gateway up.
            TimeSource.system().sleep(Duration.ofSeconds(2));
            assertThat(Holding.of(newsroom.shows())).isNotEqualTo(Holding.of(before));
            station.killAndRestartOnTheSamePorts();
            newsroom.stopEditing();
            awaitSettled(newsroom);
            assertThat(told().stream().filter(told -> told.message().equals("roCreate")))
                    .hasSizeGreaterThan(2);
            assertThat(Holding.of(station)).isEqualTo(Holding.of(newsroom.shows()));
        }
    }

    @Test
    void filesOfOnesOwnGoOnTheLaneOfTheirTypeAndARefusalIsQuoted() throws Exception {
        var files = Files.createDirectory(folder.resolve("files"));
        put(files, "1.xml", "<mosReqAll><pause>0</pause></mosReqAll>");
        put(files, "2.xml", "<roCreate><roID>MINE</roID><roSlug>Mine</roSlug></roCreate>");
        put(files, "3.xml", "<roStoryDelete><roID>MINE</roID><storyID>X</storyID></roStoryDelete>");
        try (var station = Station.open(folder, ADMITTED)) {
            var whole = plan(station.gateway().lower(), station.gateway().upper(), new Editing(0, 1), Optional.empty());
            var plan = new NewsroomPlan(
                    whole.ncsID(),
                    whole.device(),
                    whole.listen(),
                    new NewsroomPlan.Material(Optional.of(files), Optional.empty()),
                    whole.editing());
            try (var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), heard::add)) {
                awaitSettled(newsroom);
                assertThat(told().stream().map(told -> told.message() + " " + told.answer()))
                        .containsExactly(
                                "mosReqAll ACK",
                                "roCreate OK",
                                "roStoryDelete NACK: storyID is not in this running order: X");
                assertThat(Holding.of(station)).isEqualTo(Holding.of(newsroom.shows()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "another.device.mos, NCS-1, 'unknown mosID another.device.mos, expected clips.gw1.northgate.ngtv.mos'",
        "clips.gw1.northgate.ngtv.mos, NCS-2, 'unknown ncsID NCS-2, expected NCS-1'",
    })
    void whoIsNotMeantIsToldSo(String mosId, String ncsId, String words) throws Exception {
        try (var nobody = RawPort.open();
                var newsroom = SimulatedNewsroom.start(
                        plan(nobody.number(), nobody.number(), new Editing(0, 1), Optional.empty()),
                        TimeSource.system(),
                        heard::add);
                var device = RawNewsroom.dial(newsroom.upper())) {
            var answer = new Dialogue(device, mosId, ncsId, new AtomicInteger()).ask("<roReqAll/>");
            assertThat(answer.kind()).isEqualTo("mosAck");
            assertThat(answer.at("mos/mosAck/statusDescription")).isEqualTo(words);
        }
    }

    private static void put(Path files, String name, String message) throws IOException {
        Files.writeString(
                files.resolve(name),
                "<mos><mosID>any</mosID><ncsID>other</ncsID><messageID>7</messageID>" + message + "</mos>");
    }

    private SimulatedNewsroom start(Station station, Editing editing, Optional<Path> state) throws IOException {
        var plan = plan(station.gateway().lower(), station.gateway().upper(), editing, state);
        return SimulatedNewsroom.start(plan, TimeSource.system(), heard::add);
    }

    private static NewsroomPlan plan(int lower, int upper, Editing editing, Optional<Path> state) {
        return new NewsroomPlan(
                NCS_ID,
                new NewsroomPlan.Device(Station.MOS_ID, "127.0.0.1", lower, upper),
                new NewsroomPlan.Listen("127.0.0.1", 0, 0),
                new NewsroomPlan.Material(Optional.empty(), state),
                editing);
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

    private void awaitTold(int messages) {
        await().atMost(PATIENCE).until(() -> told().size() >= messages);
    }

    private static void awaitSettled(SimulatedNewsroom newsroom) {
        await().atMost(PATIENCE).until(newsroom::settled);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
