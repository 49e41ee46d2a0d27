package org.cueway.cli.sim;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.cueway.app.Logs;
import org.cueway.app.config.Config.Logging;
import org.cueway.base.TimeSource;
import org.cueway.cli.process.Stopping;
import org.cueway.cli.process.Streams;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.Trust;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.answer.Policy;
import org.cueway.simulator.ncs.check.DeviceCheck;
import org.cueway.simulator.ncs.like.Personalities;
import org.cueway.simulator.ncs.like.Personality;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cueway sim ncs}: a newsroom, until it is told to stop; or one that checks a device. */
@Command(
        name = "ncs",
        description = {
            "Plays a newsroom: sends its running orders to a MOS device, edits them by chance, and answers the device, until"
                    + " it is told to stop. The device may come later, or go and come back.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cueway sim ncs                                     the evening show, for a gateway on this machine",
            "  cueway sim ncs --device gw.example --mos-id gw.mos --rundowns shows --state newsroom",
            "  cueway sim ncs --like inews --edits-per-min 60     as iNEWS would, an edit a second",
            "  cueway sim ncs --fault drop=0.02,split --seed 7    through a bad network, the same one each time",
            "  cueway sim ncs --buddy NCS-2 --commands            a pair; `fail-over` lets the second take over",
            "  cueway sim ncs --check gw.example --mos-id gw.mos  is that a MOS device?",
            "  cueway sim ncs --check ws://gw.example:8080/mos    the same over MOS 4.0"
        })
