package org.cueway.mos.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Encoding;

/**
 * What one lane shows: written by the threads of its connections, read by anybody. Guarded by its monitor, which is never
 * held while anything slow is called.
 */
final class LaneGauge {
    private final String newsroom;
    private final Channel channel;
    private final Direction direction;
    private final TimeSource time;
    private final Set<Connection> connections = new LinkedHashSet<>();

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
        this.channel = key.channel();
        this.direction = key.direction();
        this.peer = key.address();
        this.time = time;
        this.since = time.now();
    }

    /** A connection carries this lane from now on; whether the lane is up is another matter. */
    synchronized void attach(Connection connection) {
        connections.add(connection);
        look(connection);
    }

    /** A connection ended. The lane comes into {@code next} when it was the last one. */
    synchronized void detach(Connection connection, LaneState next, String why) {
        look(connection);
        if (connections.remove(connection) && connections.isEmpty()) is(next, why);
    }

    /** Changes the state, and with it the time since when; another reason for the same state keeps that time. */
    synchronized void is(LaneState next, String why) {
        if (state != next) since = time.now();
        state = next;
        reason = why;
        retryAt = Optional.empty();
    }

    /** We dial again after {@code wait}. */
    synchronized void retryIn(Duration wait) {
        retryAt = Optional.of(time.now().plus(wait));
    }

    /** A heartbeat was answered. */
    synchronized void heartbeat(Duration thereAndBack) {
        heartbeat = Optional.of(thereAndBack);
    }

    /** The peer said who it is. */
    synchronized void machine(PeerMachine said) {
        machine = Optional.of(said);
    }

    synchronized LaneStatus status() {
        connections.forEach(this::look);
        return new LaneStatus(
                newsroom,
                channel,
                direction,
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

    private void look(Connection connection) {
        var traffic = connection.traffic();
        lastIn = later(lastIn, traffic.lastIn());
        lastOut = later(lastOut, traffic.lastOut());
        if (connection.encoding().isPresent()) encoding = connection.encoding();
        if (direction == Direction.IN) peer = connection.peer();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(o -> other.isEmpty() || other.get().isBefore(o)).or(() -> other);
    }
}
