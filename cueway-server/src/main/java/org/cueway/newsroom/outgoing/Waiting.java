package org.cueway.newsroom.outgoing;

import java.time.Instant;
import java.util.function.Consumer;
import org.cueway.mos.model.Request;

/**
 * A message in a queue.
 *
 * @param entry the number of the entry that queued it
 * @param since when that was
 * @param settled hears what became of it
 */
record Waiting<R extends Request>(long entry, Instant since, Letter<R> letter, Consumer<Settled> settled) {
    R request() {
        return letter.message().request();
    }
}
