@NullMarked
package org.cueway.simulator.ncs.check;

import org.jspecify.annotations.NullMarked;
