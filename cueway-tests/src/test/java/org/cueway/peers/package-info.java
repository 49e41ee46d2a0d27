/**
 * The other side, for tests: a newsroom written by hand ({@link org.cueway.peers.RawNewsroom}), one played by Sofie's
 * connector ({@link org.cueway.peers.SofieNewsroom}), and the gateway as a process of its own that can be killed
 * ({@link org.cueway.peers.GatewayProcess}). Uses nothing of Cueway's own reading or writing of MOS, so that it can judge it.
 */
@NullMarked
package org.cueway.peers;

import org.jspecify.annotations.NullMarked;
