package org.cueway.mos.session.status;

import org.cueway.mos.model.Channel;

/**
 * What makes a lane besides its peer: what it carries, who dialled, over what and which way round. Who may ask follows from that
 * (R76).
 */
public record LaneKind(Channel channel, Direction direction, Transport transport, Mode mode) {
    public LaneKind {
        if (transport == Transport.TCP && mode == Mode.PASSIVE) {
            throw new IllegalArgumentException("passive lane over TCP, expected one over WebSocket (MOS 4.0 §2)");
        }
    }

    /** One of MOS 2.8.x. */
    public static LaneKind tcp(Channel channel, Direction direction) {
        return new LaneKind(channel, direction, Transport.TCP, Mode.STANDARD);
    }

    /** One of MOS 4.0. */
    public static LaneKind webSocket(Channel channel, Direction direction, Mode mode) {
        return new LaneKind(channel, direction, Transport.WEB_SOCKET, mode);
    }

    /** Who may ask, unless the peer left us no other way. */
    public Asks asks() {
        return switch (mode) {
            case STANDARD -> direction == Direction.OUT ? Asks.WE : Asks.THEY;
            case PASSIVE -> direction == Direction.OUT ? Asks.THEY : Asks.WE;
        };
    }
}
