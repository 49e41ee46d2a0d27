package org.cueway.simulator.ncs.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.simulator.check.Basics;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Notes;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;

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

    /** Where a device is; a query port is not everybody's. */
    public record There(String host, int lower, int upper, OptionalInt query) {}

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
            lines.listen(new InetSocketAddress(plan.here().host(), plan.here().lower()), Channel.MOM, notes);
            lines.listen(new InetSocketAddress(plan.here().host(), plan.here().upper()), Channel.RO, notes);
            var places = places(plan.there());
            for (var place : places.values())
                lines.talk(place, plan.names(), notes).close();
            var bench = new Bench(lines, plan.names(), places, notes, plan.patience()).watched(watcher);
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
            return bench.report(plan.names().mosID());
        }
    }

    private static Map<Channel, Place> places(There there) {
        var places = new EnumMap<Channel, Place>(Channel.class);
        places.put(Channel.MOM, new Place(Channel.MOM, there.host(), there.lower()));
        places.put(Channel.RO, new Place(Channel.RO, there.host(), there.upper()));
        there.query().ifPresent(port -> places.put(Channel.AUX, new Place(Channel.AUX, there.host(), port)));
        return places;
    }
}
