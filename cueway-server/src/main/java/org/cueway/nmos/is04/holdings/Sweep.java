package org.cueway.nmos.is04.holdings;

/**
 * What becomes of resources that were known and that a registry does not have. Pure.
 *
 * <p>One that we have listened to for long is right. Another one, or one that came back without its memory, may not have heard of nodes
 * that are there: these register again within some heartbeats, and must not be taken from the screen before (A15).
 */
enum Sweep {
    /** They are gone. */
    FORGET,
    /** They are shown as stale, and are gone if they do not come back in time. */
    WAIT;

    /** From so many on, more than half of a collection missing looks like a loss of memory. */
    private static final int MANY = 20;

    /**
     * Decides.
     *
     * @param another whether this registry is not the one that told of them
     * @param known how many there were of this kind
     * @param absent how many of them it does not have
     * @param sureOfAny whether it has anything at all, of any kind, that was known
     */
    static Sweep of(boolean another, int known, int absent, boolean sureOfAny) {
        boolean amnesia = !sureOfAny || (absent >= MANY && absent * 2 > known);
        return another || amnesia ? WAIT : FORGET;
    }
}
