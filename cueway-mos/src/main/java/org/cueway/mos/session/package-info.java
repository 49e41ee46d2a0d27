/**
 * Lanes: dial, accept, call and answer, message ids, repeats, heartbeat, reconnect. Knows nothing of running orders.
 *
 * <p>Who may ask is a matter of type. We ask through an {@link org.cueway.mos.session.AskingLane}, whether we dialled its
 * connection or the peer did; a {@link org.cueway.mos.session.PassiveLane} is one that we dialled for the peer to ask on, and
 * has no way to ask. Peers that dial us come in at {@link org.cueway.mos.session.MosListener} (TCP) and
 * {@link org.cueway.mos.session.WebSocketListener} (MOS 4.0). What we are to them is a {@link org.cueway.mos.session.MosRole}.
 *
 * <p>{@code mos.session.exchange} has the pieces that decide about one request, {@code mos.session.status} what lanes show.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.dialect",
    "mos.codec",
    "mos.wire",
    "mos.wire.websocket",
    "mos.xml",
    "mos.session.exchange",
    "mos.session.status"
})
@NullMarked
package org.cueway.mos.session;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
