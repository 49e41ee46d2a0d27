package org.cueway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cueway.app.Version;
import org.cueway.cli.process.Streams;
import org.cueway.cli.process.Terminal;
import org.cueway.cli.sim.SimCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code cueway}: one program, a class per command. Exit codes: 0 done, 1 failed or found something, 2 used wrongly.
 */
@Command(
        name = "cueway",
        description = "The open gateway between a newsroom and everything that goes on air.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.CurrentVersion.class,
        footer = {
            "",
            "From a checkout, `cueway bench` measures it on this machine.",
            "Exit codes: 0 done, 1 failed or found something, 2 used wrongly."
        })
public final class Main implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error came from.")
    private boolean debug;

    @Option(names = "--generate-config", paramLabel = "FILE", description = "The same as `cueway init FILE`.")
    private Optional<Path> generate = Optional.empty();

    private Main(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var main = new Main(out, err);
        var streams = new Streams(out, err, System.in, Terminal.current());
        var line = new CommandLine(main)
                .addSubcommand(new RunCommand(out, err))
                .addSubcommand(new DemoCommand(out, err))
                .addSubcommand(new InitCommand(out, err))
                .addSubcommand(SimCommand.line(streams))
                .addSubcommand(new CheckCommand(streams))
                .addSubcommand(new SendCommand(streams))
                .addSubcommand(new TailCommand(streams))
                .addSubcommand(new ExportCommand(streams))
                .addSubcommand(new CompletionCommand(out))
                .addSubcommand(new VersionCommand(out))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> main.failed(failure));
        if (arguments.length == 0) {
            line.usage(err);
            return 2;
        }
        return line.execute(arguments);
    }

    private int failed(Exception failure) {
        String message = failure.getMessage();
        err.println("cueway: " + (message == null ? failure.toString() : message));
        if (debug) {
            failure.printStackTrace(err);
        }
        return 1;
    }

    @Override
    public Integer call() {
        if (generate.isPresent()) {
            return InitCommand.write(generate.get(), out, err);
        }
        err.println("cueway: expected a command; see cueway --help");
        return 2;
    }

    /** For {@code cueway --version}. */
    static final class CurrentVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cueway " + Version.current()};
        }
    }
}
