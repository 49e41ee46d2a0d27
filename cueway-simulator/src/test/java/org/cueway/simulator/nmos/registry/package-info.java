@NullMarked
package org.cueway.simulator.nmos.registry;

import org.jspecify.annotations.NullMarked;
