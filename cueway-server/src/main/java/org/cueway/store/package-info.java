/**
 * The seam for the journal and its projection: what must not be lost is appended, then projected. Start at
 * {@link org.cueway.store.RundownStore}. Knows nothing of MOS messages: an entry holds their text.
 */
@MayUse({"rundown", "object", "cue"})
@NullMarked
package org.cueway.store;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
