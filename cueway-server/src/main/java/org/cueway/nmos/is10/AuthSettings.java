package org.cueway.nmos.is10;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How we get tokens.
 *
 * @param name what the server calls us, {@code client_name}; unique in the facility
 * @param scopes names of APIs: {@code query}, {@code connection}, {@code node}, {@code ncp}
 * @param grant how tokens are got
 * @param given what a deployment has registered for us by hand; empty if we register ourselves
 * @param plain whether tokens go over plain HTTP, too, which gives them away: for a laboratory alone; default no
 */
public record AuthSettings(String name, Set<String> scopes, Grant grant, Optional<Credentials> given, boolean plain) {
    /** Takes a copy. */
    public AuthSettings {
        scopes = Set.copyOf(scopes);
    }

    /** How tokens are got. */
    public sealed interface Grant {
        /** By our own name, unattended; only where the deployment has arranged it (C-76). */
        record Unattended() implements Grant {}

        /**
         * By somebody who signs in, authorization code with PKCE.
         *
         * @param back where the browser is sent after that, an address of ours
         */
        record SignedIn(URI back) implements Grant {}
    }
}
