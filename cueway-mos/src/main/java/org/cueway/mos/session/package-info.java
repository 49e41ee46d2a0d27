/**
 * Lanes: dial, accept, call and answer, message ids, repeats, heartbeat, reconnect. Start at
 * {@link org.cueway.mos.session.MosListener} and {@link org.cueway.mos.session.AskingLane}; what we are to the peers is a
 * {@link org.cueway.mos.session.MosRole}. Knows nothing of running orders.
 */
@MayUse({"mos.model", "mos.value", "mos.dialect", "mos.codec", "mos.wire", "mos.xml"})
@NullMarked
package org.cueway.mos.session;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
