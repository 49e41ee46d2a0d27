package org.cueway.simulator.nmos.dns;

/**
 * One question that came.
 *
 * @param type a name of {@link DnsType}, or a number
 * @param tcp whether it came over TCP
 */
public record DnsQuery(String name, String type, boolean tcp) {}
