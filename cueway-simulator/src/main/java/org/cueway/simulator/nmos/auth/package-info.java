/**
 * An authorization server as IS-10 wants it, for controllers to be tried with: metadata, dynamic registration, client credentials,
 * authorization code with PKCE, refreshing, revoking; and a guard that other simulated APIs can be put behind. Start at {@link
 * org.cueway.simulator.nmos.auth.SimulatedAuthServer#start}. It speaks plain HTTP, on loopback.
 */
@MayUse("simulator.nmos.http")
@NullMarked
package org.cueway.simulator.nmos.auth;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
