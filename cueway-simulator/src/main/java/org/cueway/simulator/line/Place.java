package org.cueway.simulator.line;

import java.net.InetSocketAddress;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.websocket.Endpoint;

/** Where to dial, and what for. */
public record Place(Channel channel, Where where) {
    /** A port, MOS 2.8.x. */
    public Place(Channel channel, String host, int port) {
        this(channel, new Where.Port(host, port));
    }

    /** Where a peer listens. */
    public sealed interface Where {
        /** A port. The host is looked up for each connection. */
        record Port(String host, int port) implements Where {
            InetSocketAddress address() {
                return InetSocketAddress.createUnresolved(host, port);
            }
        }

        /** A URL, MOS 4.0. Who we are and which channel is meant goes behind it for each connection. */
        record Url(Endpoint endpoint, Asks asks) implements Where {}
    }

    /** Who asks on a WebSocket that we dialled (MOS 4.0 §2). */
    public enum Asks {
        /** We do. */
        US,
        /** The peer does: a passive lane. */
        THEM
    }

    /** For people: {@code ncs-a.example:10541}, {@code ws://gw.example:8080/mos}. */
    public String words() {
        return switch (where) {
            case Where.Port(var host, var port) -> host + ":" + port;
            case Where.Url(var endpoint, var _) -> endpoint.words();
        };
    }
}
