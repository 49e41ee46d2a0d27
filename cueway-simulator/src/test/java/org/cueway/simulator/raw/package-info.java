/** A peer played by hand, for tests that want to see the octets. */
@NullMarked
package org.cueway.simulator.raw;

import org.jspecify.annotations.NullMarked;
