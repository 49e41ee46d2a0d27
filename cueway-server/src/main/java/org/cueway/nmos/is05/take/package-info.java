/**
 * A take: many crosspoints looked at, planned and sent, and a result for each (nmos §5). Start at {@link
 * org.cueway.nmos.is05.take.Taking}.
 *
 * <p>First every receiver is looked at, then every sender, and only then is anything sent to a receiver: {@code Looking}, {@code
 * Sources}, {@code Sending}.
 */
@MayUse({"nmos", "nmos.is05.plan", "nmos.is05.api", "nmos.is05.state"})
@NullMarked
package org.cueway.nmos.is05.take;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
