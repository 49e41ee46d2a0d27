package org.cueway.newsroom.outgoing;

import java.util.List;
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
 */
public record OutgoingSpec(String mosID, List<Route> routes, ToIntBiFunction<String, Channel> ids, Dialect reading) {
    public OutgoingSpec {
        routes = List.copyOf(routes);
    }
}
