/**
 * What is made of running orders for those who read files: stacks of graphics, and the numbers of their pages. Pure: no I/O,
 * clock, thread or logger.
 *
 * <p>Start at {@link org.cueway.export.Stacks#of} (which graphics there are) and {@link org.cueway.export.Editing#next} (whether
 * anything of it is new). Scripts are {@code export.text}'s, files {@code export.file}'s, and where they go
 * {@code export.delivery}'s; this package knows no target, no store and no message.
 */
@MayUse({"cue", "cue.payload", "rundown"})
@NullMarked
package org.cueway.export;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
