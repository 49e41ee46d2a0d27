package org.cueway.cli.sim;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How the newsroom of {@code sim ncs} is. */
final class Bearing {
    @Option(
            names = "--like",
            paramLabel = "NAME",
            completionCandidates = Likes.class,
            description = "Be like one of the field: ${COMPLETION-CANDIDATES}.")
    Optional<String> like = Optional.empty();

    @Option(
            names = "--fault",
            paramLabel = "FAULTS",
            description =
                    "What goes wrong between the peers, by chance from the seed, with commas between: drop, dup, delay,"
                            + " split, dribble, junk, cut, half-open, slow-ack, refuse. A chance or a time may stand behind"
                            + " (drop=0.01, delay=0.2/500ms), and out: or in: in front for one way only (in:drop).")
    Optional<String> fault = Optional.empty();

    @Option(
            names = "--buddy",
            paramLabel = "ID",
            description = "A second server with this ncsID: refuses in prose while the first one runs.")
    Optional<String> buddy = Optional.empty();

    @Option(names = "--hot-standby", description = "The second server is not there at all while the first one runs.")
    boolean hotStandby;

    @Option(names = "--buddy-lower", paramLabel = "PORT", description = "Its port for objects; default: any free one.")
    int buddyLower;

    @Option(
            names = "--buddy-upper",
            paramLabel = "PORT",
            description = "Its port for running orders; default: any free one.")
    int buddyUpper;

    @Option(
            names = "--closed",
            paramLabel = "WHAT",
            description = "What devices must not change: `all`, or roIDs with commas between; default: nothing.")
    Optional<String> closed = Optional.empty();
}
