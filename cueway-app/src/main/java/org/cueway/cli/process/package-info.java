/** What a command has of its process: its streams, what its terminal can show, and being told to stop. */
@MayUse
@NullMarked
package org.cueway.cli.process;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
