package org.cueway.simulator.nmos.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.connection.Identity.Leg;

/**
 * IDs and addresses of a facility: the same for the same seed. Pure.
 *
 * @param seed of the facility
 */
record Names(long seed) {
    private static final int HOSTS = 250;

    /** The UUID of a part. */
    String id(String part) {
        return UUID.nameUUIDFromBytes(("cueway/" + seed + "/" + part).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * The address of a node's interface.
     *
     * @param network 0 for amber, 1 for blue
     */
    static String ip(int network, int node) {
        return "10." + (1 + network) + "." + node / HOSTS + "." + (node % HOSTS + 1);
    }

    /** The multicast address of the n-th sender of a facility. */
    static String group(int network, int sender) {
        return "239." + (10 + 100 * network + sender / (HOSTS * HOSTS)) + "." + sender / HOSTS % HOSTS + "."
                + (sender % HOSTS + 1);
    }

    /** The legs of a sender or receiver; what has one leg is on the blue network on every second node. */
    static List<Leg> legs(Essence essence, int node, int sender) {
        return switch (essence.legs()) {
            case 2 -> List.of(leg(0, node, sender), leg(1, node, sender));
            default -> List.of(leg(essence.transport().hasFile() ? node % 2 : 0, node, sender));
        };
    }

    private static Leg leg(int network, int node, int sender) {
        return new Leg("eth" + network, ip(network, node), group(network, sender));
    }

    /** Six bytes for an interface. */
    static String mac(int network, int node) {
        return "00-0d-%02x-%02x-%02x-%02x".formatted(network, node >> 16 & 0xff, node >> 8 & 0xff, node & 0xff);
    }
}
