/**
 * One question at a time: the request that is out and its answer, how long a silent line counts as alive, how long to wait before
 * dialling again. Start at {@link org.cueway.mos.session.exchange.Exchange}. Knows connections only as something that can be told
 * apart, and no lane.
 */
@MayUse({"mos.model", "mos.codec", "mos.wire"})
@NullMarked
package org.cueway.mos.session.exchange;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
