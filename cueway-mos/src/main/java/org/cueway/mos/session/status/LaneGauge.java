package org.cueway.mos.session.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Encoding;

/**
 * What one lane shows: written by the threads of its connections, read by anybody. Guarded by its monitor, which is never
 * held while anything slow is called.
 */
public final class LaneGauge {
    private final String newsroom;
    private final LaneKind kind;
    private final TimeSource time;
    private final Set<Connection> connections = new LinkedHashSet<>();

    private Asks asks;
    private boolean expected;
    private boolean everUp;
    private boolean admittedButSilent;
    private String peer;
    private LaneState state = LaneState.NEVER_CONNECTED;
    private String reason = "";
    private Instant since;
    private Optional<Instant> retryAt = Optional.empty();
    private Optional<Instant> lastIn = Optional.empty();
    private Optional<Instant> lastOut = Optional.empty();
    private Optional<Encoding> encoding = Optional.empty();
    private Optional<Duration> heartbeat = Optional.empty();
    private Optional<PeerMachine> machine = Optional.empty();

    LaneGauge(Lanes.Key key, TimeSource time) {
        this.newsroom = key.newsroom();
        this.kind = key.kind();
        this.asks = kind.asks();
        this.peer = key.address();
        this.time = time;
        this.since = time.now();
    }

    /** It should be there: it is shown even while it never was. */
    public synchronized LaneGauge expected() {
        expected = true;
        return this;
    }

    /** We ask on it too, although the peer dialled for its own requests. */
    public synchronized void weAskToo() {
        asks = Asks.BOTH;
    }

    /** The peer let us in; that alone does not say that it knows us, unless it has shown so before. */
    public synchronized void admitted(String why) {
        is(everUp ? LaneState.UP : LaneState.NEVER_CONNECTED, why);
    }

    /**
     * A question of ours has shown a change of which the peer should have told us here. If it has let us in and never said a word,
     * that is why (R82).
     */
    synchronized void missed(String why) {
        boolean silent = !connections.isEmpty()
                && connections.stream().allMatch(each -> each.traffic().framesIn() == 0);
        if (!silent) return;
        is(LaneState.DEGRADED, why);
        admittedButSilent = true;
    }

    /** Whether the peer has let us in and does not use the lane, although it had something to say. */
    synchronized boolean isAdmittedButSilent() {
        return admittedButSilent;
    }

    /** A connection carries this lane from now on; whether the lane is up is another matter. */
    public synchronized void attach(Connection connection) {
        connections.add(connection);
        look(connection);
    }

    /** A connection ended. The lane comes into {@code next} when it was the last one. */
    public synchronized void detach(Connection connection, LaneState next, String why) {
        look(connection);
        if (connections.remove(connection) && connections.isEmpty()) is(next, why);
    }

    /** Changes the state, and with it the time since when; another reason for the same state keeps that time. */
    public synchronized void is(LaneState next, String why) {
        if (state != next) since = time.now();
        state = next;
        reason = why;
        everUp |= next == LaneState.UP;
        admittedButSilent = false;
        retryAt = Optional.empty();
    }

    /** We dial again after {@code wait}. */
    public synchronized void retryIn(Duration wait) {
        retryAt = Optional.of(time.now().plus(wait));
    }

    /** A heartbeat was answered. */
    public synchronized void heartbeat(Duration thereAndBack) {
        heartbeat = Optional.of(thereAndBack);
    }

    /** The peer said who it is. */
    public synchronized void machine(PeerMachine said) {
        machine = Optional.of(said);
    }

    /** As it is now. */
    public synchronized LaneStatus status() {
        connections.forEach(this::look);
        return new LaneStatus(
                newsroom,
                kind,
                asks,
                peer,
                connections.size(),
                state,
                reason,
                since,
                retryAt,
                lastIn,
                lastOut,
                encoding,
                heartbeat,
                machine);
    }

    /** Whether there is something to show: it should be there, or has been. */
    synchronized boolean shown() {
        return expected || state != LaneState.NEVER_CONNECTED || !connections.isEmpty();
    }

    private void look(Connection connection) {
        var traffic = connection.traffic();
        lastIn = later(lastIn, traffic.lastIn());
        lastOut = later(lastOut, traffic.lastOut());
        if (connection.encoding().isPresent()) encoding = connection.encoding();
        if (kind.direction() == Direction.IN) peer = connection.peer();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(o -> other.isEmpty() || other.get().isBefore(o)).or(() -> other);
    }
}
