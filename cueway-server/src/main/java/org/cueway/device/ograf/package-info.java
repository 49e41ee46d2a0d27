/**
 * Graphics on pages: an output is a page that OBS, CasparCG or a browser has open, and a layer of it a place where cues put
 * OGraf graphics. Start at {@link org.cueway.device.ograf.OgrafDriver}; {@link org.cueway.device.ograf.OgrafDiff} decides what is
 * sent, {@link org.cueway.device.ograf.Output} talks with the pages. What goes over the line, and what a page does when the line
 * breaks, is in {@code docs/graphics.md}.
 *
 * <p>Knows no HTTP: whoever has a connection of a page hands it to {@link org.cueway.device.ograf.Outputs}.
 */
@MayUse({"cue", "device", "graphics", "rundown"})
@NullMarked
package org.cueway.device.ograf;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
