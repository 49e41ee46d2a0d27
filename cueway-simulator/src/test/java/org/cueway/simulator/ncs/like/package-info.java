@NullMarked
package org.cueway.simulator.ncs.like;

import org.jspecify.annotations.NullMarked;
