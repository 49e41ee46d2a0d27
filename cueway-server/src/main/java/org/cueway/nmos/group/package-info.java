/**
 * What belongs together and what it is called: natural groups (BCP-002-01), and the distinguishing tags of assets (BCP-002-02). Pure: no
 * I/O, clock or thread. Start at {@link org.cueway.nmos.group.Groups} and {@link org.cueway.nmos.group.Asset}.
 */
@MayUse("nmos")
@NullMarked
package org.cueway.nmos.group;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
