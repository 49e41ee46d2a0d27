package org.cueway.cli.sim;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.like.Personality;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a simulated newsroom prints: for people, or a JSON object a line. Safe for use by any thread. */
final class NcsReport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter out;
    private final boolean json;
    private final boolean quiet;
    private final CountDownLatch started = new CountDownLatch(1);

    NcsReport(PrintWriter out, boolean json, boolean quiet) {
        this.out = out;
        this.json = json;
        this.quiet = quiet;
    }

    /** Where it listens, and what repeats this run. */
    void started(NewsroomPlan plan, SimulatedNewsroom newsroom) {
        var device = plan.device();
        var like = plan.conduct().like();
        if (json) {
            print(JSON.createObjectNode()
                    .put("event", "started")
                    .put("ncsID", plan.ncsID())
                    .put("mosID", device.mosID())
                    .put("lower", newsroom.lower())
                    .put("upper", newsroom.upper())
                    .put("like", like.name())
                    .put("seed", plan.editing().seed())
                    .put("resumed", newsroom.resumed()));
        } else {
            var host = plan.listen().host();
            out.println("newsroom %s listens on %s:%d (lower) and %s:%d (upper)"
                    .formatted(plan.ncsID(), host, newsroom.lower(), host, newsroom.upper()));
            buddy(plan, newsroom);
            for (var each : plan.devices()) {
                out.println("device %s is at %s, %d (lower) and %d (upper)"
                        .formatted(each.mosID(), each.host(), each.lower(), each.upper()));
            }
            if (!like.name().equals(Personality.PLAIN.name())) {
                out.println("is like %s: %s".formatted(like.name(), like.about()));
            }
            out.println(
                    newsroom.resumed() ? "goes on with the running orders that it kept" : "plays its running orders");
            out.println("edits %s a minute, --seed %d"
                    .formatted(
                            number(plan.editing().perMinute()), plan.editing().seed()));
        }
        started.countDown();
    }

    private void buddy(NewsroomPlan plan, SimulatedNewsroom newsroom) {
        if (plan.conduct().buddy().isEmpty() || newsroom.buddy().isEmpty()) return;
        var other = plan.conduct().buddy().get();
        var ports = newsroom.buddy().get();
        out.println(
                ports.lower() == 0
                        ? "buddy %s is off until it takes over".formatted(other.ncsID())
                        : "buddy %s listens on %s:%d (lower) and %s:%d (upper)"
                                .formatted(other.ncsID(), ports.host(), ports.lower(), ports.host(), ports.upper()));
    }

    /** A line for each message, quiet or not for what goes wrong. What comes before {@link #started} waits for it. */
    void event(NewsroomEvent event) {
        try {
            started.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        switch (event) {
            case NewsroomEvent.Told told -> told(told);
            case NewsroomEvent.Asked(var device, var message, var answer) -> {
                if (quiet) return;
                if (json) {
                    print(JSON.createObjectNode()
                            .put("event", "asked")
                            .put("device", device)
                            .put("message", message)
                            .put("answer", answer));
                } else {
                    out.println(device + ": " + message + "  we: " + answer);
                }
            }
            case NewsroomEvent.Status(var device, var about, var status) -> {
                if (quiet) return;
                if (json) {
                    print(JSON.createObjectNode()
                            .put("event", "status")
                            .put("device", device)
                            .put("about", about)
                            .put("status", status));
                } else {
                    out.println(device + ": " + about + " is " + status);
                }
            }
            case NewsroomEvent.Server(var ncsID, var mode) -> {
                if (json) {
                    print(JSON.createObjectNode()
                            .put("event", "server")
                            .put("ncsID", ncsID)
                            .put("mode", mode));
                } else {
                    out.println("server " + ncsID + " is " + mode);
                }
            }
            case NewsroomEvent.Line(var device, var channel, var up, var why) -> {
                if (json) {
                    print(JSON.createObjectNode()
                            .put("event", "line")
                            .put("device", device)
                            .put("channel", channel)
                            .put("up", up)
                            .put("why", why));
                } else {
                    out.println("line " + channel + " to " + device + " is " + (up ? "up" : "down: " + why));
                }
            }
            case NewsroomEvent.Trouble(var words) -> {
                if (json) print(JSON.createObjectNode().put("event", "trouble").put("words", words));
                else out.println("trouble: " + words);
            }
        }
    }

    private void told(NewsroomEvent.Told told) {
        if (quiet && told.accepted()) return;
        double millis = told.took().toNanos() / 1e6;
        if (json) {
            print(JSON.createObjectNode()
                    .put("event", "told")
                    .put("device", told.device())
                    .put("message", told.message())
                    .put("about", told.about())
                    .put("accepted", told.accepted())
                    .put("answer", told.answer())
                    .put("tookMillis", Math.round(millis * 10) / 10.0));
        } else {
            out.println("%s  %s  %s%s  %s ms"
                    .formatted(
                            told.message(),
                            told.about(),
                            told.accepted() ? "" : "REFUSED: ",
                            told.answer(),
                            String.format(Locale.ROOT, "%.1f", millis)));
        }
    }

    private void print(ObjectNode line) {
        out.println(JSON.writeValueAsString(line));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
