/**
 * The command line: {@link org.cueway.cli.Main} and a class per command. Commands read flags, call {@code app}, a simulator
 * or, for single messages, the MOS library, and say what happened; they decide nothing else.
 */
@MayUse({
    "app",
    "app.config",
    "export.delivery",
    "export.file",
    "mos.codec",
    "mos.dialect",
    "mos.model",
    "mos.wire",
    "mos.xml",
    "simulator.ncs",
    "cli.process",
    "cli.sim"
})
@NullMarked
package org.cueway.cli;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
