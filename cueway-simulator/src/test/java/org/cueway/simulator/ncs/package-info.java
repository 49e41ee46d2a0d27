@NullMarked
package org.cueway.simulator.ncs;

import org.jspecify.annotations.NullMarked;
