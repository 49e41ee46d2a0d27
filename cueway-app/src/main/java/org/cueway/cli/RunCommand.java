package org.cueway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cueway.app.Cueway;
import org.cueway.app.Logs;
import org.cueway.app.config.Config;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import org.cueway.cli.process.Stopping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cueway run}: the gateway, until it is told to stop. */
@Command(name = "run", description = "Runs the gateway until it is told to stop.")
final class RunCommand implements Callable<Integer> {
    /** The configuration that is used when it is there and no other is named. */
    static final String DEFAULT_FILE = "cueway.yaml";

    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; default: " + DEFAULT_FILE + " here. `cueway init` writes one.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Replaces one value of it, e.g. newsrooms.0.id=NCS-1. May be given many times.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--json", description = "Say where it listens as one JSON object.")
    private boolean json;

    RunCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Path> chosen = file.or(() -> Optional.of(Path.of(DEFAULT_FILE)).filter(Files::exists));
        if (chosen.isEmpty() && assignments.isEmpty()) {
            err.println("cueway: there is no " + DEFAULT_FILE + " here; `cueway init` writes a commented one, and"
                    + " --config FILE names one elsewhere");
            return 2;
        }
        Config config;
        try {
            config = ConfigLoader.load(chosen, assignments, System.getenv());
        } catch (ConfigException e) {
            e.problems().forEach(problem -> err.println("cueway: " + problem));
            return 1;
        }
        Logs.configure(config.logging());
        Cueway cueway = Cueway.start(config);
        var stopping = Stopping.closes(cueway, err);
        out.println(json ? cueway.describeAsJson() : cueway.describe());
        stopping.await();
        return 0;
    }
}
