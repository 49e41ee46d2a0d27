@NullMarked
package org.cueway.mos.xml;

import org.jspecify.annotations.NullMarked;
