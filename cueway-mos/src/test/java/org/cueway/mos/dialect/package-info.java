@NullMarked
package org.cueway.mos.dialect;

import org.jspecify.annotations.NullMarked;
