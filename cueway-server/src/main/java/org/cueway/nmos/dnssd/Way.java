package org.cueway.nmos.dnssd;

/** How we know of a service. */
public enum Way {
    /** Somebody wrote it down. */
    CONFIGURED,
    /** A DNS server told it. */
    UNICAST,
    /** It was heard on the local network. */
    MULTICAST
}
