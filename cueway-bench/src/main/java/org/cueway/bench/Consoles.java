package org.cueway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Open consoles: each holds the stream of events and reads it as fast as it comes. What they read is dropped, so that they
 * cost the machine as little as can be. A virtual thread each.
 */
final class Consoles implements AutoCloseable {
    private static final byte[] REQUEST =
            "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> sockets = new ArrayList<>();
    private final LongAdder bytes = new LongAdder();

    /** Opens {@code count} of them on the gateway whose HTTP server has this port. */
    static Consoles open(int port, int count) throws IOException {
        var consoles = new Consoles();
        try {
            for (int i = 0; i < count; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                consoles.sockets.add(socket);
                socket.getOutputStream().write(REQUEST);
                Thread.ofVirtual().name("console-" + i).start(() -> consoles.read(socket));
            }
            return consoles;
        } catch (IOException e) {
            consoles.close();
            throw e;
        }
    }

    private void read(Socket socket) {
        var buffer = new byte[1 << 16];
        try (InputStream in = socket.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.add(count);
            }
        } catch (IOException _) {
            // closed by us, or with the gateway; an early end shows in the bytes
        }
    }

    /** What all of them have read so far. */
    long bytes() {
        return bytes.sum();
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException _) {
                // gone already
            }
        }
    }
}
