/**
 * Speaks to Connection APIs (IS-05): finds them, reads them, writes one thing after the other to each device, and says what its answers
 * mean. Every write is logged by the logger {@code audit}. Start at {@link org.cueway.nmos.is05.api.ConnectionApi}.
 */
@MayUse({"nmos", "nmos.http", "nmos.is05.plan"})
@NullMarked
package org.cueway.nmos.is05.api;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
