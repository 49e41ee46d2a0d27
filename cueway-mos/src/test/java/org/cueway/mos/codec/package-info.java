@NullMarked
package org.cueway.mos.codec;

import org.jspecify.annotations.NullMarked;
