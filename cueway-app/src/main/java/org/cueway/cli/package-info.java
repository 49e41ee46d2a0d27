/**
 * The command line: {@link org.cueway.cli.Main} and a class per command. Commands read flags, call {@code app} or a simulator and say
 * what happened; they decide nothing else.
 */
@MayUse({"app", "app.config", "simulator.ncs"})
@NullMarked
package org.cueway.cli;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
