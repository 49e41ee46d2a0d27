@NullMarked
package org.cueway.simulator.faults;

import org.jspecify.annotations.NullMarked;
