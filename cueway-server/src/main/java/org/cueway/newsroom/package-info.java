/**
 * The MOS device role towards newsrooms: messages become edits and queries, outcomes become answers. Start at
 * {@code Newsrooms#answer}. The one place where the two models meet.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.xml",
    "mos.dialect",
    "mos.wire",
    "mos.codec",
    "mos.session",
    "rundown",
    "object",
    "store",
    "desk"
})
@NullMarked
package org.cueway.newsroom;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
