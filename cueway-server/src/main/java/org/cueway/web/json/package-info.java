/**
 * What the API shows, as JSON: pure functions from what others hold to JSON trees, made by hand, so that no renamed record
 * component changes the API. What came over MOS stands under its MOS name, as the text that came; what is ours is in
 * camelCase, and wins should a vendor's element have the same name.
 */
@MayUse({
    "rundown",
    "object",
    "storyaction",
    "cue",
    "device.ograf",
    "export.delivery",
    "export.file",
    "graphics",
    "templates",
    "script",
    "store",
    "desk",
    "device",
    "mos.session.status",
    "mos.model",
    "mos.wire",
    "mos.dialect",
    "mos.proposal"
})
@NullMarked
package org.cueway.web.json;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
