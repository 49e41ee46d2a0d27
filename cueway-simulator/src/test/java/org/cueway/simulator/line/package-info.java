@NullMarked
package org.cueway.simulator.line;

import org.jspecify.annotations.NullMarked;
