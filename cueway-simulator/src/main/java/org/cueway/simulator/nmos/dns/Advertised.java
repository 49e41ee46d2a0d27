package org.cueway.simulator.nmos.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * One API as DNS-SD advertises it.
 *
 * @param service {@code _nmos-query._tcp}
 * @param instance the instance's own name, one label
 * @param host the host's own name, one label
 * @param address where it listens
 * @param txt such as {@code api_ver=v1.2,v1.3}
 */
public record Advertised(String service, String instance, String host, Port address, List<String> txt) {
    public Advertised {
        txt = List.copyOf(txt);
    }

    /** An address and a port. */
    public record Port(InetAddress address, int port) {}

    /** A Query API. */
    public static Advertised query(String instance, Port address, String versions, int priority) {
        return new Advertised(
                "_nmos-query._tcp",
                instance,
                instance.replace(' ', '-'),
                address,
                List.of("api_proto=http", "api_ver=" + versions, "api_auth=false", "pri=" + priority));
    }

    /** The same with other texts. */
    public Advertised saying(List<String> others) {
        return new Advertised(service, instance, host, address, others);
    }

    /** The records that say so in a domain. */
    public List<DnsRecord> in(String domain, Duration ttl) {
        var type = service + "." + domain;
        var name = instance.replace("\\", "\\\\").replace(".", "\\.") + "." + type;
        var there = host + "." + domain;
        return List.of(
                new DnsRecord.Ptr(type, ttl, name),
                new DnsRecord.Srv(name, ttl, new DnsRecord.Place(0, 0, address.port(), there)),
                new DnsRecord.Txt(name, ttl, txt),
                new DnsRecord.Address(there, ttl, address.address()));
    }
}
