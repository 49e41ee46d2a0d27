package org.cueway.mos.wire.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One end of a WebSocket by hand (RFC 6455), client or server: nothing between the test and the frames. Confined to its test's
 * thread.
 */
public final class RawWebSocket implements AutoCloseable {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    /** What a frame is. */
    public enum Op {
        CONTINUATION(0),
        TEXT(1),
        BINARY(2),
        CLOSE(8),
        PING(9),
        PONG(10);

        private final int code;

        Op(int code) {
            this.code = code;
        }

        static Op of(int code) {
            return Arrays.stream(values())
                    .filter(op -> op.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One frame; payload unmasked. */
    @SuppressWarnings("ArrayRecordComponent") // looked at once
    public record Frame(Op op, boolean fin, byte[] payload) {
        /** The code in a Close. */
        public int closeCode() {
            return (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        }
    }

    private final Socket socket;
    private final String head;
    private final boolean client;

    private RawWebSocket(Socket socket, String head, boolean client) {
        this.socket = socket;
        this.head = head;
        this.client = client;
    }

    /** Dials a port of this machine; fails with what the server says if that is not 101. */
    public static RawWebSocket dial(int port, String target, String... headers) throws IOException {
        return dial(new Socket(InetAddress.getLoopbackAddress(), port), target, headers);
    }

    /** The same over a socket that is there already. */
    public static RawWebSocket dial(Socket socket, String target, String... headers) throws IOException {
        var head = ask(socket, target, headers);
        if (!head.startsWith("HTTP/1.1 101 ")) {
            socket.close();
            throw new IOException(head);
        }
        return new RawWebSocket(socket, head, true);
    }

    /** What the server answers to a handshake: status line, headers and, if it refuses, the body. */
    public static String handshake(int port, String target, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head = ask(socket, target, headers);
            if (head.startsWith("HTTP/1.1 101 ")) return head;
            int length = Integer.parseInt(header(head, "Content-Length").orElse("0"));
            return head + new String(socket.getInputStream().readNBytes(length), UTF_8);
        }
    }

    private static String ask(Socket socket, String target, String... headers) throws IOException {
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n")
                .append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n");
        if (List.of(headers).stream().noneMatch(each -> each.startsWith("Host:"))) {
            request.append("Host: 127.0.0.1:" + socket.getPort() + "\r\n");
        }
        for (var each : headers) request.append(each).append("\r\n");
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
        return head(socket.getInputStream());
    }

    /** Accepts a handshake that comes on this socket. */
    public static RawWebSocket accept(Socket socket) throws IOException {
        var head = request(socket);
        var key = header(head, "Sec-WebSocket-Key").orElseThrow();
        var answer = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        return new RawWebSocket(socket, head, false);
    }

    /** Refuses a handshake that comes on this socket, with a status line such as {@code 403 Forbidden}. */
    public static String refuse(Socket socket, String status) throws IOException {
        try (socket) {
            var head = request(socket);
            var answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            return head;
        }
    }

    private static String request(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        return head(socket.getInputStream());
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) head.write(octet(in));
        return head.toString(ISO_8859_1);
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The value of a header in the head of a request or an answer. */
    public static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The request of a server's end, the answer of a client's. */
    public String head() {
        return head;
    }

    /** What the request of a server's end asks for: path and query. */
    public String target() {
        return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
    }

    /** The socket below. */
    public Socket socket() {
        return socket;
    }

    /** Sends one frame. */
    public RawWebSocket send(Op op, boolean fin, byte[] payload) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write((fin ? 0x80 : 0) | op.code);
        int masked = client ? 0x80 : 0;
        if (payload.length < 126) out.write(masked | payload.length);
        else if (payload.length < 1 << 16) {
            out.write(masked | 126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        } else {
            out.write(masked | 127);
            for (int shift = 56; shift >= 0; shift -= 8) out.write((int) ((long) payload.length >>> shift));
        }
        var sent = payload.clone();
        if (client) {
            out.writeBytes(MASK);
            for (int i = 0; i < sent.length; i++) sent[i] ^= MASK[i % 4];
        }
        out.writeBytes(sent);
        socket.getOutputStream().write(out.toByteArray());
        return this;
    }

    /** Sends a whole message. */
    public RawWebSocket send(Op op, byte[] payload) throws IOException {
        return send(op, true, payload);
    }

    /** Sends a Close. */
    public RawWebSocket sendClose(int code, String reason) throws IOException {
        var payload = new ByteArrayOutputStream();
        payload.write(code >>> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(UTF_8));
        return send(Op.CLOSE, payload.toByteArray());
    }

    /** The next frame of any kind. */
    public Frame read() throws IOException {
        var in = socket.getInputStream();
        int first = octet(in);
        int second = octet(in);
        long length = second & 0x7F;
        if (length == 126) length = (octet(in) << 8 | octet(in)) & 0xFFFFL;
        else if (length == 127) {
            length = 0;
            for (int i = 0; i < 8; i++) length = length << 8 | octet(in);
        }
        var mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
        var payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
        return new Frame(Op.of(first & 0x0F), (first & 0x80) != 0, payload);
    }

    /** The next whole message, pings answered and pongs passed over; a Close comes as it is. */
    public Frame message() throws IOException {
        var payload = new ByteArrayOutputStream();
        var op = Op.CONTINUATION;
        while (true) {
            var frame = read();
            if (frame.op() == Op.PING) send(Op.PONG, frame.payload());
            else if (frame.op() == Op.CLOSE) return frame;
            else if (frame.op() != Op.PONG) {
                if (frame.op() != Op.CONTINUATION) op = frame.op();
                payload.writeBytes(frame.payload());
                if (frame.fin()) return new Frame(op, true, payload.toByteArray());
            }
        }
    }

    /** Whether the other end hangs up without another word. */
    public boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) throw new EOFException("the other end hung up");
        return octet;
    }

    /** Hangs up without a Close. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
