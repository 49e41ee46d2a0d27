package org.cueway.device.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.device.http.HttpSpec.Allowed;

/**
 * Says where a request may go, so that a name that is answered with an address of somebody's infrastructure leads nowhere. Asked
 * before each attempt; Java remembers the answer of the name server for longer than an attempt lasts, so what was judged is what
 * is dialled.
 */
final class Guard {
    /** Where clouds hand out credentials, beside 169.254.169.254, which is link-local. */
    private static final List<Network> METADATA = Stream.of("100.100.100.200", "192.0.0.192", "fd00:ec2::254")
            .flatMap(text -> Network.of(text).stream())
            .toList();

    private final Allowed allowed;

    Guard(Allowed allowed) {
        this.allowed = allowed;
    }

    /** Why not; empty if it may. */
    Optional<String> refusal(URI url) {
        var host = url.getHost();
        try {
            return refusal(host, List.of(InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""))));
        } catch (UnknownHostException e) {
            return Optional.of("no address is known for " + host);
        }
    }

    Optional<String> refusal(String host, List<InetAddress> addresses) {
        boolean named = allowed.isUnsaid() || allowed.hosts().contains(host.toLowerCase(Locale.ROOT));
        for (var address : addresses) {
            boolean inside = allowed.networks().stream().anyMatch(network -> network.has(address));
            if (!inside && !named) return Optional.of(host + " (" + address.getHostAddress() + ") is not allowed");
            if (!inside && isSpecial(address)) {
                return Optional.of(host + " has the address " + address.getHostAddress()
                        + ", which is link-local or serves metadata, and is not allowed");
            }
        }
        return Optional.empty();
    }

    private static boolean isSpecial(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.stream().anyMatch(network -> network.has(address));
    }
}
