/**
 * WebSockets, without knowing what is said on them: parts of messages come in one at a time, and only when asked for, so memory
 * stays flat and a busy reader slows its peer; messages go out, and whoever sends waits until the network has taken them.
 *
 * <p>Start at {@link org.cueway.mos.wire.websocket.MessageSocket}, which the JDK's client implements here and the web server's
 * endpoint elsewhere; what comes goes into an {@link org.cueway.mos.wire.websocket.Inlet}.
 * {@link org.cueway.mos.wire.websocket.Dialler} opens them, and says in words which step failed.
 */
@MayUse({})
@NullMarked
package org.cueway.mos.wire.websocket;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
