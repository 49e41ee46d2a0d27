package org.cueway.device.mqtt;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;

/** A process of its own with something on air, so that it can be killed. */
final class KilledGateway {
    private KilledGateway() {}

    /** Starts it; the light goes on. */
    static Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        KilledGateway.class.getName(),
                        Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String absolute(String classpath) {
        var files = new StringBuilder();
        for (var each : classpath.split(File.pathSeparator)) {
            files.append(Path.of(each).toAbsolutePath()).append(File.pathSeparator);
        }
        return files.toString();
    }

    static void main(String[] arguments) throws IOException {
        var stage = Stage.up(Samples.spec(Integer.parseInt(arguments[0])));
        stage.cue(Verb.TAKE, "I1", Values.NONE);
        // Until it is killed.
        var _ = System.in.read();
    }
}
