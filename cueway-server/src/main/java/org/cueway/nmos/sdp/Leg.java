package org.cueway.nmos.sdp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the ways by which a stream comes (SMPTE ST 2022-7): where its packets go, and who sends them.
 *
 * @param section which media section it is of, from 0
 * @param destination an address or a name; empty if none is given
 * @param port from 1; 0 if none is given
 * @param source whom the source filter lets through; empty means anybody
 */
public record Leg(int section, String destination, int port, Optional<String> source) {
    private static final Pattern GROUP_4 = Pattern.compile("2(?:2[4-9]|3\\d)(?:\\.\\d{1,3}){3}");

    /** Whether the destination is a multicast group. */
    public boolean multicast() {
        return multicast(destination);
    }

    /** Whether this is the address of a multicast group, 224.0.0.0/4 or ff00::/8. */
    static boolean multicast(String address) {
        return GROUP_4.matcher(address).matches()
                || (address.contains(":") && address.toLowerCase(Locale.ROOT).startsWith("ff"));
    }

    /** Whether no destination is given, or the one that stands for none, 0.0.0.0 or {@code ::}. */
    public boolean nowhere() {
        return destination.isEmpty() || destination.equals("0.0.0.0") || destination.equals("::");
    }
}
