package org.cueway.mos.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A listening port. One thread accepts; any thread may close. */
public final class TcpPort implements AutoCloseable {
    /** Callers in the queue of the operating system: a whole newsroom reconnects at once after an outage. */
    private static final int BACKLOG = 1_024;

    private final ServerSocket server;
    private final Connections connections;
    private final Predicate<InetAddress> allowed;
    private final AtomicLong turnedAway = new AtomicLong();

    private TcpPort(ServerSocket server, Connections connections, Predicate<InetAddress> allowed) {
        this.server = server;
        this.connections = connections;
        this.allowed = allowed;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 means any free one
     * @param allowed which addresses may connect; others are closed without a word
     * @throws IOException if the port is taken or the address is not ours; the message names it
     */
    public static TcpPort open(InetSocketAddress address, Connections connections, Predicate<InetAddress> allowed)
            throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + TcpConnection.words(address) + ": " + e.getMessage(), e);
        }
        return new TcpPort(server, connections, allowed);
    }

    /** Where it listens, with the port that was really taken. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /**
     * Waits for the next caller; empty if the one that came was turned away, because of its address or because there are too
     * many connections already.
     *
     * @throws IOException if the port is closed, or the operating system has no descriptor left
     */
    public Optional<Connection> accept() throws IOException {
        var socket = server.accept();
        try {
            var connection = allowed.test(socket.getInetAddress())
                    ? connections.adopt(socket, Optional.empty())
                    : Optional.<Connection>empty();
            if (connection.isEmpty()) {
                turnedAway.incrementAndGet();
                socket.close();
            }
            return connection;
        } catch (IOException goneAlready) {
            socket.close();
            return Optional.empty();
        }
    }

    /** How many callers were turned away. */
    public long turnedAway() {
        return turnedAway.get();
    }

    /** Whether {@link #close} was called. */
    public boolean closed() {
        return server.isClosed();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
