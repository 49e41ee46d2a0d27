package org.cueway.device.tsl;

import java.util.List;
import java.util.Map;

/**
 * Displays that listen at one address.
 *
 * @param labels what a display says when nothing is to be seen there, by its index
 */
public record TslSpec(Where where, Version version, Lamps lamps, Map<String, String> labels) {
    public TslSpec {
        labels = Map.copyOf(labels);
    }

    /** The carrier. */
    public enum Transport {
        UDP,
        TCP
    }

    /** The protocol. */
    public enum Version {
        /** 18 octets for each of 127 displays. */
        V31,
        /** Screens of many displays, three lamps each. */
        V50
    }

    /**
     * Where they listen.
     *
     * @param port often 40001, never agreed on
     */
    public record Where(Transport transport, String host, int port) {
        @Override
        public String toString() {
            return transport.name().toLowerCase(java.util.Locale.ROOT) + "://" + host + ":" + port;
        }
    }

    /**
     * What lights up.
     *
     * @param sides the lamps of a display where a rule names none; version 5.0
     * @param onAirBit which tally of version 3.1, 1 to 4; sites differ, default 2
     * @param preparedBit the same, default 1
     * @param brightness 0 off to 3 full, default 3
     */
    public record Lamps(
            Colour onAir, Colour prepared, List<Side> sides, int onAirBit, int preparedBit, int brightness) {
        public Lamps {
            sides = List.copyOf(sides);
        }

        /** Red and green, on the right and behind the text. */
        public static Lamps usual() {
            return new Lamps(Colour.RED, Colour.GREEN, List.of(Side.RIGHT, Side.TEXT), 2, 1, 3);
        }
    }

    /** As a lamp of version 5.0 has them. */
    public enum Colour {
        OFF(0),
        RED(1),
        GREEN(2),
        AMBER(3);

        private final int bits;

        Colour(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }
    }

    /** A lamp of version 5.0. */
    public enum Side {
        RIGHT(0),
        TEXT(2),
        LEFT(4);

        private final int shift;

        Side(int shift) {
            this.shift = shift;
        }

        /** Where its two bits stand. */
        int shift() {
            return shift;
        }
    }
}
