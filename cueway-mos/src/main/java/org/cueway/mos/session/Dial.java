package org.cueway.mos.session;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.cueway.mos.wire.Encoding;

/**
 * Whom to dial, and as whom.
 *
 * @param newsroom whose lane it is, a name for people: the one in the configuration; for a newsroom, its device
 * @param address host and port; the host is looked up anew for each connection (R71)
 * @param mosID the device: us, or the one at that address
 * @param ncsID the newsroom server at that address, or us
 * @param encoding the text encoding; empty: UCS-2BE until its first octets say otherwise
 */
public record Dial(
        String newsroom, InetSocketAddress address, String mosID, String ncsID, Optional<Encoding> encoding) {
    /** The address for people: {@code ncs-a.example:10541}. */
    public String words() {
        return address.getHostString() + ":" + address.getPort();
    }
}
