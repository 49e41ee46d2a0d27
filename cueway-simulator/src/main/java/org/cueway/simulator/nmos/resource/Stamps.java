package org.cueway.simulator.nmos.resource;

import java.util.concurrent.atomic.AtomicReference;
import org.cueway.base.TimeSource;

/** Times of now, no two alike, each after the one before. Safe for use by any thread. */
public final class Stamps {
    private final TimeSource time;
    private final AtomicReference<Tai> last = new AtomicReference<>(Tai.ZERO);

    public Stamps(TimeSource time) {
        this.time = time;
    }

    public Tai next() {
        var now = Tai.of(time.now());
        return last.updateAndGet(before -> now.compareTo(before) > 0 ? now : before.next());
    }
}
