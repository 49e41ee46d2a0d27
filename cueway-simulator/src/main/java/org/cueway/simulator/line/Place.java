package org.cueway.simulator.line;

import java.net.InetSocketAddress;
import org.cueway.mos.model.Channel;

/** Where to dial, and what for. The host is looked up for each connection. */
public record Place(Channel channel, String host, int port) {
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    /** For people: {@code ncs-a.example:10541}. */
    public String words() {
        return host + ":" + port;
    }
}
