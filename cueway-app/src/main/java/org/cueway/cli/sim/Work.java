package org.cueway.cli.sim;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the newsroom of {@code sim ncs} has and does. */
final class Work {
    @Option(
            names = "--rundowns",
            paramLabel = "DIR",
            description =
                    "Running orders to play: one MOS message in each *.xml file, sent in the order of their names;"
                            + " default: an evening show that ships with it.")
    Optional<Path> rundowns = Optional.empty();

    @Option(
            names = "--edits-per-min",
            paramLabel = "N",
            description = "Edits a minute once all is played; 0: none. Default: ${DEFAULT-VALUE}.")
    double editsPerMinute = 12;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same edits and faults; default: a new one, which is printed.")
    Optional<Long> seed = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep the running orders there, and go on with them after a restart.")
    Optional<Path> state = Optional.empty();

    @Option(
            names = "--play",
            paramLabel = "SPEED",
            description =
                    "Run the first show once all is played, so many times as fast as on air: the timing bar passes over"
                            + " its stories, items are cued, started and ended.")
    Optional<Double> play = Optional.empty();

    @Option(names = "--objects", description = "Ask the devices for their objects when they connect.")
    boolean objects;

    @Option(names = "--commands", description = "Read commands from standard input, one a line; `help` lists them.")
    boolean commands;
}
