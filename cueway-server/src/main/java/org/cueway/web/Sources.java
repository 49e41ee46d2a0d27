package org.cueway.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cueway.mos.session.LaneStatus;
import org.cueway.rundown.Rundown;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;

/**
 * Where the pages come from. Each is asked by many threads at once, once per request, and answers at once.
 *
 * @param status the gateway as it is now
 * @param ready whether it is listening and has recovered what it kept
 * @param lanes every lane there is or should be
 * @param rundowns every running order that is held
 * @param entries the journal, newest first
 */
public record Sources(
        Supplier<GatewayStatus> status,
        BooleanSupplier ready,
        Supplier<List<LaneStatus>> lanes,
        Supplier<List<Rundown>> rundowns,
        Function<EntryQuery, List<Entry>> entries) {}
