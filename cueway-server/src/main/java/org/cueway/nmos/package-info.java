/**
 * The NMOS controller's picture of a media network: the six kinds of resource (AMWA IS-04), immutable, and the {@link
 * org.cueway.nmos.Inventory} that holds what is known of them. No I/O here.
 *
 * <p>Read on in the subpackages, one for each specification: {@code nmos.is04} finds resources and keeps the inventory up to date,
 * {@code nmos.is05} connects them, {@code nmos.caps} says what fits together, {@code nmos.http} is how devices are spoken to.
 */
@MayUse({})
@NullMarked
package org.cueway.nmos;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
