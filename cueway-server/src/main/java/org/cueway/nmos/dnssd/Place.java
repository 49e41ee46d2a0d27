package org.cueway.nmos.dnssd;

import java.util.List;

/**
 * Where a service listens, as its SRV record says.
 *
 * @param host without the dot at its end, which would not be in a certificate
 * @param port 1 to 65,535
 * @param priority of the SRV record; counts only where TXT has none (C-21)
 * @param addresses of the host, in the order in which they are tried; empty if only the system's resolver may know them
 */
public record Place(String host, int port, int priority, List<String> addresses) {
    /** Takes the dot away, and a copy. */
    public Place {
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        addresses = List.copyOf(addresses);
    }
}
