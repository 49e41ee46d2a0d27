/**
 * Running orders and the edits that change them. Pure: no I/O, clock, thread or logger, and no idea of the wire.
 *
 * <p>Start at {@code Rundowns#apply}: every change, from MOS, the console or a replayed journal, passes through it. A
 * story or an item here is its IDs, the object it names, its other leaf elements by MOS name, and metadata blocks and
 * body as text; a new MOS field changes nothing in this package.
 */
@MayUse
@NullMarked
package org.cueway.rundown;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
