package org.cueway.cli.sim;

import java.util.List;
import java.util.Optional;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.cueway.simulator.nmos.resource.ApiVersion;
import picocli.CommandLine.Option;

/** What {@code sim nmos} is told. */
final class NmosOptions {
    private NmosOptions() {}

    /** What there is. */
    static final class Amounts {
        @Option(
                names = "--nodes",
                paramLabel = "N",
                description =
                        "Nodes: cameras, multiviewers, audio desks and others in turn; default: ${DEFAULT-VALUE}.")
        int nodes = 8;

        @Option(names = "--devices", paramLabel = "N", description = "Devices of each node; default: ${DEFAULT-VALUE}.")
        int devices = 1;

        @Option(
                names = "--senders",
                paramLabel = "N",
                description = "Senders of each device; default: what such equipment has.")
        int senders = Facility.AS_GEAR;

        @Option(
                names = "--receivers",
                paramLabel = "N",
                description = "Receivers of each device; default: what such equipment has.")
        int receivers = Facility.AS_GEAR;

        @Option(names = "--senders-off", description = "Senders are off until somebody switches them on.")
        boolean sendersOff;

        @Option(
                names = "--node-versions",
                paramLabel = "VERSIONS",
                description = "Versions of IS-04 that nodes register with, in turn; default: v1.3.")
        String nodeVersions = "v1.3";

        @Option(
                names = "--connection-versions",
                paramLabel = "VERSIONS",
                description = "Versions of IS-05 that devices speak; default: what such equipment speaks.")
        Optional<String> connectionVersions = Optional.empty();
    }

    /** Where it is. */
    static final class Spots {
        @Option(
                names = "--listen",
                paramLabel = "HOST",
                description =
                        "Where all of it listens: an address that controllers can dial; default: ${DEFAULT-VALUE}.")
        String listen = "127.0.0.1";

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "The port of the Query API; default: any free one.")
        int port;

        @Option(
                names = "--ws-port",
                paramLabel = "PORT",
                description = "The port of its WebSockets; default: any free one.")
        int webSocketPort;

        @Option(
                names = "--node-port",
                paramLabel = "PORT",
                description = "The port of the first node, then one by one; default: any free ones.")
        int nodePort;

        @Option(
                names = "--listeners",
                paramLabel = "N",
                description = "Ports that nodes share, by paths of their own; default: one for each, 64 at most.")
        int listeners;

        @Option(
                names = "--mdns",
                description =
                        "Offer the registry by multicast DNS; without one (--registries 0) the nodes, peer to peer.")
        boolean multicast;
    }

    /** How the registry is. */
    static final class Registries {
        @Option(
                names = "--registries",
                paramLabel = "N",
                description = "Registries with the same content, the second and others on any free ports; default: 1.")
        int count = 1;

        @Option(
                names = "--query-versions",
                paramLabel = "VERSIONS",
                description = "Versions of the Query API; default: ${DEFAULT-VALUE}.")
        String versions = "v1.0,v1.1,v1.2,v1.3";

        @Option(
                names = "--without",
                paramLabel = "WHAT",
                description = "What the registry cannot do, with commas between: queries, rql, downgrade, paging.")
        Optional<String> without = Optional.empty();

        @Option(
                names = "--page",
                paramLabel = "N",
                description = "Most resources on a page of the registry; default: ${DEFAULT-VALUE}.")
        int page = 100;
    }

    /** What goes on there. */
    static final class Doings {
        @Option(
                names = "--fault",
                paramLabel = "FAULTS",
                description =
                        "What goes wrong, with commas between, each with a share of the devices behind it (no-bulk=0.5; default:"
                                + " 0.2) and a time if it has one (slow=0.1/500ms). `--help-faults` lists them.")
        Optional<String> fault = Optional.empty();

        @Option(names = "--help-faults", description = "List the faults and end.")
        boolean helpFaults;

        @Option(
                names = "--changes-per-min",
                paramLabel = "N",
                description = "Connections that others make and break, a minute; default: ${DEFAULT-VALUE}.")
        double changesPerMinute;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "The same seed makes the same IDs, faults and changes; default: ${DEFAULT-VALUE}.")
        long seed = 1;

        @Option(names = "--commands", description = "Read commands from standard input, one a line; `help` lists them.")
        boolean commands;
    }

    /** Reads versions with commas between; throws with what was expected. */
    static ApiVersion[] versions(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(word -> ApiVersion.parse(word.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected versions such as v1.2,v1.3, found \"" + text + "\"")))
                .toArray(ApiVersion[]::new);
    }

    /** Reads what a registry cannot do; throws with what was expected. */
    static Ability[] abilities(String text) {
        return List.of(text.split(",", -1)).stream().map(NmosOptions::ability).toArray(Ability[]::new);
    }

    private static Ability ability(String word) {
        return switch (word.strip()) {
            case "queries" -> Ability.BASIC_QUERIES;
            case "rql" -> Ability.RQL;
            case "downgrade" -> Ability.DOWNGRADE;
            case "paging" -> Ability.PAGING;
            default ->
                throw new IllegalArgumentException(
                        "expected queries, rql, downgrade or paging, found \"" + word + "\"");
        };
    }

    /** The first registry, and others like it. */
    static RegistryPlan[] registries(Registries wished, Spots spots) {
        var like = RegistryPlan.plain()
                .pages(Math.min(10, wished.page), wished.page)
                .speaking(versions(wished.versions));
        if (wished.without.isPresent()) like = like.without(abilities(wished.without.get()));
        var all = new RegistryPlan[wished.count];
        for (int i = 0; i < all.length; i++) {
            all[i] = i == 0 ? like.at(spots.listen, spots.port, spots.webSocketPort) : like.at(spots.listen, 0, 0);
        }
        return all;
    }
}
