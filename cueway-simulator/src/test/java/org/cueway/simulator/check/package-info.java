@NullMarked
package org.cueway.simulator.check;

import org.jspecify.annotations.NullMarked;
