/**
 * Values of MOS fields. Each keeps the text that came and reads it on demand: what can be read goes back as it came, what
 * cannot is kept and shown, and left out on output. Knows nothing of messages.
 */
@MayUse
@NullMarked
package org.cueway.mos.value;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
