@NullMarked
package org.cueway.simulator.nmos.fault;

import org.jspecify.annotations.NullMarked;
