@NullMarked
package org.cueway.simulator.nmos.dns;

import org.jspecify.annotations.NullMarked;
