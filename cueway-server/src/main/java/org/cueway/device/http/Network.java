package org.cueway.device.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}; immutable. */
public final class Network {
    /** Digits and colons only, so that nothing is looked up. */
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** An address alone is a network of one. Empty if it is neither. */
    public static Optional<Network> of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) return Optional.empty();
        try {
            var address = InetAddress.getByName(match.group(1)).getAddress();
            int bits = match.group(2) == null ? 8 * address.length : Integer.parseInt(match.group(2));
            return bits > 8 * address.length ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (UnknownHostException e) {
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
