package org.cueway.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** A port of a hand-written newsroom, for a gateway that dials. Confined to its test's thread. */
public final class RawPort implements AutoCloseable {
    private final ServerSocket socket;

    private RawPort(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens on any free port of the loopback interface. */
    public static RawPort open() {
        try {
            return new RawPort(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which port it is. */
    public int number() {
        return socket.getLocalPort();
    }

    /** The next connection; fails if there is none within {@link RawNewsroom#PATIENCE}. */
    public RawNewsroom accept() {
        return acceptWithin(RawNewsroom.PATIENCE)
                .orElseThrow(() -> new AssertionError("nobody dialled port " + number()));
    }

    /** The next connection; empty if there is none in time. */
    public Optional<RawNewsroom> acceptWithin(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            return Optional.of(RawNewsroom.on(socket.accept(), Octets.UCS2_BE));
        } catch (SocketTimeoutException nobody) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
