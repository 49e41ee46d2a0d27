/**
 * Frames: cutting them out of the bytes of a TCP connection or of WebSocket messages, text encodings, limits. Start at
 * {@link org.cueway.mos.wire.Connection}; the hard part is {@code FrameCutter}.
 * Knows where a message begins and ends, not what it says.
 */
@MayUse({"mos.model", "mos.wire.websocket"})
@NullMarked
package org.cueway.mos.wire;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
