/**
 * The configuration ({@code Config}) and the one composition root ({@code Cueway}), which
 * says {@code new} across features, opens everything in dependency order and closes it last first.
 */
@MayUse({
    "app.config",
    "desk",
    "mos.codec",
    "mos.dialect",
    "mos.model",
    "mos.session",
    "mos.wire",
    "newsroom",
    "object",
    "rundown",
    "store",
    "web"
})
@NullMarked
package org.cueway.app;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
