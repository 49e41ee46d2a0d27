package org.cueway.mos.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.wire.websocket.CloseReason;
import org.cueway.mos.wire.websocket.Dialler;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.MessageSocket;

/**
 * All connections of the process, and what they share: how many there may be, the memory for unfinished frames, and the
 * guard that closes a connection whose peer does not take what we write (a blocking write knows no time limit) or is silent
 * for too long (a timer for each read would cost more than the read). Safe for use by any thread.
 */
public final class Connections implements AutoCloseable {
    private static final Duration GUARD_INTERVAL = Duration.ofSeconds(1);

    private final Limits.Wire limits;
    private final Limits.WebSocket webSocket;
    private final TimeSource time;
    private final FrameBudget budget;
    private final Semaphore free;
    private final Set<Guarded> open = ConcurrentHashMap.newKeySet();
    /** Closed, and given until then to take our Close and send theirs, by the monotonic clock. */
    private final Map<MessageSocket, Long> leaving = new ConcurrentHashMap<>();

    private final Dialler dialler = new Dialler();
    private final Thread guard;

    private Connections(Limits.Wire limits, Limits.WebSocket webSocket, TimeSource time) {
        this.limits = limits;
        this.webSocket = webSocket;
        this.time = time;
        this.budget = new FrameBudget(limits.maxUnfinishedBytes());
        this.free = new Semaphore(limits.maxConnections());
        this.guard = Thread.ofVirtual().name("connection-guard").unstarted(this::guard);
    }

    /** Starts with no connection. */
    public static Connections open(Limits.Wire limits, TimeSource time) {
        return open(limits, Limits.WebSocket.defaults(), time);
    }

    /** The same with other limits for WebSockets. */
    public static Connections open(Limits.Wire limits, Limits.WebSocket webSocket, TimeSource time) {
        var connections = new Connections(limits, webSocket, time);
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
            return adopt(socket, fixed).orElseThrow(() -> noneLeft(TcpConnection.words(target)));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Dials a WebSocket.
     *
     * @param parameters who we are and what for; they go behind those of the URL
     * @param form what our messages look like
     * @throws IOException if it does not come about within {@code wait}; the message names the step and says what to do
     */
    public Connection dial(Endpoint endpoint, Map<String, String> parameters, Duration wait, MessageForm form)
            throws IOException {
        var inlet = new Inlet();
        var socket = dialler.dial(endpoint, parameters, inlet, wait);
        return adopt(socket, inlet, form).orElseThrow(() -> noneLeft(endpoint.words()));
    }

    private IOException noneLeft(String target) {
        return new IOException("all " + limits.maxConnections() + " connections are in use, none left for " + target);
    }

    /**
     * Takes a WebSocket over, that a peer has dialled for instance; empty, with the socket closed, if there are too many
     * connections.
     *
     * @param inlet where goes what comes on it
     * @param form what our messages look like
     */
    public Optional<Connection> adopt(MessageSocket socket, Inlet inlet, MessageForm form) {
        if (!free.tryAcquire()) {
            socket.close(CloseReason.POLICY, "all " + limits.maxConnections() + " connections are in use");
            abortLater(socket);
            return Optional.empty();
        }
        var connection = new WebSocketConnection(socket, inlet, form, this);
        open.add(connection);
        return Optional.of(connection);
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    /**
     * On how many connections with a machine a frame is being read or worked on.
     *
     * @param host the address as in {@link Connection#peer}, without the port
     */
    public int busy(String host) {
        return (int) open.stream()
                .filter(connection -> connection.busy() && connection.peer().startsWith(host + ":"))
                .count();
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
        leaving.keySet().forEach(MessageSocket::abort);
        dialler.close();
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

    void forget(Guarded connection) {
        if (open.remove(connection)) free.release();
    }

    /** Sees to it that a socket which was closed is gone soon, also if the peer never says goodbye. */
    void abortLater(MessageSocket socket) {
        leaving.put(socket, time.nanoTime() + limits.linger().toNanos());
    }

    Limits.WebSocket webSocket() {
        return webSocket;
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
                for (var connection : open) connection.overdue().ifPresent(connection::close);
                long now = time.nanoTime();
                leaving.forEach((socket, until) -> {
                    if (now - until > 0 && leaving.remove(socket) != null) socket.abort();
                });
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
