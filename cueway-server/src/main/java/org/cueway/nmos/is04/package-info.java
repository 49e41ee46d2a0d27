/**
 * Keeps the {@link org.cueway.nmos.Inventory} as the network is: finds registries, chooses one, listens to it, moves to another when it
 * fails, and says all the time how sure it is (IS-04; nmos §2 and §3; C-16 to C-37).
 *
 * <p>Start at {@link org.cueway.nmos.is04.Discovery}. For each place where registries are looked for one {@code Network} has a thread
 * that decides. It is told what {@code is04.feed} hears, keeps it in {@code is04.holdings}, which decides what becomes of what is
 * missing, asks through {@code is04.query}, and has nodes read by {@code is04.node} where there is no registry.
 */
@MayUse({
    "nmos",
    "nmos.http",
    "nmos.dnssd",
    "nmos.is04.spec",
    "nmos.is04.query",
    "nmos.is04.holdings",
    "nmos.is04.feed",
    "nmos.is04.node"
})
@NullMarked
package org.cueway.nmos.is04;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
