@NullMarked
package org.cueway.simulator.nmos.connection;

import org.jspecify.annotations.NullMarked;
