package org.cueway.cli.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.cueway.cli.process.Streams;

/** What is typed while something runs, one command a line, until the input ends. */
final class Typed {
    private Typed() {}

    /** Does one command. */
    @FunctionalInterface
    interface Command {
        /** @param rest behind the first word; may be empty */
        void perform(String word, String rest) throws InterruptedException;
    }

    /** Reads on the calling thread. */
    static void each(Streams streams, Command command) {
        // Standard input is not ours to close.
        var in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        try {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.strip().split(" ", 2);
                if (!words[0].isEmpty()) command.perform(words[0], words.length == 1 ? "" : words[1].strip());
            }
        } catch (IOException gone) {
            streams.err().println("cueway: no more commands: " + gone.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
