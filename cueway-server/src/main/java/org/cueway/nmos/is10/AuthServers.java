package org.cueway.nmos.is10;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tells where authorization servers may be, the best first: from DNS-SD ({@code _nmos-auth._tcp}) or configuration. */
@FunctionalInterface
public interface AuthServers {
    /** Those that are known now; may ask the network. */
    List<Candidate> now() throws InterruptedException;

    /**
     * One of them.
     *
     * @param root scheme, host and port, without a path
     * @param selector {@code api_selector} of its TXT record
     */
    record Candidate(URI root, Optional<String> selector) {
        private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

        /** Where its metadata is (RFC 8414 §3.1). */
        URI metadata() {
            return root.resolve(WELL_KNOWN
                    + selector.filter(text -> !text.isEmpty())
                            .map(text -> text.startsWith("/") ? text : "/" + text)
                            .orElse(""));
        }
    }
}
