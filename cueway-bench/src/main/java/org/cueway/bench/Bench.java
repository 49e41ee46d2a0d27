package org.cueway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./cueway bench}: the gateway, durable, next to Sofie's connector, in memory, and an echo server, in one run on one
 * machine. Ratios travel between machines, numbers do
 * not. Prints; leaves no file behind.
 */
@Command(
        name = "cueway bench",
        description = "Measures the gateway next to Sofie's connector and an echo server, in one run.",
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
    private static final double STORY_SEND_BAR = 5;
    private static final double REPLACE_BAR = 10;
    private static final double ECHO_BAR = 0.4;
    private static final double EDIT_BAR = 2;
    private static final double DECODE_BAR = 0.5;
    private static final int CONSOLES = 20;
    private static final double CONSOLES_BAR = 0.9;
    private static final int CROWD = 1_000;
    private static final double SLOWEST_SECONDS_BAR = 1;
    private static final double MEMORY_BAR = 1.25;
    private static final int STORIES_BESIDE_CUES = 2_000;
    private static final double CUE_MILLIS_BAR = 5;
    private static final int MEDIA_DEVICES = 50;
    private static final double LOADED_SECONDS_BAR = 5;
    private static final double SALVO_SECONDS_BAR = 3;
    private static final double SALVO_BAR = 1.5;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Measured rounds; the middle one counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description = "Seconds of load before the first round (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--only",
            description = "One part: storySend, replace, edit, decode, consoles, crowd, cue or nmos (default: all).")
    private String only = "";

    @Option(
            names = "--folder",
            description = "Where the gateway's store is for the time of the run (default: a temporary folder).")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private final Report report = new Report();

    private Bench() {}

    public static void main(String[] args) {
        // Ctrl-C must not leave servers behind.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly), "stop"));
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    /** Exit code 0 if every bar was met, 1 if one was missed. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (wanted("storySend")) load(Workload.storySend(), STORY_SEND_BAR);
        if (wanted("replace")) load(Workload.replace(), REPLACE_BAR);
        if (wanted("edit")) edit();
        if (wanted("decode")) decode();
        if (wanted("consoles")) consoles();
        if (wanted("crowd")) crowd();
        if (wanted("cue")) cue();
        if (wanted("nmos")) nmos();
        System.out.println(json ? text() : report.table());
        return report.met() ? 0 : 1;
    }

    private boolean wanted(String part) {
        return only.isEmpty() || only.equals(part);
    }

    private void load(Workload work, double sofieBar) throws IOException, InterruptedException {
        progress(work.name() + ", " + work.frameBytes() + " octets a message");
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        var contenders = new ArrayList<Contender>();
        try {
            contenders.add(Contender.start("Cueway, durable", Server.gateway(scratch, work.lanes()), work));
            contenders.add(Contender.start("Sofie, in memory", Server.sofie(work.lanes()), work));
            contenders.add(Contender.start("echo", Server.echo(), work));
            measure(contenders);
        } finally {
            contenders.forEach(Contender::close);
            Files.deleteIfExists(scratch);
        }
        contenders.forEach(each -> report.add(work.name(), each.name(), each.measured()));
        double ours = contenders.get(0).measured().perSecond();
        double sofies = contenders.get(1).measured().perSecond();
        double floor = contenders.get(2).measured().perSecond();
        report.add(new Report.Ratio(work.name() + ": Cueway / Sofie", ours / sofies, sofieBar, false));
        if (work.lanes() == Workload.storySend().lanes()) {
            report.add(new Report.Ratio(work.name() + ": Cueway / echo", ours / floor, ECHO_BAR, false));
        }
    }

    private void decode() {
        progress("reading, next to a bare scan");
        for (var work : List.of(Workload.storySend(), Workload.replace())) {
            var reading = new Reading(work.variants().apply(0).getFirst());
            var what = "decode / bare scan, " + work.frameBytes() + " octets";
            report.add(new Report.Ratio(what, reading.ratio(), DECODE_BAR, false));
        }
    }

    private void edit() throws IOException, InterruptedException {
        progress("one edit in a short and in a long running order");
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        var contenders = new ArrayList<Contender>();
        try {
            for (int stories : new int[] {20, 2_000}) {
                var work = Workload.edit(stories);
                contenders.add(Contender.start("Cueway, durable", Server.gateway(scratch, 1), work));
            }
            measure(contenders);
        } finally {
            contenders.forEach(Contender::close);
            Files.deleteIfExists(scratch);
        }
        var brief = contenders.getFirst().measured();
        var extended = contenders.getLast().measured();
        report.add(Workload.edit(20).name(), "Cueway, durable", brief);
        report.add(Workload.edit(2_000).name(), "Cueway, durable", extended);
        report.add(new Report.Ratio(
                "one edit: time in 2,000 stories / in 20",
                (double) extended.median().toNanos() / brief.median().toNanos(),
                EDIT_BAR,
                true));
    }

    /** What it costs newsrooms that people look. */
    private void consoles() throws IOException, InterruptedException {
        progress("acknowledgements while " + CONSOLES + " consoles are open");
        var work = Workload.storySend();
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        var contenders = new ArrayList<Contender>();
        var watched = Server.gateway(scratch, work.lanes());
        try (var consoles = Consoles.open(watched.web(), CONSOLES)) {
            contenders.add(Contender.start("nobody looks", Server.gateway(scratch, work.lanes()), work));
            contenders.add(Contender.start(CONSOLES + " consoles", watched, work));
            measure(contenders);
            progress("  the consoles were told " + (consoles.bytes() >> 20) + " MiB");
        } finally {
            contenders.forEach(Contender::close);
            Files.deleteIfExists(scratch);
        }
        contenders.forEach(each -> report.add(work.name(), each.name(), each.measured()));
        report.add(new Report.Ratio(
                work.name() + ": " + CONSOLES + " consoles / none",
                contenders.get(1).measured().perSecond()
                        / contenders.get(0).measured().perSecond(),
                CONSOLES_BAR,
                false));
    }

    /** Whether newsrooms that only greet notice one that floods, and whether that costs ever more memory. */
    private void crowd() throws IOException, InterruptedException {
        progress(CROWD + " lanes with a heartbeat a second beside one with stories of 2 MB");
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        var server = Server.gateway(scratch, CROWD + 1);
        var work = Workload.flood(CROWD);
        try (var flood = Contender.start("Cueway, durable", server, work);
                var crowd = Crowd.connect(server.port(), CROWD)) {
            beside(flood::warmUp, crowd, Duration.ofSeconds(warmUp));
            long before = server.residentKiB();
            var slowest = beside(flood::round, crowd, Duration.ofSeconds((long) rounds * seconds));
            long after = server.residentKiB();
            report.add(work.name(), flood.name(), flood.measured());
            var lanes = "%,d lanes beside a flood of 2 MB stories: ".formatted(CROWD);
            report.add(new Report.Ratio(
                    lanes + "slowest heartbeat, s", slowest.toNanos() / 1e9, SLOWEST_SECONDS_BAR, true));
            report.add(new Report.Ratio(lanes + "memory after / before", (double) after / before, MEMORY_BAR, true));
            progress("  memory: %,d MiB before, %,d MiB after".formatted(before >> 10, after >> 10));
        } finally {
            Files.deleteIfExists(scratch);
        }
    }
    /** From a newsroom's roCtrl to the first octet at a device, with stories behind it. */
    private void cue() throws IOException, InterruptedException {
        progress("roCtrl to two devices, with %,d stories a second behind it".formatted(STORIES_BESIDE_CUES));
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        try (var cues = CueLatency.start(scratch)) {
            var took = cues.run(
                    Duration.ofSeconds(warmUp), Duration.ofSeconds((long) rounds * seconds), STORIES_BESIDE_CUES);
            progress("  stories a second: %,.0f".formatted(took.storiesPerSecond()));
            latency("CasparCG (AMCP)", took.toCaspar());
            latency("light (MQTT)", took.toLight());
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /** A media network of 10,000 ends, and a salvo of 1,000 receivers over 50 devices. */
    private void nmos() throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory(folder, "cueway-bench");
        progress("10,000 senders and receivers from a registry");
        try (var network = MediaNetwork.start(MEDIA_DEVICES, 100, scratch.resolve("large"))) {
            report.add(new Report.Ratio(
                    "10,000 senders and receivers loaded, s",
                    network.loaded().toNanos() / 1e9,
                    LOADED_SECONDS_BAR,
                    true));
        }
        try (var network = MediaNetwork.start(MEDIA_DEVICES, 20, scratch.resolve("salvo"))) {
            for (boolean bulk : new boolean[] {true, false}) salvo(network, bulk);
        } finally {
            MediaNetwork.remove(scratch);
        }
    }

    private void salvo(MediaNetwork network, boolean bulk) throws InterruptedException {
        progress("1,000 receivers at once, devices " + (bulk ? "with" : "without") + " bulk requests");
        network.bulk(bulk);
        var looked = new ArrayList<Duration>();
        var known = new ArrayList<Duration>();
        var bare = new ArrayList<Duration>();
        // The first half warms up.
        for (int round = 0; round < 2 * Math.max(7, rounds); round++) {
            bare.add(network.bare(3 * round));
            // Somebody else has just changed them all: each has to be looked at first.
            looked.add(network.salvo(3 * round + 1));
            network.bare(3 * round);
            network.settle(3 * round);
            known.add(network.salvo(3 * round + 2));
        }
        double floor = middle(bare);
        var what = "salvo of 1,000 receivers on 50 devices " + (bulk ? "with" : "without") + " bulk";
        report.add(new Report.Ratio(what + ", s", middle(known), SALVO_SECONDS_BAR, true));
        report.add(new Report.Ratio(what + " / bare PATCHes", middle(known) / floor, SALVO_BAR, true));
        report.add(new Report.Ratio(what + ", all just changed by others, s", middle(looked), SALVO_SECONDS_BAR, true));
        progress("  all just changed by others / bare PATCHes: %.2f".formatted(middle(looked) / floor));
    }

    /** The middle one of the second half, in seconds. */
    private static double middle(List<Duration> rounds) {
        var counted = rounds.subList(rounds.size() / 2, rounds.size());
        return CueLatency.Took.at(counted.stream().sorted().toList(), 0.5).toNanos() / 1e9;
    }

    private void latency(String device, List<Duration> took) {
        progress("  %s: median %s, p99 %s, most %s"
                .formatted(
                        device,
                        Measured.millis(CueLatency.Took.at(took, 0.5)),
                        Measured.millis(CueLatency.Took.at(took, 0.99)),
                        Measured.millis(took.getLast())));
        report.add(new Report.Ratio(
                "roCtrl to " + device + ", p99, ms",
                CueLatency.Took.at(took, 0.99).toNanos() / 1e6,
                CUE_MILLIS_BAR,
                true));
    }

    /** Loads a server for a while. */
    @FunctionalInterface
    private interface Load {
        void during(Duration time) throws IOException, InterruptedException;
    }

    private static Duration beside(Load flood, Crowd crowd, Duration time) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flooding = threads.submit(() -> {
                flood.during(time);
                return time;
            });
            var slowest = crowd.greet(System.nanoTime() + time.toNanos());
            flooding.get();
            return slowest;
        } catch (ExecutionException e) {
            throw new IOException("the flood ended early: " + e.getCause(), e.getCause());
        }
    }

    private void measure(List<Contender> contenders) throws IOException, InterruptedException {
        for (var each : contenders) {
            progress("  warming up " + each.name());
            each.warmUp(Duration.ofSeconds(warmUp));
        }
        // Interleaved, so that a machine that gets slower or faster does so for all of them.
        for (int round = 1; round <= rounds; round++) {
            progress("  round " + round + " of " + rounds);
            for (var each : contenders) {
                each.round(Duration.ofSeconds(seconds));
            }
        }
    }

    private String text() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report.json());
    }

    private static void progress(String what) {
        System.err.println(what);
    }
}
