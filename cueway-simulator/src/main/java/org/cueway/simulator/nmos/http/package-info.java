/**
 * HTTP/1.1 and WebSockets as a simulated facility serves them: over plain sockets, without a library, so that it sees every accepted
 * connection, every request and what was sent too early, and can answer wrongly. Start at
 * {@link org.cueway.simulator.nmos.http.HttpListener#start}.
 */
@MayUse
@NullMarked
package org.cueway.simulator.nmos.http;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
