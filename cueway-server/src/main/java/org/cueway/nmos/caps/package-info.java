/**
 * Whether a sender and a receiver fit together, and why not: transport, format, the receiver's capabilities (BCP-004-01), copy protection,
 * legs and clocks (nmos §7). An indication, never an interdiction: who asks decides. Start at {@link org.cueway.nmos.caps.Fit}; the rules
 * themselves are in {@link org.cueway.nmos.caps.Judge}, which is pure. No I/O here.
 */
@MayUse({"nmos", "nmos.sdp"})
@NullMarked
package org.cueway.nmos.caps;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
