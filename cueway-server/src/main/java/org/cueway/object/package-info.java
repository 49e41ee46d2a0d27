/**
 * MOS objects that peers told us about: revisions go up, older ones are refused. Pure: no I/O, clock, thread or logger.
 * Start at {@code Objects#apply}.
 */
@MayUse("rundown")
@NullMarked
package org.cueway.object;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
