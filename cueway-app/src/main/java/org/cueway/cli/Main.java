package org.cueway.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code cueway}: one program, a class per command. Exit codes: 0 done, 1 failed or found something, 2 used wrongly.
 */
@Command(
        name = "cueway",
        description = "The open gateway between a newsroom and everything that goes on air.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.class)
public final class Main implements CommandLine.IVersionProvider {
    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .addSubcommand(new VersionCommand(out))
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cueway " + org.cueway.app.Version.current()};
    }
}
