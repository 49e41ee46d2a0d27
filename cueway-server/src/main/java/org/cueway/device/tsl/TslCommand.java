package org.cueway.device.tsl;

import java.util.HexFormat;
import java.util.Locale;
import org.cueway.device.Command;
import org.cueway.device.tsl.TslState.Tally;

/**
 * What a display is to say.
 *
 * @param packet that this makes if no other lamp of the display is lit
 */
record TslCommand(TslPlace place, Tally tally, String text, Packet packet) implements Command {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    /** Octets with a form of their own. */
    record Packet(String hex) {
        static Packet of(byte[] octets) {
            return new Packet(HEX.formatHex(octets));
        }
    }

    static String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    @Override
    public String wire() {
        return packet.hex + " (" + place.screen() + "/" + place.index() + " "
                + tally.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " \"" + text + "\")";
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }
}
