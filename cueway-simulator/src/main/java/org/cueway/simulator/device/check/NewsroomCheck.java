package org.cueway.simulator.device.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
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

/**
 * Checks a newsroom, profile by profile. The one thing that it makes there is a story in the first running order, which it takes
 * away again. Stateless.
 */
public final class NewsroomCheck {
    private NewsroomCheck() {}

    /**
     * What to check.
     *
     * @param names the device that we are to it, and the newsroom
     * @param there where it is
     * @param here where it finds us
     * @param patience how long an answer, or what must follow it, is waited for
     */
    public record Plan(Names names, At there, At here, Duration patience) {}

    /** A host with its two ports; of ours, 0 means any free one. */
    public record At(String host, int lower, int upper) {}

    /**
     * Runs all of it.
     *
     * @param watcher is told of each result at once
     * @throws IOException if a port of ours cannot be had, or nobody listens there
     */
    public static Report run(Plan plan, TimeSource time, Consumer<Result> watcher)
            throws IOException, InterruptedException {
        var notes = new Notes(new CheckedDevice(plan.names().mosID(), time));
        try (var lines = Lines.open(new MosCodec(Limits.Xml.defaults()), Manner.PLAIN, time)) {
            var here = plan.here();
            var ports = Map.of(
                    Channel.MOM, lines.listen(new InetSocketAddress(here.host(), here.lower()), Channel.MOM, notes),
                    Channel.RO, lines.listen(new InetSocketAddress(here.host(), here.upper()), Channel.RO, notes));
            var places = Map.of(
                    Channel.MOM,
                            new Place(
                                    Channel.MOM,
                                    plan.there().host(),
                                    plan.there().lower()),
                    Channel.RO,
                            new Place(
                                    Channel.RO,
                                    plan.there().host(),
                                    plan.there().upper()));
            for (var place : places.values())
                lines.talk(place, plan.names(), notes).close();
            var bench = new Bench(lines, plan.names(), places, notes, plan.patience())
                    .watched(watcher)
                    .listening(ports);
            Basics.run(bench, plan.names().ncsID());
            Catalogue.run(bench);
            Playlists.run(bench);
            Changes.run(bench);
            return bench.report(plan.names().ncsID());
        }
    }
}
