package org.cueway.simulator.nmos.auth;

import java.util.Optional;
import java.util.Set;

/**
 * A grant that was given.
 *
 * @param access the token, a JWT
 * @param refresh what it can be renewed with
 * @param expiresNanos of the time source
 */
record Issued(String client, Set<String> scopes, String access, Optional<String> refresh, long expiresNanos) {
    Issued {
        scopes = Set.copyOf(scopes);
    }
}