final class SimNcsCommand implements Callable<Integer> {
    /** New seeds are below this: short enough to be typed again. */
    private static final long NEW_SEEDS = 1_000_000;
    /** How often is looked whether a show can begin. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "Who talks to whom:%n")
    private Ends ends = new Ends();

    @ArgGroup(validate = false, heading = "What it does:%n")
    private Work work = new Work();

    @ArgGroup(validate = false, heading = "How it is:%n")
    private Bearing bearing = new Bearing();

    @ArgGroup(validate = false, heading = "Checking:%n")
    private Checking checking = new Checking();

    @Option(names = "--json", description = "Print each line as one JSON object; a check as one object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no line per message, only where it listens and what goes wrong.")
    private boolean quiet;

    SimNcsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        validate();
        // How the lines are is printed; the log is for what is odd about the device.
        Logs.configure(new Logging(Logging.Level.WARN, Logging.Format.TEXT));
        long seed = work.seed.orElseGet(() -> RandomGenerator.getDefault().nextLong(NEW_SEEDS));
        return checking.check.isPresent() ? check(checking.check.get(), seed) : play(plan(seed));
    }

    private int check(String place, long seed) throws IOException, InterruptedException {
        var report = new CheckReport(streams, json, checking.verbose);
        var plan = new DeviceCheck.Plan(
                new Names(ends.mosID, ends.ncsID),
                there(place),
                new DeviceCheck.Here(ends.listen, ends.lower, ends.upper),
                checking.patience(),
                seed);
        var found = DeviceCheck.run(plan, TimeSource.system(), report::result);
        report.all(found);
        return found.good() ? 0 : 1;
    }

    private DeviceCheck.There there(String place) {
        if (place.startsWith("ws:") || place.startsWith("wss:")) return new DeviceCheck.There.Url(endpoint(place));
        var there = HostPorts.read(place)
                .orElseThrow(
                        () -> wrong("--check", HostPorts.FORM + " or a URL that begins with ws:// or wss://", place));
        return new DeviceCheck.There.Ports(there.host(), there.lower(), there.upper(), there.query());
    }

    private Endpoint endpoint(String url) {
        try {
            return new Endpoint(URI.create(url), Optional.empty(), new Trust.Known(), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--check: " + e.getMessage());
        }
    }

    private int play(NewsroomPlan plan) throws IOException, InterruptedException {
        var report = new NcsReport(streams.out(), json, quiet);
        var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), report::event);
        var stopping = Stopping.closes(newsroom, streams.err());
        report.started(plan, newsroom);
        work.play.ifPresent(speed -> Thread.ofVirtual().name("plays").start(() -> playWhenReady(newsroom, speed)));
        if (work.commands) {
            Thread.ofVirtual()
                    .name("commands")
                    .start(new NcsConsole(newsroom, plan.device().mosID(), streams));
        }
        stopping.await();
        return 0;
    }

    /** The show begins when the first device has it. */
    private static void playWhenReady(SimulatedNewsroom newsroom, double speed) {
        try {
            while (!newsroom.played()) TimeSource.system().sleep(LOOK);
            newsroom.shows().list().stream().findFirst().ifPresent(show -> newsroom.play(show.roID(), speed));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private NewsroomPlan plan(long seed) {
        var devices = new ArrayList<NewsroomPlan.Device>();
        devices.add(
                new NewsroomPlan.Device(ends.mosID, ends.device, ends.deviceLower, ends.deviceUpper, ends.deviceQuery));
        ends.also.forEach(text -> devices.add(also(text)));
        return new NewsroomPlan(
                ends.ncsID,
                devices,
                ends.listen(),
                new NewsroomPlan.Material(work.rundowns, work.state),
                new NewsroomPlan.Editing(work.editsPerMinute, seed),
                conduct(seed));
    }

    private NewsroomPlan.Device also(String text) {
        int at = text.indexOf('@');
        var place = at < 1 ? Optional.<HostPorts>empty() : HostPorts.read(text.substring(at + 1));
        var there = place.orElseThrow(() -> wrong("--also", "ID@" + HostPorts.FORM, text));
        return new NewsroomPlan.Device(
                text.substring(0, at),
                there.host(),
                there.lower(),
                there.upper(),
                there.query().orElse(0));
    }

    private NewsroomPlan.Conduct conduct(long seed) {
        var like = bearing.like.map(this::like).orElse(Personality.PLAIN);
        if (bearing.fault.isPresent()) {
            like = like.speaking(like.manner().faults(faults(bearing.fault.get(), seed)));
        }
        var buddy = bearing.buddy.map(id -> new NewsroomPlan.Buddy(
                id,
                new NewsroomPlan.Listen(ends.listen, bearing.buddyLower, bearing.buddyUpper),
                bearing.hotStandby ? NewsroomPlan.Kind.HOT_STANDBY : NewsroomPlan.Kind.BUDDY));
        var objects = work.objects ? NewsroomPlan.Objects.ASKED_FOR : NewsroomPlan.Objects.AS_TOLD;
        return new NewsroomPlan.Conduct(like, policy(), buddy, objects);
    }

    private Personality like(String name) {
        var all = "one of " + Personalities.names() + " (a chatty-device is a device: cueway sim device)";
        return Personalities.named(name).orElseThrow(() -> wrong("--like", all, name));
    }

    private FaultPlan faults(String text, long seed) {
        try {
            return FaultPlan.parse(text, seed);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--fault: " + e.getMessage());
        }
    }

    private Policy policy() {
        if (bearing.closed.isEmpty()) return Policy.OPEN;
        var text = bearing.closed.get();
        return text.equals("all")
                ? new Policy(Policy.Items.REFUSED, new Policy.Stories.None())
                : new Policy(Policy.Items.TAKEN, new Policy.Stories.AllBut(Set.of(text.split(","))));
    }

    private void validate() {
        port("--device-lower", ends.deviceLower, 1);
        port("--device-upper", ends.deviceUpper, 1);
        port("--device-query", ends.deviceQuery, 0);
        port("--lower", ends.lower, 0);
        port("--upper", ends.upper, 0);
        port("--buddy-lower", bearing.buddyLower, 0);
        port("--buddy-upper", bearing.buddyUpper, 0);
        if (!(work.editsPerMinute >= 0 && work.editsPerMinute <= NewsroomPlan.Editing.MOST_PER_MINUTE)) {
            throw wrong("--edits-per-min", "0 to " + NewsroomPlan.Editing.MOST_PER_MINUTE, work.editsPerMinute);
        }
        if (work.play.isPresent() && !(work.play.get() > 0)) throw wrong("--play", "more than 0", work.play.get());
        if (bearing.hotStandby && bearing.buddy.isEmpty()) throw wrong("--hot-standby", "--buddy ID beside it", "none");
    }

    private void port(String option, int found, int least) {
        if (found < least || found > HostPorts.HIGHEST_PORT) {
            throw wrong(option, least + " to " + HostPorts.HIGHEST_PORT, found);
        }
    }

    private CommandLine.ParameterException wrong(String option, String expected, Object found) {
        return new CommandLine.ParameterException(
                spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
}
