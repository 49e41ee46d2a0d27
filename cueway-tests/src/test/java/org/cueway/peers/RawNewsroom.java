package org.cueway.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.mos.wire.websocket.RawWebSocket;

/**
 * A newsroom's end of one connection, with nothing between the test and the octets. Confined to its test's thread.
 */
public final class RawNewsroom implements AutoCloseable {
    /** How long an answer may take before the test fails; generous, for build machines under load. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A tag of the envelope, or a part of a payload in which such a tag means nothing. */
    private static final Pattern TAG = Pattern.compile("<!\\[CDATA\\[.*?]]>|<!--.*?-->|<(/?)mos>", Pattern.DOTALL);

    private final Carrier carrier;
    private final Octets octets;
    private byte[] pending = {};
    /** Whether the gateway has hung up, as far as has been read. */
    private boolean ended;

    private RawNewsroom(Carrier carrier, Octets octets) {
        this.carrier = carrier;
        this.octets = octets;
    }

    /** Connects to a port of this machine and speaks UCS-2, high-order octet first, as MOS 2.8 wants. */
    public static RawNewsroom dial(int port) {
        return dial(port, Octets.UCS2_BE);
    }

    /** Connects to a port of this machine. */
    public static RawNewsroom dial(int port, Octets octets) {
        try {
            return on(new Socket(InetAddress.getLoopbackAddress(), port), octets);
        } catch (IOException e) {
            throw new UncheckedIOException("connecting to port " + port, e);
        }
    }

    /** Dials a WebSocket of this machine; {@code target} is path and query. */
    public static RawNewsroom dialWebSocket(int port, String target, Octets octets) {
        try {
            return on(RawWebSocket.dial(port, target), octets);
        } catch (IOException e) {
            throw new UncheckedIOException("dialling " + target + " on port " + port, e);
        }
    }

    /** Speaks on a WebSocket that is there. */
    public static RawNewsroom on(RawWebSocket webSocket, Octets octets) {
        return new RawNewsroom(new Carrier.Ws(webSocket), octets);
    }

    /** Speaks on a connection that a {@link RawPort} accepted. */
    static RawNewsroom on(Socket socket, Octets octets) throws IOException {
        socket.setTcpNoDelay(true);
        return new RawNewsroom(new Carrier.Tcp(socket), octets);
    }

    /**
     * Sends one message and returns the answer. What the gateway asks meanwhile, since it may ask here, is answered as by a newsroom that has
     * nothing to say: statuses and objects are taken, and running orders are for another time.
     */
    public Reply ask(String message) {
        boolean forObjects = message.contains("<mosReqObj>") || message.contains("<mosReqAll>");
        send(message);
        while (true) {
            var reply = read();
            switch (reply.kind()) {
                case "roElementStat" ->
                    answer(reply, "<roAck><roID>" + said(reply, "roID") + "</roID><roStatus>OK</roStatus></roAck>");
                case "roReq", "roReqAll" ->
                    answer(
                            reply,
                            "<roAck><roID>" + said(reply, "roID")
                                    + "</roID><roStatus>NACK: ask later</roStatus></roAck>");
                case "mosObj" -> {
                    if (forObjects) return reply;
                    answer(
                            reply,
                            "<mosAck><objID>" + said(reply, "objID") + "</objID><objRev>" + said(reply, "objRev")
                                    + "</objRev><status>ACK</status><statusDescription/></mosAck>");
                }
                default -> {
                    return reply;
                }
            }
        }
    }

    private static String said(Reply asked, String name) {
        return asked.at("mos/" + asked.kind() + "/" + name)
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }

    private void answer(Reply asked, String answer) {
        send("<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                .formatted(asked.at("mos/mosID"), asked.at("mos/ncsID"), asked.messageId(), answer));
    }

    /** Sends text in one write. */
    public void send(String text) {
        sendOctets(octets.of(text));
    }

    /** Sends text with a write, and so with luck a packet, for each octet; over WebSocket with a fragment. */
    public void sendOctetByOctet(String text) {
        var all = octets.of(text);
        for (int i = 0; i < all.length - 1; i++) sendPart(new byte[] {all[i]});
        sendOctets(new byte[] {all[all.length - 1]});
    }

    /** Sends octets as they are; over WebSocket a message ends with them. */
    public void sendOctets(byte[] bytes) {
        try {
            carrier.last(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("sending " + bytes.length + " octets", e);
        }
    }

    /** Sends octets that others follow. */
    public void sendPart(byte[] bytes) {
        try {
            carrier.part(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("sending " + bytes.length + " octets", e);
        }
    }

    /** The next message; fails with what has come so far if it is not there within {@link #PATIENCE}. */
    public Reply read() {
        return readWithin(PATIENCE)
                .orElseThrow(() -> new AssertionError("expected a message within " + PATIENCE + ", found "
                        + pending.length + " octets: " + spoken().text(pending)));
    }

    /** The next message; empty if it is not there in time, or if the gateway hung up before it was whole. */
    public Optional<Reply> readWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var whole = next();
            if (whole.isPresent()) return whole;
            if (!receive(deadline)) return Optional.empty();
        }
    }

    /** Whether nothing more can come: the last read has met the end. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the gateway closes this connection in time; fails if it says something first. */
    public boolean isClosedWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                if (next().isPresent()) throw new AssertionError("expected the end, found " + octets.text(pending));
                if (!receiveOrTimeOut(deadline)) return true;
            }
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Closes without a farewell: the other side reads a reset, and what it has not read yet is gone. */
    public void reset() {
        try {
            carrier.socket().setSoLinger(true, 0);
            carrier.socket().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            carrier.socket().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over WebSocket each message has an encoding of its own, and a gateway may write as the standard says whatever it reads. */
    private Octets spoken() {
        boolean ucs2 = carrier instanceof Carrier.Ws && pending.length > 1 && pending[0] == 0;
        return ucs2 ? Octets.UCS2_BE : octets;
    }

    private Optional<Reply> next() {
        var spoken = spoken();
        var text = spoken.text(pending);
        var tags = TAG.matcher(text);
        for (int depth = 0; tags.find(); ) {
            if (tags.group(1) == null) continue;
            depth += tags.group(1).isEmpty() ? 1 : -1;
            if (depth == 0) {
                int used = spoken.of(text.substring(0, tags.end())).length;
                pending = Arrays.copyOfRange(pending, used, pending.length);
                return Optional.of(Reply.of(text.substring(0, tags.end())));
            }
        }
        return Optional.empty();
    }

    private boolean receive(long deadline) {
        try {
            return receiveOrTimeOut(deadline);
        } catch (SocketTimeoutException notYet) {
            return false;
        } catch (IOException reset) {
            ended = true;
            return false;
        }
    }

    private boolean receiveOrTimeOut(long deadline) throws IOException {
        var more = carrier.receive(Duration.ofNanos(deadline - System.nanoTime()));
        if (more.length == 0) {
            ended = true;
            return false;
        }
        var all = new ByteArrayOutputStream(pending.length + more.length);
        all.writeBytes(pending);
        all.writeBytes(more);
        pending = all.toByteArray();
        return true;
    }
}
