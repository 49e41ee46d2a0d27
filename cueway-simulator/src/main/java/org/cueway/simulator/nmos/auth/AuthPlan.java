package org.cueway.simulator.nmos.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How an authorization server behaves.
 *
 * @param lifetime of an access token
 * @param refreshing whether a refresh token comes along
 * @param registering whether clients may register themselves
 * @param scopes that are given, whatever more is asked for
 * @param selector the last part of its metadata's path; empty if there is none
 */
public record AuthPlan(
        Duration lifetime, boolean refreshing, boolean registering, Set<String> scopes, Optional<String> selector) {
    public AuthPlan {
        scopes = Set.copyOf(scopes);
    }

    /** Tokens of a minute that can be refreshed, for reading a registry and for connecting. */
    public static AuthPlan usual() {
        return new AuthPlan(Duration.ofMinutes(1), true, true, Set.of("query", "connection"), Optional.empty());
    }

    public AuthPlan lasting(Duration other) {
        return new AuthPlan(other, refreshing, registering, scopes, selector);
    }

    public AuthPlan withoutRefreshing() {
        return new AuthPlan(lifetime, false, registering, scopes, selector);
    }

    public AuthPlan withoutRegistering() {
        return new AuthPlan(lifetime, refreshing, false, scopes, selector);
    }

    public AuthPlan at(String path) {
        return new AuthPlan(lifetime, refreshing, registering, scopes, Optional.of(path));
    }
}
