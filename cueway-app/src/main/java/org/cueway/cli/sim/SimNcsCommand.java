package org.cueway.cli.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.cueway.app.Logs;
import org.cueway.app.config.Config.Logging;
import org.cueway.base.TimeSource;
import org.cueway.cli.process.Stopping;
import org.cueway.cli.process.Streams;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cueway sim ncs}: a newsroom, until it is told to stop. */
@Command(
        name = "ncs",
        description = {
            "Plays a newsroom: sends its running orders to a MOS device, edits them by chance, and answers the device, until"
                    + " it is told to stop. The device may come later, or go and come back.",
            ""
        })
final class SimNcsCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    /** New seeds are below this: short enough to be typed again. */
    private static final long NEW_SEEDS = 1_000_000;

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "Who talks to whom:%n")
    private Ends ends = new Ends();

    @ArgGroup(validate = false, heading = "What it does:%n")
    private Work work = new Work();

    @Option(names = "--json", description = "Print each line as one JSON object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no line per message, only where it listens and what goes wrong.")
    private boolean quiet;

    /** The two ends of the lines. */
    static final class Ends {
        @Option(names = "--device", paramLabel = "HOST", description = "The MOS device; default: ${DEFAULT-VALUE}.")
        private String device = "127.0.0.1";

        @Option(
                names = "--device-lower",
                paramLabel = "PORT",
                description = "Its port for objects; default: ${DEFAULT-VALUE}.")
        private int deviceLower = 10_540;

        @Option(
                names = "--device-upper",
                paramLabel = "PORT",
                description = "Its port for running orders; default: ${DEFAULT-VALUE}.")
        private int deviceUpper = 10_541;

        @Option(names = "--mos-id", paramLabel = "ID", description = "Its mosID; default: ${DEFAULT-VALUE}.")
        private String mosID = "gateway.station.example.mos";

        @Option(names = "--ncs-id", paramLabel = "ID", description = "The newsroom's ncsID; default: ${DEFAULT-VALUE}.")
        private String ncsID = "NCS-1";

        @Option(
                names = "--listen",
                paramLabel = "HOST",
                description = "Where the newsroom listens; default: ${DEFAULT-VALUE}.")
        private String listen = "127.0.0.1";

        @Option(
                names = "--lower",
                paramLabel = "PORT",
                description = "The newsroom's port for objects; default: any free one.")
        private int lower;

        @Option(
                names = "--upper",
                paramLabel = "PORT",
                description = "The newsroom's port for running orders; default: any free one.")
        private int upper;
    }

    /** What the newsroom has and does. */
    static final class Work {
        @Option(
                names = "--rundowns",
                paramLabel = "DIR",
                description =
                        "Running orders to play: one MOS message in each *.xml file, sent in the order of their names;"
                                + " default: an evening show that ships with it.")
        private Optional<Path> rundowns = Optional.empty();

        @Option(
                names = "--edits-per-min",
                paramLabel = "N",
                description = "Edits a minute once all is played; 0: none. Default: ${DEFAULT-VALUE}.")
        private double editsPerMinute = 12;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "The same seed makes the same edits; default: a new one, which is printed.")
        private Optional<Long> seed = Optional.empty();

        @Option(
                names = "--state",
                paramLabel = "DIR",
                description = "Keep the running orders there, and go on with them after a restart.")
        private Optional<Path> state = Optional.empty();
    }

    SimNcsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        // How the lines are is printed; the log is for what is odd about the device.
        Logs.configure(new Logging(Logging.Level.WARN, Logging.Format.TEXT));
        long seed = work.seed.orElseGet(() -> RandomGenerator.getDefault().nextLong(NEW_SEEDS));
        var report = new SimReport(streams.out(), json, quiet);
        var newsroom = SimulatedNewsroom.start(plan(seed), TimeSource.system(), report::event);
        var stopping = Stopping.closes(newsroom, streams.err());
        report.started(plan(seed), newsroom);
        stopping.await();
        return 0;
    }

    private NewsroomPlan plan(long seed) {
        return new NewsroomPlan(
                ends.ncsID,
                new NewsroomPlan.Device(ends.mosID, ends.device, ends.deviceLower, ends.deviceUpper),
                new NewsroomPlan.Listen(ends.listen, ends.lower, ends.upper),
                new NewsroomPlan.Material(work.rundowns, work.state),
                new NewsroomPlan.Editing(work.editsPerMinute, seed));
    }

    private void check() {
        port("--device-lower", ends.deviceLower, 1);
        port("--device-upper", ends.deviceUpper, 1);
        port("--lower", ends.lower, 0);
        port("--upper", ends.upper, 0);
        if (!(work.editsPerMinute >= 0 && work.editsPerMinute <= NewsroomPlan.Editing.MOST_PER_MINUTE)) {
            throw wrong("--edits-per-min", "0 to " + NewsroomPlan.Editing.MOST_PER_MINUTE, work.editsPerMinute);
        }
    }

    private void port(String option, int found, int least) {
        if (found < least || found > HIGHEST_PORT) throw wrong(option, least + " to " + HIGHEST_PORT, found);
    }

    private CommandLine.ParameterException wrong(String option, String expected, Object found) {
        return new CommandLine.ParameterException(
                spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
}
