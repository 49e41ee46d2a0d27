package org.cueway.cli.sim;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code sim device} is told. */
final class DeviceOptions {
    /** States a minute of a chatty device: R101 speaks of thousands. */
    static final int CHATTER = 3_000;

    private DeviceOptions() {}

    /** The two ends. */
    static final class Places {
        @Option(names = "--mos-id", paramLabel = "ID", description = "Its mosID; default: ${DEFAULT-VALUE}.")
        String mosID = "device.station.example.mos";

        @Option(names = "--listen", paramLabel = "HOST", description = "Where it listens; default: ${DEFAULT-VALUE}.")
        String listen = "127.0.0.1";

        @Option(names = "--lower", paramLabel = "PORT", description = "Its port for objects; default: any free one.")
        int lower;

        @Option(
                names = "--upper",
                paramLabel = "PORT",
                description = "Its port for running orders; default: any free one.")
        int upper;

        @Option(names = "--query", paramLabel = "PORT", description = "Its port for searches; default: any free one.")
        int query;

        @Option(
                names = "--ncs",
                paramLabel = "HOST[:LOWER:UPPER]",
                description =
                        "The newsroom to dial; default: none, and it asks on the connections that newsrooms open.")
        Optional<String> ncs = Optional.empty();

        @Option(names = "--ncs-id", paramLabel = "ID", description = "The newsroom's ncsID; default: ${DEFAULT-VALUE}.")
        String ncsID = "NCS-1";
    }

    /** Its ways. */
    static final class Ways {
        @Option(
                names = "--objects",
                paramLabel = "DIR",
                description =
                        "Its objects: a mosObj or mosListAll in each *.xml file; default: a dozen that ship with it.")
        Optional<Path> objects = Optional.empty();

        @Option(
                names = "--misbehave",
                paramLabel = "NAMES",
                description =
                        "What is wrong with it, with commas between: acks-before, never-acks, wrong-order, disconnected,"
                                + " forgets-story, half-applies, applies-twice, wrong-numbers, hangs-up.")
        Optional<String> misbehave = Optional.empty();

        @Option(
                names = "--like",
                paramLabel = "NAME",
                description = "Speak like one of `cueway sim ncs --like`, or be a chatty-device: " + CHATTER
                        + " states a minute.")
        Optional<String> like = Optional.empty();

        @Option(
                names = "--fault",
                paramLabel = "FAULTS",
                description = "What goes wrong between the peers; see cueway sim ncs --help.")
        Optional<String> fault = Optional.empty();

        @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same faults.")
        Optional<Long> seed = Optional.empty();

        @Option(names = "--no-pull", description = "Do not ask for all running orders when the newsroom is there.")
        boolean noPull;
    }
}
