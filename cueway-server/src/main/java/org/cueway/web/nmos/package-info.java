/**
 * The media network over HTTP: senders, receivers, what fits, connections, takes, salvos, locks and aliases, under {@code
 * /api/v1/nmos}. Start at {@link org.cueway.web.nmos.NmosPages}. Reads the inventory and the controller, and hands on what it is asked
 * to do; what changed meanwhile {@link org.cueway.web.nmos.NmosNews} gathers for consoles.
 */
@MayUse({
    "nmos",
    "nmos.caps",
    "nmos.group",
    "nmos.is04.spec",
    "nmos.is05.plan",
    "nmos.is05.state",
    "nmos.is05.take",
    "nmos.sdp"
})
@NullMarked
package org.cueway.web.nmos;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
