package org.cueway.newsroom;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses, for the list of who may talk to us. Immutable.
 *
 * @param text as it was written: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address
 */
public record AddressRange(String text) {
    public AddressRange {
        Bits.of(text);
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is neither an address nor an address with a prefix length
     */
    public static AddressRange parse(String text) {
        return new AddressRange(text);
    }

    /** Whether the address lies in it; an IPv4 address never lies in an IPv6 range. */
    public boolean contains(InetAddress address) {
        var range = Bits.of(text);
        var candidate = address.getAddress();
        return candidate.length == range.address().length
                && Arrays.equals(Bits.masked(candidate, range.prefix()), Bits.masked(range.address(), range.prefix()));
    }

    @Override
    public String toString() {
        return text;
    }

    /** The range taken apart. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this file, never compared
    private record Bits(byte[] address, int prefix) {
        static Bits of(String text) {
            var slash = text.indexOf('/');
            var address = literal(text, slash < 0 ? text : text.substring(0, slash));
            var prefix = slash < 0 ? address.length * 8 : length(text, text.substring(slash + 1));
            if (prefix < 0 || prefix > address.length * 8) {
                throw wrong(text);
            }
            return new Bits(address, prefix);
        }

        /** The address with all bits behind the prefix cleared. */
        static byte[] masked(byte[] address, int prefix) {
            var masked = address.clone();
            for (var at = 0; at < masked.length; at++) {
                var kept = Math.clamp(prefix - at * 8L, 0, 8);
                masked[at] &= (byte) (0xFF << (8 - kept));
            }
            return masked;
        }

        private static byte[] literal(String text, String address) {
            try {
                return InetAddress.ofLiteral(address).getAddress();
            } catch (IllegalArgumentException e) {
                throw wrong(text, e);
            }
        }

        private static int length(String text, String digits) {
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException e) {
                throw wrong(text, e);
            }
        }

        private static IllegalArgumentException wrong(String text) {
            return new IllegalArgumentException(
                    "address range '" + text + "', expected an IP address or a range such as 10.0.0.0/8");
        }

        private static IllegalArgumentException wrong(String text, Exception cause) {
            var wrong = wrong(text);
            wrong.initCause(cause);
            return wrong;
        }
    }
}
