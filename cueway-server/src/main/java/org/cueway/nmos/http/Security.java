package org.cueway.nmos.http;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How secure the system is (BCP-003-01, BCP-003-02).
 *
 * @param secure only https and wss are spoken (C-69)
 * @param trust whom is trusted when TLS is spoken, and who we are
 * @param tokens what is sent along
 */
public record Security(boolean secure, SSLContext trust, Tokens tokens) {
    /** Tells the bearer token that a request needs. */
    @FunctionalInterface
    public interface Tokens {
        /** The token, without the word Bearer; empty if none is needed or to be had. May wait for an authorization server. */
        Optional<String> bearer(URI to);

        /**
         * Another token after one was answered with 401 (C-78). May wait for an authorization server.
         *
         * @param rejected the one that was sent
         * @return empty if there is no other
         */
        default Optional<String> instead(URI to, String rejected) {
            return Optional.empty();
        }
    }

    /** The versions of TLS that are spoken: 1.3, and 1.2 with who cannot (C-71). */
    static SSLParameters versions() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return parameters;
    }

    /** Why this address is not spoken to; empty if it may be. */
    Optional<String> refusal(URI to) {
        var scheme = to.getScheme();
        return secure && ("http".equals(scheme) || "ws".equals(scheme))
                ? Optional.of("expected https or wss, since this system is secure, found " + to)
                : Optional.empty();
    }
}
