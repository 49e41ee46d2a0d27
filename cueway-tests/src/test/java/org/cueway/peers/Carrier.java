package org.cueway.peers;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.cueway.mos.wire.websocket.RawWebSocket;
import org.cueway.mos.wire.websocket.RawWebSocket.Op;

/** What carries the octets of a hand-written newsroom. Confined to its test's thread. */
interface Carrier {
    /** Sends octets that more follow: in a WebSocket a fragment. */
    void part(byte[] octets) throws IOException;

    /** Sends octets that end a message. */
    void last(byte[] octets) throws IOException;

    /** What comes next; no octets at the end. Fails with a {@link java.net.SocketTimeoutException} if nothing does. */
    byte[] receive(Duration patience) throws IOException;

    /** The socket below. */
    Socket socket();

    /** A TCP connection, where nothing tells a part from a whole. */
    record Tcp(Socket socket) implements Carrier {
        @Override
        public void part(byte[] octets) throws IOException {
            socket.getOutputStream().write(octets);
        }

        @Override
        public void last(byte[] octets) throws IOException {
            part(octets);
        }

        @Override
        public byte[] receive(Duration patience) throws IOException {
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            var buffer = new byte[1 << 16];
            int count = socket.getInputStream().read(buffer);
            return Arrays.copyOf(buffer, Math.max(0, count));
        }
    }

    /** A WebSocket, binary messages. */
    final class Ws implements Carrier {
        private final RawWebSocket webSocket;
        private boolean begun;

        Ws(RawWebSocket webSocket) {
            this.webSocket = webSocket;
        }

        @Override
        public void part(byte[] octets) throws IOException {
            webSocket.send(begun ? Op.CONTINUATION : Op.BINARY, false, octets);
            begun = true;
        }

        @Override
        public void last(byte[] octets) throws IOException {
            webSocket.send(begun ? Op.CONTINUATION : Op.BINARY, true, octets);
            begun = false;
        }

        @Override
        public byte[] receive(Duration patience) throws IOException {
            socket().setSoTimeout((int) Math.max(1, patience.toMillis()));
            var message = webSocket.message();
            return message.op() == Op.CLOSE ? new byte[0] : message.payload();
        }

        @Override
        public Socket socket() {
            return webSocket.socket();
        }
    }
}
