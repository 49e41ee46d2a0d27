package org.cueway.simulator.nmos.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The server's end of a WebSocket (RFC 6455) that sends text. Writing is guarded by its lock; reading is confined to its thread. */
public final class WebSocket {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MAX_FRAME_BYTES = 16 << 20;

    private final Socket socket;
    private final OutputStream out;
    private final Request request;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger pings = new AtomicInteger();
    private volatile boolean silent;
    private volatile Consumer<String> listener = _ -> {};

    WebSocket(Socket socket, Request request) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.request = request;
    }

    /** The request that asked for it. */
    public Request request() {
        return request;
    }

    /** How many pings came. */
    public int pings() {
        return pings.get();
    }

    /** Tells {@code heard} of every message of one frame from now on, on the connection's thread. */
    public void listen(Consumer<String> heard) {
        listener = heard;
    }

    /** From now on nothing is sent, not even a pong, and nobody is told: what a firewall does to an idle connection. */
    public void silence() {
        silent = true;
    }

    /** Sends a message; nothing is sent on one that was silenced. */
    public void send(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says goodbye and hangs up. */
    public void close(int code) {
        try {
            frame(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
        } catch (IOException e) {
            // It is over either way.
        }
        abort();
    }

    /** Hangs up without a word. */
    public void abort() {
        HttpListener.close(socket);
    }

    /** Accepts the request. */
    void shakeHands() throws IOException {
        var answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(request.headers().getOrDefault("sec-websocket-key", ""))
                + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads until the other end says goodbye. */
    void read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        while (true) {
            int first = in.read();
            if (first < 0) return;
            var payload = payload(in);
            switch (first & 0x0f) {
                case PING -> {
                    pings.incrementAndGet();
                    frame(PONG, payload);
                }
                case CLOSE -> {
                    frame(CLOSE, payload);
                    return;
                }
                case TEXT -> listener.accept(new String(payload, StandardCharsets.UTF_8));
                default -> {} // pongs
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) length = in.readUnsignedShort();
        else if (length == 127) length = in.readLong();
        if ((second & 0x80) == 0) throw new ProtocolException("a client's frame without mask");
        if (length < 0 || length > MAX_FRAME_BYTES) throw new ProtocolException("a frame of " + length + " bytes");
        var mask = in.readNBytes(4);
        var payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private void frame(int opcode, byte[] payload) throws IOException {
        if (silent) return;
        writing.lock();
        try {
            var head = ByteBuffer.allocate(10).put((byte) (0x80 | opcode));
            if (payload.length < 126) head.put((byte) payload.length);
            else if (payload.length < 1 << 16) head.put((byte) 126).putShort((short) payload.length);
            else head.put((byte) 127).putLong(payload.length);
            var whole = new byte[head.position() + payload.length];
            head.flip().get(whole, 0, head.limit());
            System.arraycopy(payload, 0, whole, whole.length - payload.length, payload.length);
            out.write(whole);
            out.flush();
        } finally {
            writing.unlock();
        }
    }
}
