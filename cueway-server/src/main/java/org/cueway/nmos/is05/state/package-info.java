/**
 * What every receiver receives, and who made it so (nmos §6). Start at {@link org.cueway.nmos.is05.state.Connections}.
 */
@MayUse({"nmos", "nmos.is05.plan", "nmos.is05.api"})
@NullMarked
package org.cueway.nmos.is05.state;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
