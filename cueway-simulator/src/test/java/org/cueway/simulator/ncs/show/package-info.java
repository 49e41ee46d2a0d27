@NullMarked
package org.cueway.simulator.ncs.show;

import org.jspecify.annotations.NullMarked;
