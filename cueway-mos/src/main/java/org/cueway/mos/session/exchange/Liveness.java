package org.cueway.mos.session.exchange;

import java.time.Duration;
import org.cueway.base.Limits;

/**
 * Decides whether a lane that we dialled is alive. Owns no thread, timer or clock: it is told what happened and polled with
 * "now", nanoseconds of a monotonic clock. Confined to its lane's thread.
 *
 * <p>A frame of any kind is a sign of life (R48). After a time without one, and again after each such time, a heartbeat is
 * due; after the longer one the lane is down.
 */
public final class Liveness {
    /** What is to be done. */
    public enum Due {
        NOTHING,
        HEARTBEAT,
        DOWN
    }

    private final Duration heartbeat;
    private final Duration silence;
    private long heard;
    private long asked;

    /** Alive as of {@code now}. */
    public Liveness(Limits.Lane limits, long now) {
        this.heartbeat = limits.heartbeat();
        this.silence = limits.silence();
        this.heard = now;
        this.asked = now;
    }

    /** A frame came. */
    public void heard(long now) {
        heard = now;
        asked = now;
    }

    /** A heartbeat went out, or something else whose answer will do as well. */
    public void asked(long now) {
        asked = now;
    }

    public Due poll(long now) {
        if (now - heard >= silence.toNanos()) return Due.DOWN;
        return now - asked >= heartbeat.toNanos() ? Due.HEARTBEAT : Due.NOTHING;
    }

    /** Time without a frame. */
    public Duration silent(long now) {
        return Duration.ofNanos(now - heard);
    }

    /** How long from {@code now} nothing will be due, unless a frame comes. */
    public Duration quiet(long now) {
        long down = silence.toNanos() - (now - heard);
        long beat = heartbeat.toNanos() - (now - asked);
        return Duration.ofNanos(Math.max(0, Math.min(down, beat)));
    }
}
