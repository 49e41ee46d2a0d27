package org.cueway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cueway.app.config.DefaultConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cueway init}: writes the commented configuration; never overwrites. */
@Command(name = "init", description = "Writes a commented configuration. Never overwrites one.")
final class InitCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = RunCommand.DEFAULT_FILE,
            description = "Where to; default: ${DEFAULT-VALUE} here.")
    private Path file = Path.of(RunCommand.DEFAULT_FILE);

    @Option(names = "--print", description = "Print it instead.")
    private boolean print;

    InitCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (print) {
            out.print(DefaultConfig.text());
            out.flush();
            return 0;
        }
        return write(file, out, err);
    }

    /** Writes to {@code file} and says so; returns the exit code. */
    static int write(Path file, PrintWriter out, PrintWriter err) {
        try {
            DefaultConfig.write(file);
            out.println("wrote " + file + "; set the IDs and the address marked with <-- in it, then: cueway run"
                    + (file.toString().equals(RunCommand.DEFAULT_FILE) ? "" : " --config " + file));
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println("cueway: " + file + " is there already and stays as it is; give another name");
            return 1;
        } catch (IOException e) {
            err.println("cueway: cannot write " + file + ": " + e);
            return 1;
        }
    }
}
