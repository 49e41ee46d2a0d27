/**
 * MOS objects, those that peers told us about and our own: revisions go up, older ones are refused. Pure: no I/O, clock,
 * thread or logger. Start at {@code Objects#apply}; which items need which of our objects is {@code Holdings}.
 *
 * <p>Of MOS it knows the text of a time, which is what it stamps an object with ({@code mos.value}); no message.
 */
@MayUse({"rundown", "mos.value"})
@NullMarked
package org.cueway.object;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
