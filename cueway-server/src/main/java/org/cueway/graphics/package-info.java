/**
 * The graphics that there are: OGraf packages (EBU OGraf v1, {@code device-protocols} §4.1) in a folder. Start at
 * {@link org.cueway.graphics.Library}, which has them and changes them while the gateway runs; what there is at a moment is a
 * {@link org.cueway.graphics.Catalogue}. A package that is wrong is listed with what is wrong about it, and stops no other. Knows
 * no output, no page and no cue.
 */
@MayUse({})
@NullMarked
package org.cueway.graphics;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
