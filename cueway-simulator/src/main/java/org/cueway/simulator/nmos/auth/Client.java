package org.cueway.simulator.nmos.auth;

import java.util.List;
import java.util.Optional;

/**
 * A client that the server knows.
 *
 * @param secret empty for a public one
 * @param redirects where codes may be sent
 */
public record Client(String id, Optional<String> secret, String name, List<String> redirects) {
    public Client {
        redirects = List.copyOf(redirects);
    }
}
