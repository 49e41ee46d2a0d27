package org.cueway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cueway.app.Cueway;
import org.cueway.app.Logs;
import org.cueway.app.config.Config;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cueway run}: the gateway, until it is told to stop. */
@Command(name = "run", description = "Runs the gateway until it is told to stop.")
final class RunCommand implements Callable<Integer> {
    /** The configuration that is used when it is there and no other is named. */
    static final String DEFAULT_FILE = "cueway.yaml";

    /** How long stopping may take; 10 s, as long as container platforms wait before they kill. */
    private static final Duration STOP = Duration.ofSeconds(10);

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
        serve(config);
        return 0;
    }

    /** Until the process is told to stop: SIGTERM and Ctrl-C run the hook, which ends before the JVM does. */
    private void serve(Config config) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        Cueway cueway = Cueway.start(config);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop(cueway);
                            stopped.countDown();
                        },
                        "stop"));
        out.println(json ? cueway.describeAsJson() : cueway.describe());
        stopped.await();
    }

    /** A disk that does not answer must not keep the process from ending; what was acknowledged is safe as it is. */
    private void stop(Cueway cueway) {
        var closing = Thread.ofPlatform().name("close").daemon().start(cueway::close);
        try {
            if (!closing.join(STOP)) {
                err.println("cueway: not closed within " + STOP.toSeconds()
                        + " s, ending anyway; nothing acknowledged is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
