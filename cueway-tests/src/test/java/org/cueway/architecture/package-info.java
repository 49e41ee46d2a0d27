/** Rules about who may use whom, read from the bytecode of everything that is shipped. */
@NullMarked
package org.cueway.architecture;

import org.jspecify.annotations.NullMarked;
