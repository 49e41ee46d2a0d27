package org.cueway.device;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;

/** The last things that went over one device's line. Guarded by its lock. */
public final class Trace {
    private final Limits.Devices limits;
    private final TimeSource time;
    private final Deque<Line> lines = new ArrayDeque<>();

    Trace(Limits.Devices limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** Which way. */
    public enum Direction {
        IN,
        OUT
    }

    /** One of them; a long text is cut. */
    public record Line(Instant time, Direction direction, String text) {}

    synchronized void add(Direction direction, String text) {
        if (lines.size() == limits.maxTrace()) {
            lines.removeFirst();
        }
        int most = limits.maxTraceChars();
        lines.add(new Line(time.now(), direction, text.length() > most ? text.substring(0, most) + "…" : text));
    }

    /** Oldest first. */
    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
