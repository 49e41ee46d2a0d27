package org.cueway.mos.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.TcpPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of our ports: accepts peers and answers them, a virtual thread each. A peer waits for our answer before it sends
 * again, so answering in line is the protocol's own flow control. Safe for use by any thread.
 */
public final class MosListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MosListener.class);
    /** Pause after the operating system refused to give a socket, usually for want of descriptors. */
    private static final Duration BREATHER = Duration.ofMillis(100);

    private final TcpPort port;
    private final Channel channel;
    private final MosRole role;
    private final Sessions sessions;
    private final Set<Serving> serving = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    private record Serving(Connection connection, Thread thread) {}

    private MosListener(TcpPort port, Channel channel, MosRole role, Sessions sessions) {
        this.port = port;
        this.channel = channel;
        this.role = role;
        this.sessions = sessions;
        this.acceptor = Thread.ofVirtual().name("accept-" + channel.word()).unstarted(this::accept);
    }

    /**
     * Listens, and answers through {@code role} from now on.
     *
     * @param address where; port 0 means any free one
     * @param allowed which addresses may connect at all
     * @throws IOException if the port is taken or the address is not ours; the message names it
     */
    public static MosListener open(
            InetSocketAddress address, Channel channel, Predicate<InetAddress> allowed, MosRole role, Sessions sessions)
            throws IOException {
        var port = TcpPort.open(address, sessions.connections(), allowed);
        var listener = new MosListener(port, channel, role, sessions);
        listener.acceptor.start();
        return listener;
    }

    /** Where it listens, with the port that was really taken. */
    public InetSocketAddress address() {
        return port.address();
    }

    /** Callers turned away for their address, or because there were too many. */
    public long turnedAway() {
        return port.turnedAway();
    }

    /**
     * Stops listening, closes its connections, and returns when their threads have ended. An answer under way may be cut
     * off: its message is durable, and the peer gets the same answer when it repeats.
     */
    @Override
    public void close() {
        port.close();
        try {
            acceptor.join();
            for (var one : serving) one.connection().close("stopping");
            for (var one : serving) one.thread().join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!port.closed()) {
            try {
                port.accept().ifPresent(this::start);
            } catch (IOException e) {
                if (port.closed()) return;
                LOG.warn("cannot accept on {}: {}", port.address(), e.getMessage());
                breathe();
            }
        }
    }

    private void breathe() {
        try {
            sessions.time().sleep(BREATHER);
        } catch (InterruptedException stop) {
            port.close();
        }
    }

    private void start(Connection connection) {
        sessions.lanes().add(Tally.ACCEPTED);
        var thread = Thread.ofVirtual()
                .name(channel.word() + "-" + connection.peer())
                .unstarted(() -> serve(connection));
        serving.add(new Serving(connection, thread));
        thread.start();
    }

    private void serve(Connection connection) {
        var link = new Link(channel, Direction.IN, connection.peer());
        var end = "internal error";
        try {
            end = converse(link, connection);
            LOG.debug("{}: {}", link, end);
            connection.finish(end);
        } finally {
            connection.close(end);
            var why = end;
            link.newsroom().ifPresent(name -> gauge(name).detach(connection, LaneState.DOWN, why));
            serving.remove(new Serving(connection, Thread.currentThread()));
        }
    }

    /** Until the connection has to end; returns why. */
    private String converse(Link link, Connection connection) {
        var answering = new Answering(link, connection, role, sessions, new Exchange());
        boolean shown = false;
        while (true) {
            var end = answering.take(connection.read());
            if (end.isPresent()) return end.get();
            // An idle line is nothing bad unless its peer lets itself be watched by heartbeats (R48).
            if (answering.heartbeatSeen())
                connection.closeWhenSilent(sessions.limits().silence());
            // Bound by the first message that the role accepts.
            if (!shown && link.newsroom().isPresent()) {
                shown = true;
                var gauge = gauge(link.newsroom().get());
                gauge.attach(connection);
                gauge.is(LaneState.UP, "");
            }
        }
    }

    private LaneGauge gauge(String newsroom) {
        return sessions.lanes().accepted(newsroom, channel);
    }
}
