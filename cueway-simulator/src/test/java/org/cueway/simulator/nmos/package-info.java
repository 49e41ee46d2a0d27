@NullMarked
package org.cueway.simulator.nmos;

import org.jspecify.annotations.NullMarked;
