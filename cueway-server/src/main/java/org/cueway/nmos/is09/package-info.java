/**
 * The settings that a facility has for all its nodes, as its System API tells them (IS-09; nmos §2.4). A controller may read them; it
 * shows them. Start at {@link org.cueway.nmos.is09.FacilitySettings}.
 */
@MayUse({"nmos", "nmos.http", "nmos.dnssd"})
@NullMarked
package org.cueway.nmos.is09;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
