package org.cueway.simulator.ncs.check;

import static org.cueway.mos.model.Channel.AUX;
import static org.cueway.mos.model.Channel.MOM;
import static org.cueway.mos.model.Channel.RO;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.simulator.check.Basics;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Notes;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;
import org.cueway.simulator.line.Port;

/** Checks a MOS device, profile by profile. What it makes on the device it takes away again. Stateless. */
public final class DeviceCheck {
    private DeviceCheck() {}

    /**
     * What to check.
     *
     * @param names the device, and the newsroom that we are to it
     * @param there where it is
     * @param here where it finds us
     * @param patience how long an answer, or what must follow it, is waited for
     * @param seed keeps the running orders of two runs apart
     */
    public record Plan(Names names, There there, Here here, Duration patience, long seed) {}

    /** Where a device is. */
    public sealed interface There {
        /** On ports, MOS 2.8.x; a query port is not everybody's. */
        record Ports(String host, int lower, int upper, OptionalInt query) implements There {}

        /** At a URL, MOS 4.0. The lanes on which it asks us we dial, too: nothing is listened for. */
        record Url(Endpoint endpoint) implements There {}
    }

    /** Where we listen; 0 means any free port. */
    public record Here(String host, int lower, int upper) {}

    /**
     * Runs all of it.
     *
     * @param watcher is told of each result at once
     * @throws IOException if a port of ours cannot be had, or nobody listens there
     */
    public static Report run(Plan plan, TimeSource time, Consumer<Result> watcher)
            throws IOException, InterruptedException {
        var held = new Held();
        var notes = new Notes(new CheckRole(plan.names().ncsID(), held, time));
        try (var lines = Lines.open(new MosCodec(Limits.Xml.defaults()), Manner.PLAIN, time)) {
            var ports = reachable(plan, lines, notes);
            var places = places(plan.there());
            for (var place : places.values())
                lines.talk(place, plan.names(), notes).close();
            var bench = new Bench(lines, plan.names(), places, notes, plan.patience())
                    .watched(watcher)
                    .listening(ports);
            var orders = new Orders(plan.seed(), plan.names().mosID());
            Basics.run(bench, plan.names().mosID());
            Objects.run(bench);
            RunningOrders.run(bench, orders, held);
            Refusals.run(bench, orders, held);
            Repeats.run(bench, orders, held);
            ObjectRequests.run(bench);
            Texts.run(bench, orders, held);
            Control.run(bench, orders, held);
            Wishes.run(bench);
            bench.clears(held.now().shows().list().stream()
                    .map(show -> new RoDelete(show.roID()))
                    .toList());
            return bench.report(plan.names().mosID());
        }
    }

    /** Sees to it that the device can ask us; returns the ports of ours that it has to connect to for that. */
    private static Map<Channel, Port> reachable(Plan plan, Lines lines, Notes notes) throws IOException {
        var ports = new EnumMap<Channel, Port>(Channel.class);
        switch (plan.there()) {
            case There.Ports _ -> {
                var here = plan.here();
                ports.put(MOM, lines.listen(new InetSocketAddress(here.host(), here.lower()), MOM, notes));
                ports.put(RO, lines.listen(new InetSocketAddress(here.host(), here.upper()), RO, notes));
            }
            case There.Url(var endpoint) -> {
                for (var channel : List.of(MOM, RO)) {
                    lines.talk(new Place(channel, new Place.Where.Url(endpoint, Place.Asks.THEM)), plan.names(), notes);
                }
            }
        }
        return ports;
    }

    private static Map<Channel, Place> places(There there) {
        var places = new EnumMap<Channel, Place>(Channel.class);
        switch (there) {
            case There.Ports(var host, var lower, var upper, var query) -> {
                places.put(MOM, new Place(MOM, host, lower));
                places.put(RO, new Place(RO, host, upper));
                query.ifPresent(port -> places.put(AUX, new Place(AUX, host, port)));
            }
            case There.Url(var endpoint) -> {
                for (var channel : Channel.values()) {
                    places.put(channel, new Place(channel, new Place.Where.Url(endpoint, Place.Asks.US)));
                }
            }
        }
        return places;
    }
}
