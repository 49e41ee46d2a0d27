package org.cueway.cli.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import org.cueway.app.Logs;
import org.cueway.app.config.Config.Logging;
import org.cueway.base.TimeSource;
import org.cueway.cli.process.Stopping;
import org.cueway.cli.process.Streams;
import org.cueway.simulator.nmos.Advertising;
import org.cueway.simulator.nmos.Bustle;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.fault.FaultWords;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cueway sim nmos}: a media facility, until it is told to stop. */
@Command(
        name = "nmos",
        description = {
            "Plays a media facility: a registry (IS-04) with nodes, and devices whose senders and receivers can be connected"
                    + " (IS-05), until it is told to stop.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cueway sim nmos --port 3211                   eight nodes and a registry",
            "  cueway sim nmos --nodes 1000 --senders 10 --receivers 10",
            "  cueway sim nmos --fault no-bulk=0.5,slow=0.1/5s --changes-per-min 10",
            "  cueway sim nmos --commands                    connect, break and reboot things by hand"
        })
final class SimNmosCommand implements Callable<Integer> {
    private static final int MOST_NODES = 10_000;
    private static final int MOST_ENDPOINTS = 1_000;
    private static final double MOST_CHANGES = 60_000;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "What there is:%n")
    private NmosOptions.Amounts amounts = new NmosOptions.Amounts();

    @ArgGroup(validate = false, heading = "Where it is:%n")
    private NmosOptions.Spots spots = new NmosOptions.Spots();

    @ArgGroup(validate = false, heading = "The registry:%n")
    private NmosOptions.Registries registries = new NmosOptions.Registries();

    @ArgGroup(validate = false, heading = "What goes on:%n")
    private NmosOptions.Doings doings = new NmosOptions.Doings();

    @Option(names = "--json", description = "Print each line as one JSON object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no line per activation, only where everything is.")
    private boolean quiet;

    SimNmosCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (doings.helpFaults) {
            streams.out().println(FaultWords.names().replace(", ", System.lineSeparator()));
            return 0;
        }
        validate();
        var plan = plan();
        var faults = doings.fault.map(this::faults).orElse(List.of());
        Logs.configure(new Logging(Logging.Level.WARN, Logging.Format.TEXT));
        var report = new NmosReport(streams.out(), json, quiet);
        var facility = SimulatedFacility.start(plan, TimeSource.system(), report::activated);
        facility.fail(faults, doings.seed);
        var parts = new ArrayDeque<AutoCloseable>(List.of(facility));
        if (spots.multicast) parts.push(Advertising.start(facility, InetAddress.getByName(spots.listen)));
        report.started(plan, facility, doings.fault);
        if (doings.changesPerMinute > 0) {
            var every = Duration.ofNanos((long) (NANOS_PER_MINUTE / doings.changesPerMinute));
            parts.push(Bustle.start(facility, doings.seed, every, TimeSource.system()));
        }
        var stopping = Stopping.closes(() -> close(parts), streams.err());
        if (doings.commands) {
            Thread.ofVirtual().name("commands").start(new NmosConsole(facility, doings.seed, streams));
        }
        stopping.await();
        return 0;
    }

    /** The last first. */
    private static void close(Iterable<AutoCloseable> parts) throws Exception {
        for (var part : parts) {
            part.close();
        }
    }

    private void validate() throws IOException {
        if (InetAddress.getByName(spots.listen).isAnyLocalAddress()) {
            throw wrong(
                    "--listen", "an address that controllers can dial, since it stands in every link", spots.listen);
        }
        port("--port", spots.port);
        port("--ws-port", spots.webSocketPort);
        port("--node-port", spots.nodePort);
        between("--nodes", amounts.nodes, 0, MOST_NODES);
        between("--devices", amounts.devices, 1, MOST_ENDPOINTS);
        between("--senders", amounts.senders, Facility.AS_GEAR, MOST_ENDPOINTS);
        between("--receivers", amounts.receivers, Facility.AS_GEAR, MOST_ENDPOINTS);
        between("--registries", registries.count, 0, 100);
        between("--page", registries.page, 1, 100_000);
        between("--listeners", spots.listeners, 0, 10_000);
        if (!(doings.changesPerMinute >= 0 && doings.changesPerMinute <= MOST_CHANGES)) {
            throw wrong("--changes-per-min", "0 to 60000", doings.changesPerMinute);
        }
    }

    private Facility plan() {
        try {
            var plan = Facility.of(doings.seed, amounts.nodes)
                    .devices(amounts.devices)
                    .senders(amounts.senders)
                    .receivers(amounts.receivers)
                    .nodeVersions(NmosOptions.versions(amounts.nodeVersions))
                    .listeners(spots.listeners)
                    .at(spots.listen, spots.nodePort)
                    .registries(NmosOptions.registries(registries, spots));
            if (amounts.sendersOff) plan = plan.sendersOff();
            return amounts.connectionVersions.isPresent()
                    ? plan.connectionVersions(NmosOptions.versions(amounts.connectionVersions.get()))
                    : plan;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private List<FaultWords.Portion> faults(String text) {
        try {
            return FaultWords.read(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--fault: " + e.getMessage());
        }
    }

    private void port(String option, int found) {
        between(option, found, 0, HostPorts.HIGHEST_PORT);
    }

    private void between(String option, int found, int least, int most) {
        if (found < least || found > most) throw wrong(option, Math.max(0, least) + " to " + most, found);
    }

    private CommandLine.ParameterException wrong(String option, String expected, Object found) {
        return new CommandLine.ParameterException(
                spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
}
