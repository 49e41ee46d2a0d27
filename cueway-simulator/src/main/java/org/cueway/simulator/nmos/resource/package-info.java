/**
 * What IS-04 registers: six kinds of resources, their versions, and which keys which version of the API has. Start at
 * {@link org.cueway.simulator.nmos.resource.Content}.
 */
@MayUse
@NullMarked
package org.cueway.simulator.nmos.resource;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
