package org.cueway.mos.session.exchange;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;

/**
 * How long to wait before dialling again: doubling, with jitter, and reset by a usable answer only, never by a mere
 * connection (R63). Confined to its lane's thread.
 *
 * <p>The wait is between half of the nominal time and all of it, so that lanes that fell together do not rise together.
 */
public final class BackOff {
    private final Limits.Lane limits;
    private final RandomGenerator random;
    private Duration nominal;

    /** The first wait is the shortest. */
    public BackOff(Limits.Lane limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
        this.nominal = limits.firstBackOff();
    }

    /** A usable answer came. */
    public void reset() {
        nominal = limits.firstBackOff();
    }

    /** The next wait. */
    public Duration next() {
        long half = nominal.toNanos() / 2;
        var wait = Duration.ofNanos(half + random.nextLong(half + 1));
        var doubled = nominal.multipliedBy(2);
        nominal = doubled.compareTo(limits.maxBackOff()) < 0 ? doubled : limits.maxBackOff();
        return wait;
    }
}
