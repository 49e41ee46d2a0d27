/**
 * Values out of what a maker of items put into them. Pure: no I/O, clock, thread or logger.
 *
 * <p>Start at {@link org.cueway.cue.payload.Payloads#read}: the metadata blocks of an item and a path in, texts out. A payload
 * is somebody else's XML, so whatever it is, nothing here throws. Knows no item, no cue and no device.
 */
@MayUse("mos.xml")
@NullMarked
package org.cueway.cue.payload;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
