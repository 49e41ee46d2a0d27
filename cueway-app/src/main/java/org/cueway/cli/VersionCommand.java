package org.cueway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.cueway.app.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cueway version}: which Cueway, on which Java, on which system. */
@Command(name = "version", description = "Says which Cueway this is, and on which Java and system it runs.")
final class VersionCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    VersionCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (json) {
            out.printf("{\"version\":\"%s\",\"java\":\"%s\",\"system\":\"%s\"}%n", Version.current(), java(), system());
        } else {
            out.printf("cueway %s (Java %s, %s)%n", Version.current(), java(), system());
        }
        return 0;
    }

    private static String java() {
        return Runtime.version().toString();
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
