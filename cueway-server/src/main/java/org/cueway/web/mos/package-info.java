/**
 * The HTTP side of {@code /mos}, where newsrooms dial us over WebSocket (MOS 4.0 §2), on Jetty's core API, which gives single
 * frames and takes demand for them. Start at {@link org.cueway.web.mos.MosEndpoint}; whom it lets in and what is said there is
 * the business of {@link org.cueway.mos.session.WebSocketListener}.
 */
@MayUse({"mos.session", "mos.wire.websocket"})
@NullMarked
package org.cueway.web.mos;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
