/**
 * The HTTP side of outputs: the page that shows one, the files of graphics, and the WebSocket between page and gateway. Start at
 * {@link org.cueway.web.output.OutputEndpoint} and {@link org.cueway.web.output.OutputFiles}; what is said on the WebSocket is the
 * business of {@link org.cueway.device.ograf.Output}.
 */
@MayUse({"device.ograf", "graphics"})
@NullMarked
package org.cueway.web.output;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
