/**
 * A small immutable element tree and a parser with safe settings: no DTD, no entities, limits on everything.
 */
@MayUse
@NullMarked
package org.cueway.mos.xml;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
