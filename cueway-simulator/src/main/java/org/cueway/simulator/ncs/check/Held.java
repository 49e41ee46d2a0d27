package org.cueway.simulator.ncs.check;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.ncs.answer.Holding;

/** What the checking newsroom holds, so that a device that asks is answered truly. Safe for use by any thread. */
final class Held {
    private final AtomicReference<Holding> now = new AtomicReference<>(Holding.NOTHING);

    Holding now() {
        return now.updateAndGet(UnaryOperator.identity());
    }

    /** A message of ours was accepted. */
    void said(MosMessage message) {
        now.updateAndGet(held -> held.with(held.shows().apply(message).orElse(held.shows())));
    }

    void is(Holding next) {
        now.set(next);
    }
}
