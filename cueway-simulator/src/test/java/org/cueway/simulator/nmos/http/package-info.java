@NullMarked
package org.cueway.simulator.nmos.http;

import org.jspecify.annotations.NullMarked;
