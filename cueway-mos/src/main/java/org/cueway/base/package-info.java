/**
 * What every part of Cueway shares: what is wrong with a message ({@link org.cueway.base.Finding}), why something was
 * refused ({@link org.cueway.base.Reason}), the limits of every part ({@link org.cueway.base.Limits}) and where time
 * comes from ({@link org.cueway.base.TimeSource}). Ten types at most; knows nothing of MOS or rundowns.
 */
@MayUse
@NullMarked
package org.cueway.base;

import org.jspecify.annotations.NullMarked;
