/**
 * The one writer: takes an edit, applies the pure function under the lock of the one running order it touches, and makes
 * it durable before anyone hears of it. Start at {@code Desk#submit}. Knows nothing of MOS messages or of HTTP.
 */
@MayUse({"rundown", "object", "store"})
@NullMarked
package org.cueway.desk;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
