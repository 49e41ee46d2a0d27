package org.cueway.cli.sim;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.cueway.cli.process.Streams;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cueway sim}: those who would be at the other end of a line, simulated. */
@Command(
        name = "sim",
        description = "Simulates who is at the other end of a line.",
        synopsisSubcommandLabel = "COMMAND")
public final class SimCommand implements Callable<Integer> {
    private final PrintWriter err;

    private SimCommand(PrintWriter err) {
        this.err = err;
    }

    /** The command with those below it. */
    public static CommandLine line(Streams streams) {
        return new CommandLine(new SimCommand(streams.err()))
                .addSubcommand(new SimNcsCommand(streams))
                .addSubcommand(new SimDeviceCommand(streams))
                .addSubcommand(new SimNmosCommand(streams));
    }

    @Override
    public Integer call() {
        err.println(
                "cueway: expected what to simulate, `cueway sim ncs`, `cueway sim device` or `cueway sim nmos`; see cueway sim --help");
        return 2;
    }
}
