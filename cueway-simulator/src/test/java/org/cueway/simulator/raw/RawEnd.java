package org.cueway.simulator.raw;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a connection, by hand: sends exactly the text it is told to, reads up to {@code </mos>}. Confined to its test's
 * thread.
 */
public final class RawEnd implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern ID = Pattern.compile("<messageID>([^<]*)</messageID>");

    private final Socket socket;
    private final InputStream in;
    private final Charset charset;

    private RawEnd(Socket socket, Charset charset) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.charset = charset;
        socket.setTcpNoDelay(true);
    }

    /** Dials a port of this machine and speaks UCS-2. */
    public static RawEnd dial(int port) throws IOException {
        return dial(port, StandardCharsets.UTF_16BE);
    }

    /** Dials a port of this machine. */
    public static RawEnd dial(int port, Charset charset) throws IOException {
        return new RawEnd(new Socket(InetAddress.getLoopbackAddress(), port), charset);
    }

    /** A port of this machine. */
    public static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    }

    /** The next caller, who speaks UCS-2. */
    public static RawEnd accept(ServerSocket port) throws IOException {
        return accept(port, StandardCharsets.UTF_16BE);
    }

    /** The next caller. */
    public static RawEnd accept(ServerSocket port, Charset charset) throws IOException {
        port.setSoTimeout(PATIENCE_MILLIS);
        return new RawEnd(port.accept(), charset);
    }

    /** Sends text in one write. */
    public RawEnd send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(charset));
        return this;
    }

    /** The text up to the next end of a message; what there is at the end of the stream. */
    public String receive() throws IOException {
        return receive(PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("nothing came in time"));
    }

    /** The same; empty if it does not come in time. */
    public Optional<String> receiveWithin(Duration wait) throws IOException {
        return receive((int) wait.toMillis());
    }

    /** Sends and returns what comes back. */
    public String ask(String text) throws IOException {
        return send(text).receive();
    }

    /** Reads on until a message has {@code element} in it, answering heartbeats and {@code reqMachInfo} on the way. */
    public String until(String element) throws IOException {
        while (true) {
            var text = receive();
            if (text.isEmpty()) throw new AssertionError("closed before a " + element + " came");
            if (text.contains("<" + element)) return text;
            if (text.contains("<heartbeat>")) send(answer(text, "<heartbeat><time/></heartbeat>"));
            if (text.contains("<reqMachInfo"))
                send(answer(text, "<mosAck><objID/><objRev/><status>NACK</status></mosAck>"));
        }
    }

    /** An envelope that answers {@code text}, with its IDs. */
    public static String answer(String text, String message) {
        var ids = Pattern.compile("<(mosID|ncsID|messageID)>[^<]*</\\1>").matcher(text);
        var head = new StringBuilder("<mos>");
        int found = 0;
        while (found < 3 && ids.find()) {
            if (ids.start() > text.indexOf("<ro") && text.indexOf("<ro") > 0) break;
            head.append(ids.group());
            found++;
        }
        return head + message + "</mos>";
    }

    /** The messageID of a message; empty if it has none. */
    public static Optional<String> messageID(String text) {
        return Optional.of(ID.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }

    /** Whether the other side has closed without another word. */
    public boolean isClosed() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return in.read() < 0;
    }

    /** The next octets as they are, without an idea of messages. */
    public byte[] octets(int most) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var buffer = new byte[most];
        int read = in.read(buffer);
        var got = new ByteArrayOutputStream();
        got.write(buffer, 0, Math.max(0, read));
        return got.toByteArray();
    }

    private Optional<String> receive(int millis) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var end = "</mos>".getBytes(charset);
        int matched = 0;
        long deadline = System.nanoTime() + millis * 1_000_000L;
        while (true) {
            socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            int octet;
            try {
                octet = in.read();
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            }
            if (octet < 0) return Optional.of(bytes.toString(charset));
            bytes.write(octet);
            matched = octet == (end[matched] & 0xFF) ? matched + 1 : octet == (end[0] & 0xFF) ? 1 : 0;
            if (matched == end.length) return Optional.of(bytes.toString(charset));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
