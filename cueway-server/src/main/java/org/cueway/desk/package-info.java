/**
 * The one writer: takes an edit or a cue, applies the pure function under the lock of the one running order it touches,
 * and makes it durable before anyone hears of it. Start at {@code Desk#submit}. Cues that come straight to us, from
 * people and programs, go through {@code DirectCues}, each once. {@code Playout} hands what was
 * cued to devices, and writes down what they did. Knows nothing of MOS messages or of HTTP.
 */
@MayUse({"rundown", "object", "cue", "cue.payload", "store", "device"})
@NullMarked
package org.cueway.desk;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
