package org.cueway.mos.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;

/**
 * All connections of the process, and what they share: how many there may be, the memory for unfinished frames, and the
 * guard that closes a connection whose peer does not take what we write (a blocking write knows no time limit) or is silent
 * for too long (a timer for each read would cost more than the read). Safe for use by any thread.
 */
public final class Connections implements AutoCloseable {
    private static final Duration GUARD_INTERVAL = Duration.ofSeconds(1);

    private final Limits.Wire limits;
    private final TimeSource time;
    private final FrameBudget budget;
    private final Semaphore free;
    private final Set<TcpConnection> open = ConcurrentHashMap.newKeySet();
    private final Thread guard;

    private Connections(Limits.Wire limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
        this.budget = new FrameBudget(limits.maxUnfinishedBytes());
        this.free = new Semaphore(limits.maxConnections());
        this.guard = Thread.ofVirtual().name("connection-guard").unstarted(this::guard);
    }

    /** Starts with no connection. */
    public static Connections open(Limits.Wire limits, TimeSource time) {
        var connections = new Connections(limits, time);
        connections.guard.start();
        return connections;
    }

    /**
     * Dials.
     *
     * @param fixed the encoding to use; empty: UCS-2BE until the peer's first octets say otherwise
     * @throws IOException if nobody answers within {@code wait}; the message names the step and the address
     */
    public Connection dial(InetSocketAddress address, Duration wait, Optional<Encoding> fixed) throws IOException {
        // The name is looked up anew each time: a peer may move to another host (R71).
        var target = new InetSocketAddress(address.getHostString(), address.getPort());
        if (target.isUnresolved()) throw new IOException("no address known for host " + address.getHostString());
        var socket = new Socket();
        try {
            socket.connect(target, (int) wait.toMillis());
            return adopt(socket, fixed)
                    .orElseThrow(() -> new IOException("all " + limits.maxConnections()
                            + " connections are in use, none left for " + TcpConnection.words(target)));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    /** The memory they share. */
    public FrameBudget budget() {
        return budget;
    }

    /** Closes all of them. */
    @Override
    public void close() {
        guard.interrupt();
        open.forEach(connection -> connection.close("stopping"));
    }

    /** Takes a connected socket over; empty, with the socket closed, if there are too many. */
    Optional<Connection> adopt(Socket socket, Optional<Encoding> fixed) throws IOException {
        if (!free.tryAcquire()) {
            socket.close();
            return Optional.empty();
        }
        try {
            var connection = new TcpConnection(socket, this, fixed);
            open.add(connection);
            return Optional.of(connection);
        } catch (IOException e) {
            free.release();
            throw e;
        }
    }

    void forget(TcpConnection connection) {
        if (open.remove(connection)) free.release();
    }

    Limits.Wire limits() {
        return limits;
    }

    TimeSource time() {
        return time;
    }

    private void guard() {
        try {
            while (true) {
                time.sleep(GUARD_INTERVAL);
                for (var connection : open) {
                    connection.overdue().ifPresent(connection::close);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
