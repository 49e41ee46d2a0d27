package org.cueway.mos.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.TcpPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of our ports: accepts peers and answers them. Safe for use by any thread.
 */
public final class MosListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MosListener.class);
    /** Pause after the operating system refused to give a socket, usually for want of descriptors. */
    private static final Duration BREATHER = Duration.ofMillis(100);

    private final TcpPort port;
    private final Channel channel;
    private final MosRole role;
    private final Sessions sessions;
    private final Serving serving;
    private final Thread acceptor;

    private MosListener(TcpPort port, Channel channel, MosRole role, Sessions sessions) {
        this.port = port;
        this.channel = channel;
        this.role = role;
        this.sessions = sessions;
        this.serving = new Serving(sessions);
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
            serving.close();
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
        serving.start(new Link(channel, Direction.IN, connection.peer()), connection, role, () -> {});
    }
}
