/**
 * What is known of a network, by whom, and how surely: what several registries and nodes say, put together, and what becomes of a
 * resource that one does not tell of any more. No I/O, no clock. Start at {@link org.cueway.nmos.is04.holdings.Intake}.
 */
@MayUse({"nmos", "nmos.is04.query"})
@NullMarked
package org.cueway.nmos.is04.holdings;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
