@NullMarked
package org.cueway.mos.wording;

import org.jspecify.annotations.NullMarked;
