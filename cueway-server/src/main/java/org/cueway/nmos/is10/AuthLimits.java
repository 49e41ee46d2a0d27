package org.cueway.nmos.is10;

import java.time.Duration;

/**
 * Limits of getting tokens.
 *
 * @param before so long before it expires a token is renewed, or at half of its life if that is later; 15 s (IS-10 "Clients")
 * @param assumed life of a token that does not say; 30 s, the shortest that IS-10 recommends
 * @param retry after a failure, doubling; 1 s
 * @param slowest that doubling goes up to; 60 s. Source: our choice
 * @param signIn for somebody to sign in, before it must be begun anew; 10 min (RFC 6749 §4.1.2 gives a code as much)
 * @param pending sign-ins that are begun and not done; older ones are forgotten; 16
 */
public record AuthLimits(
        Duration before, Duration assumed, Duration retry, Duration slowest, Duration signIn, int pending) {
    /** The defaults named above. */
    public static AuthLimits defaults() {
        return new AuthLimits(
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                16);
    }

    /** How long after it was given a token is to be renewed. */
    Duration renewal(Duration life) {
        var half = life.dividedBy(2);
        var early = life.minus(before);
        return early.compareTo(half) > 0 ? early : half;
    }
}
