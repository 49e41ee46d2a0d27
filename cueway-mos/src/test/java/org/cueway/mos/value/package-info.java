@NullMarked
package org.cueway.mos.value;

import org.jspecify.annotations.NullMarked;
