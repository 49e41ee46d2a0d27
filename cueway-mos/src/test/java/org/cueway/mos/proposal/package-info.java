@NullMarked
package org.cueway.mos.proposal;

import org.jspecify.annotations.NullMarked;
