package org.cueway.mos.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.session.exchange.Ask;
import org.cueway.mos.session.exchange.Exchange;
import org.cueway.mos.session.status.Asks;
import org.cueway.mos.session.status.LaneGauge;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.PeerMachine;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lane that we ask on is, whatever carries it and whoever dialled: in whose name, the numbers of its requests, the one that
 * is out, and how it shows. Safe for use by any thread.
 */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Whom whom;
    private final LaneKind kind;
    private final IntSupplier ids;
    private final Sessions sessions;
    /** Stands for the lane when its peer's habits are asked for, whether or not a connection carries it. */
    private final Link self;

    private final LaneGauge gauge;
    private final Exchange exchange = new Exchange();
    /** Connections of a peer that does not answer on them; they carry its own requests, so they stay. */
    private final Set<Connection> deaf = ConcurrentHashMap.newKeySet();

    private volatile boolean wantsMachine = true;
    private volatile Optional<String> standby = Optional.empty();

    /**
     * Whom we ask.
     *
     * @param newsroom its name here
     * @param mosID as it stands in the envelope
     * @param ncsID as it stands in the envelope
     * @param role knows its habits
     */
    record Whom(String newsroom, String mosID, String ncsID, MosRole role) {}

    Asking(Whom whom, LaneKind kind, IntSupplier ids, LaneGauge gauge, Sessions sessions) {
        this.whom = whom;
        this.kind = kind;
        this.self = new Link(kind, gauge.status().peer());
        this.self.bind(whom.newsroom());
        this.ids = ids;
        this.gauge = gauge;
        this.sessions = sessions;
    }

    /**
     * A new request with a new messageID, in the words of the peer; some want to see none (R17), and are asked one thing at a
     * time like all others.
     *
     * @throws IllegalArgumentException if MOS of this generation has no such message any more: an error of the caller
     */
    Ask ask(Request request) {
        if (kind.transport() == Transport.WEB_SOCKET && request instanceof SupersededMessage old) {
            throw new IllegalArgumentException(old.element()
                    + " over WebSocket, expected a message of MOS 4.0: it is taken there and never sent (R86)");
        }
        var id = Integer.toString(ids.getAsInt());
        var dialect = dialect();
        var said = Optional.of(id).filter(_ -> dialect.messageIDs() != MessageIds.NEVER);
        var head = new Head(Optional.of(whom.mosID()), Optional.of(whom.ncsID()), said);
        return new Ask(id, request, sessions.codec().encode(new Envelope(head, request), dialect));
    }

    /** The habits of the peer, whether or not a connection carries the lane. */
    Dialect dialect() {
        var names = new Head(Optional.of(whom.mosID()), Optional.of(whom.ncsID()), Optional.empty());
        return self.dialect(whom.role(), names);
    }

    LaneKind kind() {
        return kind;
    }

    Exchange exchange() {
        return exchange;
    }

    LaneGauge gauge() {
        return gauge;
    }

    Sessions sessions() {
        return sessions;
    }

    /** The peer has said something on a connection that it dialled for itself: this one is asked from now on. */
    void heard(Connection connection) {
        if (!deaf.contains(connection)) exchange.open(connection);
    }

    /** The words in which the peer says that it leaves the work to another server; empty if it does not. */
    Optional<String> standby() {
        return standby;
    }

    void standby(Optional<String> words) {
        standby = words;
    }

    /** A connection has ended. */
    void gone(Connection connection) {
        standby = Optional.empty();
        deaf.remove(connection);
        exchange.lost(connection);
    }

    /** A request was not answered, however often it was repeated. */
    void unanswered(Connection connection, String why) {
        if (kind.asks() == Asks.THEY) {
            LOG.info("{}: {}; not asked on this connection any more", connection.peer(), why);
            deaf.add(connection);
            exchange.lost(connection);
        } else {
            connection.close(why);
        }
    }

    /** Whether the peer has not said yet who it is, and has not been silent about it either. */
    boolean wantsMachine() {
        return wantsMachine;
    }

    /** The peer said who it is. */
    void machine(MachineInfo info) {
        wantsMachine = false;
        gauge.machine(new PeerMachine(info.manufacturer(), info.model(), info.mosRev()));
    }

    /** The peer does not say who it is: nothing depends on it (R55). */
    void machineUnknown(Connection connection) {
        wantsMachine = false;
        LOG.info(
                "{} {}: reqMachInfo not answered, not asked again",
                kind.channel().word(),
                connection.peer());
    }
}
