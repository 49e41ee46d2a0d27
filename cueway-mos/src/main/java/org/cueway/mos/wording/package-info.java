/**
 * What to say to a peer that does not understand everything: an edit in messages that it knows, a status as far as it wants
 * to hear it. Pure; start at {@link org.cueway.mos.wording.Wording}. How a message is written is the codec's.
 */
@MayUse({"mos.model", "mos.value", "mos.dialect"})
@NullMarked
package org.cueway.mos.wording;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
