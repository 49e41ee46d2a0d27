package org.cueway.mos.session;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cueway.base.Reason;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.MessageSocket;

/**
 * Where peers dial us over WebSocket (MOS 4.0 §2): judges their handshakes, then answers them, or has them asked if they dialled
 * for that. HTTP is the business of a web server, which calls {@link #judge} and {@link #open}. Safe for use by any thread.
 */
public final class WebSocketListener implements AutoCloseable {
    private final Function<Visitor, Admission> register;
    private final Sessions sessions;
    private final Serving serving;
    private final Map<Key, Connection> open = new ConcurrentHashMap<>();

    /** One connection for each (mosID, ncsID, channel, passive); a new one takes the place of the old. */
    private record Key(String mosID, String ncsID, LaneKind kind) {}

    /**
     * Who says who it is.
     *
     * @param mosID the device: us, in what newsrooms send
     * @param ncsID the newsroom server
     */
    public record Visitor(String mosID, String ncsID, InetAddress from) {}

    /** What the register says to a visitor. */
    public sealed interface Admission {
        /**
         * It is known.
         *
         * @param newsroom its name in the configuration
         * @param role who we are to it
         */
        record Known(String newsroom, MosRole role, Entrance entrance) implements Admission {}

        /** It is not, and why. */
        record Stranger(Reason reason, String detail) implements Admission {}
    }

    /**
     * How somebody is let in.
     *
     * @param form what our messages look like
     * @param login what is to be shown; empty: nothing
     * @param tlsOnly whether {@code wss} alone will do
     */
    public record Entrance(MessageForm form, Optional<Login> login, boolean tlsOnly) {
        /** Nothing to show, and messages as ENPS wants them. */
        public static final Entrance PLAIN = new Entrance(MessageForm.UCS2BE, Optional.empty(), false);
    }

    /**
     * A handshake as far as it matters.
     *
     * @param parameters those of the URL
     * @param authorization the header of that name
     * @param secure whether it came over TLS
     * @param page whether a web page in a browser has sent it: browsers say so, and MOS systems are none
     */
    public record Handshake(
            Map<String, String> parameters,
            Optional<String> authorization,
            boolean secure,
            boolean page,
            InetAddress from) {}

    /** What becomes of a handshake. */
    public sealed interface Verdict {
        /** HTTP 101; then {@link #open}. */
        record Admitted(Visitor visitor, LaneKind kind, Admission.Known peer) implements Verdict {}

        /** Another status, and in words what was wrong. */
        record Refused(int status, String why) implements Verdict {}
    }

    /** Lets in whom {@code register} knows. */
    public WebSocketListener(Function<Visitor, Admission> register, Sessions sessions) {
        this.register = register;
        this.sessions = sessions;
        this.serving = new Serving(sessions);
    }

    /** Judges a handshake; nothing is opened yet. */
    public Verdict judge(Handshake handshake) {
        var parameters = handshake.parameters();
        var channel = channel(parameters.getOrDefault("channel", ""));
        if (handshake.page()) return refused(403, SessionFault.FROM_A_PAGE, "", handshake);
        if (channel.isEmpty()) {
            var found = "found '" + parameters.getOrDefault("channel", "") + "'";
            return refused(400, SessionFault.NO_CHANNEL, found, handshake);
        }
        var visitor = new Visitor(
                parameters.getOrDefault("mosID", ""), parameters.getOrDefault("ncsID", ""), handshake.from());
        if (visitor.mosID().isEmpty() || visitor.ncsID().isEmpty())
            return refused(400, SessionFault.NO_IDS, "", handshake);
        return switch (register.apply(visitor)) {
            case Admission.Stranger(var reason, var detail) -> refused(403, reason, detail, handshake);
            case Admission.Known known -> {
                var mode = isTrue(parameters.getOrDefault("passive", "")) ? Mode.PASSIVE : Mode.STANDARD;
                var kind = LaneKind.webSocket(channel.get(), Direction.IN, mode);
                yield judge(handshake, known.entrance()).orElseGet(() -> new Verdict.Admitted(visitor, kind, known));
            }
        };
    }

    private Optional<Verdict> judge(Handshake handshake, Entrance entrance) {
        // A password that is sent in the clear is no secret afterwards, so it is not even looked at (R85).
        boolean readable = !handshake.secure() && !handshake.from().isLoopbackAddress();
        if (readable && (entrance.tlsOnly() || entrance.login().isPresent())) {
            return Optional.of(refused(403, SessionFault.NOT_ENCRYPTED, "", handshake));
        }
        var shown = handshake.authorization().orElse("");
        boolean wrong = entrance.login().filter(login -> !login.isIn(shown)).isPresent();
        return wrong ? Optional.of(refused(401, SessionFault.BAD_LOGIN, "", handshake)) : Optional.empty();
    }

    private Verdict refused(int status, Reason reason, String detail, Handshake handshake) {
        var from = handshake.from().getHostAddress();
        sessions.lanes()
                .note(Tally.REFUSED_HANDSHAKES, from + " " + reason.name(), "/mos " + from, reason.with(detail));
        return new Verdict.Refused(status, reason.with(detail));
    }

    private static Optional<Channel> channel(String word) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.word().equalsIgnoreCase(word))
                .findFirst();
    }

    private static boolean isTrue(String word) {
        return word.equalsIgnoreCase("true");
    }

    /**
     * Takes over what was admitted. If all connections are in use it is closed again.
     *
     * @param inlet where goes what comes on the socket
     */
    public void open(Verdict.Admitted admitted, MessageSocket socket, Inlet inlet) {
        var peer = admitted.peer();
        sessions.connections().adopt(socket, inlet, peer.entrance().form()).ifPresent(connection -> {
            var link = new Link(admitted.kind(), connection.peer());
            link.bind(peer.newsroom());
            link.spoke(Optional.of(admitted.visitor().ncsID()));
            var key = new Key(admitted.visitor().mosID(), admitted.visitor().ncsID(), admitted.kind());
            Optional.ofNullable(open.put(key, connection))
                    .ifPresent(old -> old.close("replaced by a new connection of the same newsroom"));
            serving.start(link, connection, peer.role(), () -> open.remove(key, connection));
        });
    }

    /** How many connections are open. */
    public int count() {
        return open.size();
    }

    /** Closes its connections, and returns when their threads have ended. */
    @Override
    public void close() {
        try {
            serving.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
