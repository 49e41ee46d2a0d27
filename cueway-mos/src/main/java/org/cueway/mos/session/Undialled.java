package org.cueway.mos.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Transport;

/** The lanes that we ask on and peers dial, where those that accept connections find them. Safe for use by any thread. */
public final class Undialled {
    private final Map<Key, Asking> lanes = new ConcurrentHashMap<>();

    /**
     * Whom to ask on the connections that it dials, and as whom.
     *
     * @param newsroom its name in the configuration
     * @param mosID the device: us
     * @param ncsID the newsroom server that dials
     * @param over TCP: on the connection that it used last, for want of an address to dial (MOS 2.8.x only, and only what it
     *     expects there: a healing {@code roReq} and status). WebSocket: on its passive connection, which is there to be asked on
     */
    public record Caller(String newsroom, String mosID, String ncsID, Transport over) {
        LaneKind kind(Channel channel) {
            return switch (over) {
                case TCP -> LaneKind.tcp(channel, Direction.IN);
                case WEB_SOCKET -> LaneKind.webSocket(channel, Direction.IN, Mode.PASSIVE);
            };
        }
    }

    /** Which lane, and which server of the newsroom: each has messageIDs of its own. */
    private record Key(String newsroom, String ncsID, LaneKind kind) {}

    /**
     * From now on the lane is there.
     *
     * @throws IllegalArgumentException if there is one already: an error of the caller
     */
    void add(Caller caller, Channel channel, Asking lane) {
        var key = new Key(caller.newsroom(), caller.ncsID(), caller.kind(channel));
        if (lanes.putIfAbsent(key, lane) != null) throw new IllegalArgumentException("a second lane for " + key);
    }

    void remove(Caller caller, Channel channel) {
        lanes.remove(new Key(caller.newsroom(), caller.ncsID(), caller.kind(channel)));
    }

    /** The lane that a connection may carry; empty if nobody asks there, or if it is not known yet whose connection it is. */
    Optional<Asking> of(Link link) {
        if (lanes.isEmpty() || link.newsroom().isEmpty() || link.ncsID().isEmpty()) return Optional.empty();
        var key = new Key(link.newsroom().get(), link.ncsID().get(), link.kind());
        return Optional.ofNullable(lanes.get(key));
    }
}
