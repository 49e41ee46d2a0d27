@NullMarked
package org.cueway.simulator.device;

import org.jspecify.annotations.NullMarked;
