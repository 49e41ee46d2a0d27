package org.cueway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.cueway.app.Demo;
import org.cueway.app.Logs;
import org.cueway.app.config.Config.Logging;
import org.cueway.cli.process.Stopping;
import org.cueway.simulator.ncs.NewsroomPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cueway demo}: the gateway with a newsroom that somebody keeps editing, on this machine only. */
@Command(
        name = "demo",
        description = "Runs the gateway with a simulated newsroom, on this machine only, until it is told to stop."
                + " Needs no configuration and no login.")
final class DemoCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where it keeps what it has, so that it goes on there when it is started again;"
                    + " default: ${DEFAULT-VALUE} here.")
    private Path folder = Path.of("cueway-demo");

    @Option(
            names = "--edits-per-min",
            paramLabel = "N",
            description = "How busy the newsroom is, 0 to " + NewsroomPlan.Editing.MOST_PER_MINUTE
                    + "; default: ${DEFAULT-VALUE}.")
    private double editsPerMinute = 30;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same edits; default: a new one.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--show",
            paramLabel = "SPEED",
            description = "Seconds of the show that pass in one, with its cues; 0: nobody plays it;"
                    + " default: ${DEFAULT-VALUE}.")
    private double showSpeed = 4;

    DemoCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NewsroomPlan.Editing editing;
        try {
            editing = new NewsroomPlan.Editing(editsPerMinute, seed.orElseGet(RandomGenerator.getDefault()::nextLong));
        } catch (IllegalArgumentException e) {
            err.println("cueway: --edits-per-min: " + e.getMessage());
            return 2;
        }
        if (!(showSpeed >= 0 && showSpeed <= Demo.MOST_SPEED)) {
            err.println("cueway: --show: " + showSpeed + ", expected 0 to " + Demo.MOST_SPEED);
            return 2;
        }
        Logs.configure(new Logging(Logging.Level.WARN, Logging.Format.TEXT));
        var demo = Demo.start(folder, editing, showSpeed);
        var stopping = Stopping.closes(demo, err);
        demo.notes().forEach(note -> out.println("  note: " + note));
        out.println(
                demo.resumed()
                        ? "The newsroom goes on with the running orders kept in " + folder + "."
                        : "The newsroom sends its evening show, and somebody keeps editing it.");
        out.println("Stop with Ctrl-C; started again, it goes on where it was. Open:");
        out.println();
        out.println("  " + demo.url());
        out.println("  newsroom client with the plug-in: " + demo.clientUrl());
        out.println();
        stopping.await();
        return 0;
    }
}
