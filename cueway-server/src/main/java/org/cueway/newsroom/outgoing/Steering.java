package org.cueway.newsroom.outgoing;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.dialect.Meaning;
import org.cueway.newsroom.outgoing.Failover.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which server of one newsroom is asked now: holds the state, has {@link Failover} decide, and has done what that says.
 * Safe for use by any thread; the state is guarded by the lock, under which lanes are told too, which takes no time.
 */
final class Steering {
    private static final Logger LOG = LoggerFactory.getLogger(Steering.class);

    private final Route route;
    private final Failover failover;
    private final TimeSource time;
    private final Consumer<Action> lanes;
    private final ReentrantLock lock = new ReentrantLock();
    private FailoverState state;

    /** Begins with the main server. {@code lanes} suspends and resumes them. */
    Steering(Route route, Limits.Failover limits, TimeSource time, Consumer<Action> lanes) {
        this.route = route;
        this.failover = new Failover(route, limits);
        this.time = time;
        this.lanes = lanes;
        this.state = failover.start(now());
    }

    private Failover.Now now() {
        return new Failover.Now(time.nanoTime(), time.now());
    }

    FailoverState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** The server that is asked. */
    String active() {
        return route.ncsIDs().get(state().active());
    }

    /** Whether there is another server that could be asked. */
    boolean redundant() {
        return route.redundancy() != Redundancy.NONE;
    }

    void looked(List<FailoverEvent.Look> looks) {
        after(new FailoverEvent.Looked(looks));
    }

    /** A server says that another one is to be asked; whether another one is asked now. */
    boolean refused(String ncsID, Meaning meaning, String words) {
        return after(new FailoverEvent.Refused(place(ncsID), meaning, words));
    }

    /** A message was not answered; whether another server is asked now. */
    boolean failed(String ncsID, String why) {
        return after(new FailoverEvent.Failed(place(ncsID), why));
    }

    void answered(String ncsID) {
        after(new FailoverEvent.Answered(place(ncsID)));
    }

    void chosen(String ncsID) {
        after(new FailoverEvent.Chosen(place(ncsID)));
    }

    private int place(String ncsID) {
        return Math.max(0, route.ncsIDs().indexOf(ncsID));
    }

    private boolean after(FailoverEvent event) {
        lock.lock();
        try {
            var before = state;
            var decision = failover.after(state, event, now());
            state = decision.next();
            decision.actions().forEach(this::does);
            if (state.alarm().isPresent() && !state.alarm().equals(before.alarm())) {
                LOG.warn("{}: {}", route.newsroom(), state.alarm().get());
            }
            return state.active() != before.active();
        } finally {
            lock.unlock();
        }
    }

    private void does(Action action) {
        if (action instanceof Action.Switch(int from, int to, var why)) {
            LOG.info(
                    "{}: {} is asked instead of {}: {}",
                    route.newsroom(),
                    route.ncsIDs().get(to),
                    route.ncsIDs().get(from),
                    why);
        }
        lanes.accept(action);
    }
}
