package org.cueway.newsroom.outgoing;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;

/**
 * Who we are and whom we may write to.
 *
 * @param mosID our own name
 * @param ids the next messageID of a newsroom, by its name, and a channel; durable, so that none comes twice. All servers
 *     of the newsroom share it, so that a message keeps its ID when it goes to another one (R69)
 * @param reading how what we wrote is read again after a restart; takes every ID that any newsroom's dialect takes
 * @param dialects the habits of the newsroom that a server, by its ncsID, belongs to
 */
public record OutgoingSpec(
        String mosID,
        List<Route> routes,
        ToIntBiFunction<String, Channel> ids,
        Dialect reading,
        Function<String, Dialect> dialects) {
    public OutgoingSpec {
        routes = List.copyOf(routes);
    }

    /** Newsrooms without habits. */
    public OutgoingSpec(String mosID, List<Route> routes, ToIntBiFunction<String, Channel> ids, Dialect reading) {
        this(mosID, routes, ids, reading, _ -> reading);
    }
}
