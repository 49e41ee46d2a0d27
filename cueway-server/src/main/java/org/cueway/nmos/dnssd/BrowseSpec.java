package org.cueway.nmos.dnssd;

import java.util.List;
import java.util.Optional;

/**
 * How services are looked for.
 *
 * @param order unicast, multicast, or which first
 * @param domain searched by unicast, {@code studio.example}; empty: the search domains of this machine
 * @param server asked by unicast, {@code 192.0.2.53} or {@code 192.0.2.53:5353}; empty: those of this machine
 * @param interfaces own addresses at which multicast is listened to; empty: all that can
 */
public record BrowseSpec(Order order, Optional<String> domain, Optional<String> server, List<String> interfaces) {
    /** Unicast, and multicast if that finds nothing, as this machine is set up. */
    public static final BrowseSpec AUTO =
            new BrowseSpec(Order.UNICAST_FIRST, Optional.empty(), Optional.empty(), List.of());

    /** Takes a copy. */
    public BrowseSpec {
        interfaces = List.copyOf(interfaces);
    }

    /** Which kind of DNS-SD is used. */
    public enum Order {
        /** None: only what is written down. */
        NONE,
        /** Multicast only if unicast has no answer at all (C-22). The default (C-18). */
        UNICAST_FIRST,
        UNICAST,
        MULTICAST,
        /** Both, and all that is found counts, as IS-04 up to v1.2 wanted it. */
        BOTH
    }
}
