package org.cueway.simulator.nmos.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** One record of a zone. Names are without dot at the end; a dot inside a label has a backslash before it. */
public sealed interface DnsRecord {
    String name();

    /** How long it may be kept; whole seconds. */
    Duration ttl();

    /** A service's instance, or an alias. */
    record Ptr(String name, Duration ttl, String target) implements DnsRecord {}

    /** Where an instance is. */
    record Srv(String name, Duration ttl, Place place) implements DnsRecord {}

    /** What an instance says of itself: {@code pri=10}. */
    record Txt(String name, Duration ttl, List<String> texts) implements DnsRecord {
        public Txt {
            texts = List.copyOf(texts);
        }
    }

    /** The address of a host; A or AAAA by its kind. */
    record Address(String name, Duration ttl, InetAddress address) implements DnsRecord {}

    /** Host and port, and in which order they are to be tried. */
    record Place(int priority, int weight, int port, String host) {}
}
