package org.cueway.nmos.dnssd;

import java.time.Duration;

/**
 * Limits of looking for services.
 *
 * @param answer for the first try to ask a DNS server; doubles with each repeat; 1 s
 * @param repeats of an unanswered question; 1
 * @param again how often unicast is asked again, since the JDK's DNS provider does not tell how long an answer is good for; 60 s
 * @param first how long the first answers to a multicast question are waited for; 2 s
 * @param maxServices of one type that are looked at; 100
 */
public record DnsLimits(Duration answer, int repeats, Duration again, Duration first, int maxServices) {
    /** The defaults named above. */
    public static DnsLimits defaults() {
        return new DnsLimits(Duration.ofSeconds(1), 1, Duration.ofSeconds(60), Duration.ofSeconds(2), 100);
    }
}
