package org.cueway.newsroom.outgoing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;

/**
 * Who we are and whom we may write to.
 *
 * @param mosID our own name: a mosID towards newsrooms, an ncsID towards devices
 * @param ids the next messageID of a newsroom, by its name, and a channel; durable, so that none comes twice. All servers
 *     of the newsroom share it, so that a message keeps its ID when it goes to another one (R69)
 * @param reading how what we wrote is read again after a restart; takes every ID that any newsroom's dialect takes
 * @param dialects the habits of the newsroom that a server, by its ncsID, belongs to; or of a device, by its name
 * @param peers who they are
 */
public record OutgoingSpec(
        String mosID,
        List<Route> routes,
        ToIntBiFunction<String, Channel> ids,
        Dialect reading,
        Function<String, Dialect> dialects,
        Peers peers) {
    /** How the name of a device behind us begins where it stands in the place of a newsroom's. */
    public static final String DEVICE = "device:";

    /** Whom we write to, and what we are to them. */
    public enum Peers {
        /** We are their device. */
        NEWSROOMS,
        /** We are their newsroom; the one server of each has the device's name. */
        DEVICES
    }

    public OutgoingSpec {
        routes = List.copyOf(routes);
    }

    /** Newsrooms without habits. */
    public OutgoingSpec(String mosID, List<Route> routes, ToIntBiFunction<String, Channel> ids, Dialect reading) {
        this(mosID, routes, ids, reading, _ -> reading);
    }

    /** Newsrooms with habits. */
    public OutgoingSpec(
            String mosID,
            List<Route> routes,
            ToIntBiFunction<String, Channel> ids,
            Dialect reading,
            Function<String, Dialect> dialects) {
        this(mosID, routes, ids, reading, dialects, Peers.NEWSROOMS);
    }

    /** Whether what was queued for that name is for a peer of this kind, whether or not it is configured now. */
    boolean isFor(String name) {
        return name.startsWith(DEVICE) == (peers == Peers.DEVICES);
    }

    /** The envelope of a message about a device for one server. */
    Head head(String device, String server, Optional<String> messageID) {
        return switch (peers) {
            case NEWSROOMS -> new Head(Optional.of(device), Optional.of(server), messageID);
            case DEVICES -> new Head(Optional.of(device), Optional.of(mosID), messageID);
        };
    }
}
