/**
 * How lanes are: which there are, in what state, why and since when, and what has been counted over them. Start at
 * {@link org.cueway.mos.session.status.Lanes}. Written by {@code mos.session}, looked at by anybody.
 */
@MayUse({"mos.model", "mos.wire"})
@NullMarked
package org.cueway.mos.session.status;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
