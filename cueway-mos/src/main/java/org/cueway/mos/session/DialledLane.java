package org.cueway.mos.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.cueway.mos.session.exchange.BackOff;
import org.cueway.mos.session.status.LaneEnd;
import org.cueway.mos.session.status.LaneGauge;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane that we dial, one per address and kind: connects, has a conversation, and dials again with back-off for as long as it is
 * open. What is not said to be safe for others is confined to its thread.
 */
final class DialledLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DialledLane.class);

    /** What is done with each connection of a lane, from its first byte to its end. */
    interface Conversation {
        /**
         * Holds it on the lane's thread; returns why the connection has to end.
         *
         * @param usable to be told when the peer has answered as it should: the next dial may follow at once (R63)
         */
        LaneEnd hold(Link link, Connection connection, Runnable usable);
    }

    private final Dial dial;
    private final LaneKind kind;
    private final Sessions sessions;
    private final Conversation conversation;
    private final String name;
    private final BackOff backOff;
    private final LaneGauge gauge;
    private final Thread thread;
    private volatile Optional<Connection> current = Optional.empty();
    private volatile boolean stopping;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition resumed = lock.newCondition();
    /** Why the lane is not wanted for now; guarded by {@code lock}. */
    private Optional<String> suspended = Optional.empty();

    private String said = "";

    private DialledLane(
            Dial dial, LaneKind kind, Sessions sessions, RandomGenerator random, Conversation conversation) {
        this.dial = dial;
        this.kind = kind;
        this.sessions = sessions;
        this.conversation = conversation;
        this.name = kind.channel().word() + (kind.mode() == Mode.PASSIVE ? " passive " : " ") + dial.words();
        this.backOff = new BackOff(sessions.limits(), random);
        this.gauge = sessions.lanes().dialled(dial.newsroom(), kind, dial.words());
        this.thread = Thread.ofVirtual().name("dial-" + name).unstarted(this::run);
    }

    static DialledLane open(
            Dial dial, LaneKind kind, Sessions sessions, RandomGenerator random, Conversation conversation) {
        var lane = new DialledLane(dial, kind, sessions, random, conversation);
        lane.thread.start();
        return lane;
    }

    /** One that dials nothing before it is resumed. */
    static DialledLane resting(
            Dial dial, LaneKind kind, Sessions sessions, RandomGenerator random, Conversation conversation) {
        var lane = new DialledLane(dial, kind, sessions, random, conversation);
        lane.change(Optional.of("not dialled yet"));
        lane.thread.start();
        return lane;
    }

    /** Hangs up, and dials no more until {@link #resume}. Safe for use by any thread. */
    void suspend(String why) {
        if (!change(Optional.of(why))) {
            gauge.is(LaneState.OFF, why);
            return;
        }
        current.ifPresent(connection -> connection.close(why));
        thread.interrupt(); // it may be dialling, or waiting to dial
    }

    /** Dials again, at once. Safe for use by any thread. */
    void resume() {
        change(Optional.empty());
    }

    /** Whether the lane is wanted now and was not before, or the other way round. */
    private boolean change(Optional<String> wish) {
        lock.lock();
        try {
            boolean changed = suspended.isPresent() != wish.isPresent();
            suspended = wish;
            if (!changed) return false;
            resumed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isSuspended() {
        lock.lock();
        try {
            return suspended.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Safe for use by any thread; returns when the lane's thread has ended. */
    @Override
    public void close() {
        stopping = true;
        current.ifPresent(connection -> connection.close("stopping"));
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        gauge.is(LaneState.OFF, "stopped");
    }

    private void run() {
        while (!stopping) {
            try {
                rest();
                round();
                if (isSuspended()) continue;
                var wait = backOff.next();
                gauge.retryIn(wait);
                sessions.time().sleep(wait);
            } catch (InterruptedException roused) {
                // stopping, suspended or resumed: the loop looks which
            }
        }
    }

    /** For as long as the lane is suspended. */
    private void rest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (suspended.isEmpty()) return;
            gauge.is(LaneState.OFF, suspended.get());
            backOff.reset();
            while (suspended.isPresent()) resumed.await();
        } finally {
            lock.unlock();
        }
    }

    /** One connection, or one attempt to get one. */
    private void round() {
        Connection connection;
        try {
            connection =
                    dial.connect(kind, sessions.connections(), sessions.limits().connect());
        } catch (IOException e) {
            var why = "cannot connect to " + dial.words() + ": " + e.getMessage();
            gauge.is(LaneState.DOWN, why);
            say(why);
            return;
        }
        current = Optional.of(connection);
        gauge.attach(connection);
        var end = new LaneEnd(LaneState.DOWN, "internal error");
        try {
            if (!stopping && !isSuspended()) end = converse(connection);
        } catch (RuntimeException bug) {
            LOG.error("{}: internal error", name, bug);
        } finally {
            connection.close(end.why());
            gauge.detach(connection, end.state(), end.why());
            say(end.why());
        }
    }

    /** Logs why there is no lane, once for as long as it is the same. */
    private void say(String why) {
        if (!why.equals(said)) LOG.info("{}: {}", name, why);
        said = why;
    }

    private LaneEnd converse(Connection connection) {
        sessions.lanes().add(Tally.DIALLED);
        var link = new Link(kind, connection.peer());
        link.bind(dial.newsroom());
        return conversation.hold(link, connection, backOff::reset);
    }
}
