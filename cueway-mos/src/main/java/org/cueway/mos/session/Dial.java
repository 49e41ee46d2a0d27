package org.cueway.mos.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Endpoint;

/**
 * Whom to dial, and as whom.
 *
 * @param newsroom whose lane it is, a name for people: the one in the configuration; for a newsroom, its device
 * @param place where the peer listens
 * @param mosID the device: us, or the one at that address
 * @param ncsID the newsroom server at that address, or us
 */
public record Dial(String newsroom, Place place, String mosID, String ncsID) {
    /** Where a peer listens. */
    public sealed interface Place {
        /**
         * A port, MOS 2.8.x.
         *
         * @param address host and port; the host is looked up anew for each connection (R71)
         * @param encoding the text encoding; empty: UCS-2BE until its first octets say otherwise
         */
        record Port(InetSocketAddress address, Optional<Encoding> encoding) implements Place {}

        /**
         * A URL, MOS 4.0. Who we are and which channel is meant goes behind it for each connection.
         *
         * @param form what our messages look like
         */
        record Url(Endpoint endpoint, MessageForm form) implements Place {}
    }

    /** Over TCP. */
    public Dial(String newsroom, InetSocketAddress address, String mosID, String ncsID, Optional<Encoding> encoding) {
        this(newsroom, new Place.Port(address, encoding), mosID, ncsID);
    }

    /** The address for people: {@code ncs-a.example:10541}, {@code wss://ncs-a.example/mos}. */
    public String words() {
        return switch (place) {
            case Place.Port(var address, var _) -> address.getHostString() + ":" + address.getPort();
            case Place.Url(var endpoint, var _) -> endpoint.words();
        };
    }

    /** What carries such a lane. */
    Transport transport() {
        return switch (place) {
            case Place.Port _ -> Transport.TCP;
            case Place.Url _ -> Transport.WEB_SOCKET;
        };
    }

    /**
     * Dials.
     *
     * @throws IOException if it does not come about within {@code wait}; the message names the step
     */
    Connection connect(LaneKind kind, Connections connections, Duration wait) throws IOException {
        return switch (place) {
            case Place.Port(var address, var encoding) -> connections.dial(address, wait, encoding);
            case Place.Url(var endpoint, var form) -> connections.dial(endpoint, parameters(kind), wait, form);
        };
    }

    /** As MOS 4.0 §2 has them; {@code passive} is left out where it is not meant. */
    private Map<String, String> parameters(LaneKind kind) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("mosID", mosID);
        parameters.put("ncsID", ncsID);
        parameters.put("channel", kind.channel().word());
        if (kind.mode() == Mode.PASSIVE) parameters.put("passive", "true");
        return parameters;
    }
}
