package org.cueway.simulator.ncs.answer;

import org.cueway.simulator.ncs.show.Shows;

/**
 * All that a newsroom holds. Immutable.
 *
 * @param shows its running orders
 * @param objects those of its devices
 * @param leases stories that devices have locked
 * @param reports what devices said last of running orders, stories and items
 */
public record Holding(Shows shows, Catalogue objects, Leases leases, Reports reports) {
    /** Of a newsroom on its first day. */
    public static final Holding NOTHING = new Holding(Shows.NONE, Catalogue.EMPTY, Leases.NONE, Reports.NONE);

    /** With other running orders. */
    public Holding with(Shows next) {
        return new Holding(next, objects, leases, reports);
    }

    Holding with(Catalogue next) {
        return new Holding(shows, next, leases, reports);
    }

    Holding with(Leases next) {
        return new Holding(shows, objects, next, reports);
    }

    Holding with(Reports next) {
        return new Holding(shows, objects, leases, next);
    }
}
