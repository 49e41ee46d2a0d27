package org.cueway.mos.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.mos.session.exchange.Exchange;
import org.cueway.mos.session.status.LaneEnd;
import org.cueway.mos.session.status.LaneGauge;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that peers have dialled, a virtual thread each. A peer waits for our answer before it sends again, so answering
 * in line is the protocol's own flow control. Safe for use by any thread.
 */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Sessions sessions;
    private final Set<Served> served = ConcurrentHashMap.newKeySet();

    private record Served(Connection connection, Thread thread) {}

    Serving(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Serves a connection from now on; {@code ended} is told when that is over.
     *
     * @param link bound already if the handshake said whose it is
     */
    void start(Link link, Connection connection, MosRole role, Runnable ended) {
        sessions.lanes().add(Tally.ACCEPTED);
        var thread = Thread.ofVirtual()
                .name(link.channel().word() + "-" + connection.peer())
                .unstarted(() -> {
                    try {
                        serve(link, connection, role);
                    } finally {
                        served.remove(new Served(connection, Thread.currentThread()));
                        ended.run();
                    }
                });
        served.add(new Served(connection, thread));
        thread.start();
    }

    /** Closes all of them and returns when their threads have ended. */
    void close() throws InterruptedException {
        for (var one : served) one.connection().close("stopping");
        for (var one : served) one.thread().join();
    }

    private void serve(Link link, Connection connection, MosRole role) {
        var end = new LaneEnd(LaneState.DOWN, "internal error");
        try {
            if (link.newsroom().isPresent()) gauge(link).attach(connection);
            end = converse(link, connection, role);
            LOG.debug("{}: {}", link, end.why());
            connection.finish(end.why());
        } finally {
            connection.close(end.why());
            if (link.newsroom().isPresent()) gauge(link).detach(connection, end.state(), end.why());
        }
    }

    /** Until the connection has to end. */
    private LaneEnd converse(Link link, Connection connection, MosRole role) {
        var answering = new Answering(link, connection, role, sessions, new Exchange());
        var lane = sessions.undialled().of(link);
        return lane.isPresent() && link.kind().mode() == Mode.PASSIVE
                ? ask(lane.get(), answering, connection)
                : answer(link, answering, connection);
    }

    /** On one that the peer dialled to be asked. */
    private static LaneEnd ask(Asking lane, Answering answering, Connection connection) {
        answering.join(lane.exchange());
        try {
            return new AskingLink(lane, connection, () -> {}).serve(answering);
        } finally {
            lane.gone(connection);
        }
    }

    /** On one that the peer dialled to ask. */
    private LaneEnd answer(Link link, Answering answering, Connection connection) {
        boolean shown = link.newsroom().isPresent();
        // The handshake has told who it is, so there is no need to wait for its first message.
        if (shown) gauge(link).is(LaneState.UP, "");
        Optional<Asking> joined = Optional.empty();
        try {
            while (true) {
                var end = answering.take(connection.read());
                if (end.isPresent()) return new LaneEnd(LaneState.DOWN, end.get());
                // An idle line is nothing bad unless its peer lets itself be watched by heartbeats (R48).
                if (answering.heartbeatSeen())
                    connection.closeWhenSilent(sessions.limits().silence());
                // Bound by the first message that the role accepts.
                if (!shown && link.newsroom().isPresent()) {
                    shown = true;
                    gauge(link).attach(connection);
                    gauge(link).is(LaneState.UP, "");
                }
                joined = join(link, answering, connection, joined);
            }
        } finally {
            joined.ifPresent(lane -> lane.gone(connection));
        }
    }

    /** Where the newsroom gave us nothing to dial, the connection that it used last is the one to ask on. */
    private Optional<Asking> join(Link link, Answering answering, Connection connection, Optional<Asking> before) {
        var lane = sessions.undialled().of(link);
        if (!lane.equals(before)) {
            before.ifPresent(other -> other.gone(connection));
            answering.join(lane.map(Asking::exchange).orElseGet(Exchange::new));
        }
        lane.ifPresent(asking -> asking.heard(connection));
        return lane;
    }

    private LaneGauge gauge(Link link) {
        return sessions.lanes().accepted(link.newsroom().orElseThrow(), link.kind());
    }
}
