package org.cueway.device.http;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}; immutable. */
public final class Network {
    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** An address alone is a network of one. Empty if it is neither; a name is never looked up. */
    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            var bits = slash < 0 ? String.valueOf(8 * address.length) : text.substring(slash + 1);
            boolean fits = bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= 8 * address.length;
            return fits ? Optional.of(new Network(address, Integer.parseInt(bits))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean has(InetAddress other) {
        var octets = other.getAddress();
        if (octets.length != address.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((octets[bit / 8] ^ address[bit / 8]) & mask) != 0) return false;
        }
        return true;
    }
}
