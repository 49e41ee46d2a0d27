package org.cueway.cli.sim;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.cueway.simulator.device.DeviceEvent;
import org.cueway.simulator.device.DevicePlan;
import org.cueway.simulator.device.SimulatedDevice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a simulated device prints: for people, or a JSON object a line. Safe for use by any thread. */
final class DeviceReport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter out;
    private final boolean json;
    private final boolean quiet;
    private final CountDownLatch started = new CountDownLatch(1);

    DeviceReport(PrintWriter out, boolean json, boolean quiet) {
        this.out = out;
        this.json = json;
        this.quiet = quiet;
    }

    /** Where it listens. */
    void started(DevicePlan plan, SimulatedDevice device) {
        if (json) {
            print(event("started")
                    .put("mosID", plan.mosID())
                    .put("lower", device.lower())
                    .put("upper", device.upper())
                    .put("query", device.query()));
        } else {
            out.println("device %s listens on %s, %d (lower), %d (upper) and %d (query)"
                    .formatted(plan.mosID(), plan.listen().host(), device.lower(), device.upper(), device.query()));
            plan.newsroom()
                    .ifPresent(there -> out.println("newsroom %s is at %s, %d (lower) and %d (upper)"
                            .formatted(there.ncsID(), there.host(), there.lower(), there.upper())));
            plan.conduct().faults().forEach(wrong -> out.println("it " + wrong.about()));
        }
        started.countDown();
    }

    /** A line for each message, quiet or not for what goes wrong. What comes before {@link #started} waits for it. */
    void event(DeviceEvent event) {
        try {
            started.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        switch (event) {
            case DeviceEvent.Took took -> took(took);
            case DeviceEvent.Told told -> told(told);
            case DeviceEvent.Line(var channel, var up, var why) -> {
                if (json)
                    print(event("line").put("channel", channel).put("up", up).put("why", why));
                else out.println("line " + channel + " is " + (up ? "up" : "down: " + why));
            }
            case DeviceEvent.Trouble(var words) -> {
                if (json) print(event("trouble").put("words", words));
                else out.println("trouble: " + words);
            }
        }
    }

    private void took(DeviceEvent.Took took) {
        if (quiet) return;
        if (json) {
            print(event("took")
                    .put("newsroom", took.newsroom())
                    .put("message", took.message())
                    .put("about", took.about())
                    .put("answer", took.answer()));
        } else {
            out.println("%s: %s  %s  we: %s".formatted(took.newsroom(), took.message(), took.about(), took.answer()));
        }
    }

    private void told(DeviceEvent.Told told) {
        if (quiet && told.accepted()) return;
        if (json) {
            print(event("told")
                    .put("message", told.message())
                    .put("about", told.about())
                    .put("accepted", told.accepted())
                    .put("answer", told.answer()));
        } else {
            var refused = told.accepted() ? "" : "REFUSED: ";
            out.println("%s  %s  %s%s".formatted(told.message(), told.about(), refused, told.answer()));
        }
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private void print(ObjectNode line) {
        out.println(JSON.writeValueAsString(line));
    }
}
