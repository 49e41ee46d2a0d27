@NullMarked
package org.cueway.simulator.device.check;

import org.jspecify.annotations.NullMarked;
