package org.cueway.cli.sim;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.cueway.app.Logs;
import org.cueway.app.config.Config.Logging;
import org.cueway.base.TimeSource;
import org.cueway.cli.process.Stopping;
import org.cueway.cli.process.Streams;
import org.cueway.simulator.device.DevicePlan;
import org.cueway.simulator.device.Misbehaviour;
import org.cueway.simulator.device.SimulatedDevice;
import org.cueway.simulator.device.check.NewsroomCheck;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.ncs.like.Personalities;
import org.cueway.simulator.ncs.like.Personality;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cueway sim device}: a MOS device, until it is told to stop; or one that checks a newsroom. */
@Command(
        name = "device",
        description = {
            "Plays a MOS device: keeps the running orders that a newsroom sends, answers, has objects, reports what becomes of"
                    + " cues, until it is told to stop.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cueway sim device --lower 10540 --upper 10541      for whoever comes",
            "  cueway sim device --ncs ncs.example --ncs-id NCS-1 --mos-id gw.mos",
            "  cueway sim device --misbehave forgets-story        something for `sim ncs --check` to find",
            "  cueway sim device --like chatty-device             thousands of states a minute",
            "  cueway sim device --check ncs.example --ncs-id NCS-1 --mos-id gw.mos"
        })
final class SimDeviceCommand implements Callable<Integer> {
    private static final String CHATTY = "chatty-device";

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "Who talks to whom:%n")
    private DeviceOptions.Places places = new DeviceOptions.Places();

    @ArgGroup(validate = false, heading = "How it is:%n")
    private DeviceOptions.Ways ways = new DeviceOptions.Ways();

    @ArgGroup(validate = false, heading = "Checking:%n")
    private Checking checking = new Checking();

    @Option(names = "--json", description = "Print each line as one JSON object; a check as one object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no line per message, only where it listens and what goes wrong.")
    private boolean quiet;

    SimDeviceCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        port("--lower", places.lower);
        port("--upper", places.upper);
        port("--query", places.query);
        var plan = plan();
        Logs.configure(new Logging(Logging.Level.WARN, Logging.Format.TEXT));
        return checking.check.isPresent() ? check(checking.check.get()) : play(plan);
    }

    private int check(String place) throws IOException, InterruptedException {
        var there = HostPorts.read(place).orElseThrow(() -> wrong("--check", HostPorts.FORM, place));
        var report = new CheckReport(streams, json, checking.verbose);
        var plan = new NewsroomCheck.Plan(
                new Names(places.mosID, places.ncsID),
                new NewsroomCheck.At(there.host(), there.lower(), there.upper()),
                new NewsroomCheck.At(places.listen, places.lower, places.upper),
                checking.patience());
        var found = NewsroomCheck.run(plan, TimeSource.system(), report::result);
        report.all(found);
        return found.good() ? 0 : 1;
    }

    private int play(DevicePlan plan) throws IOException, InterruptedException {
        var report = new DeviceReport(streams.out(), json, quiet);
        var device = SimulatedDevice.start(plan, TimeSource.system(), report::event);
        var stopping = Stopping.closes(device, streams.err());
        report.started(plan, device);
        stopping.await();
        return 0;
    }

    private DevicePlan plan() {
        var newsroom = places.ncs.map(text -> {
            var there = HostPorts.read(text).orElseThrow(() -> wrong("--ncs", "HOST[:LOWER:UPPER]", text));
            return new DevicePlan.Newsroom(places.ncsID, there.host(), there.lower(), there.upper());
        });
        int chatter = ways.like.filter(CHATTY::equals).isPresent() ? DeviceOptions.CHATTER : 0;
        var pulls = ways.noPull ? DevicePlan.Pulls.NOTHING : DevicePlan.Pulls.EVERYTHING;
        return new DevicePlan(
                places.mosID,
                new DevicePlan.Listen(places.listen, places.lower, places.upper, places.query),
                newsroom,
                ways.objects,
                new DevicePlan.Conduct(manner(), misbehaviours(), pulls, chatter));
    }

    private Manner manner() {
        var manner = ways.like
                .filter(name -> !name.equals(CHATTY))
                .map(this::like)
                .map(Personality::manner)
                .orElse(Manner.PLAIN);
        if (ways.fault.isEmpty()) return manner;
        long seed = ways.seed.orElseGet(() -> RandomGenerator.getDefault().nextLong());
        try {
            return manner.faults(FaultPlan.parse(ways.fault.get(), seed));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--fault: " + e.getMessage());
        }
    }

    private Personality like(String name) {
        var all = CHATTY + " or one of " + Personalities.names();
        return Personalities.named(name).orElseThrow(() -> wrong("--like", all, name));
    }

    private Set<Misbehaviour> misbehaviours() {
        var all = EnumSet.noneOf(Misbehaviour.class);
        if (ways.misbehave.isEmpty()) return all;
        for (var word : ways.misbehave.get().split(",", -1)) {
            all.add(Misbehaviour.named(word)
                    .orElseThrow(() -> wrong("--misbehave", "one of " + Misbehaviour.words(), word)));
        }
        return all;
    }

    private void port(String option, int found) {
        if (found < 0 || found > HostPorts.HIGHEST_PORT) throw wrong(option, "0 to " + HostPorts.HIGHEST_PORT, found);
    }

    private CommandLine.ParameterException wrong(String option, String expected, Object found) {
        return new CommandLine.ParameterException(
                spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
}
