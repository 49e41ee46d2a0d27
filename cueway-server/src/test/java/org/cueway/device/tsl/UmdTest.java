package org.cueway.device.tsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cueway.device.tsl.TslSpec.Colour;
import org.cueway.device.tsl.TslSpec.Side;
import org.junit.jupiter.api.Test;

/** Packets, octet by octet: device-protocols §6.1. */
class UmdTest {
    private static final TslPlace FOUR = new TslPlace(0, 4, List.of());

    @Test
    void s61_version31() {
        assertThat(hex(Umd.v31(4, 1, 3, "CAM 1"))).isEqualTo("84 31 43 41 4D 20 31 20 20 20 20 20 20 20 20 20 20 20");
        assertThat(hex(Umd.v31(126, 15, 0, "Zoë's long name, cut")))
                .isEqualTo("FE 0F 5A 6F 65 27 73 20 6C 6F 6E 67 20 6E 61 6D 65 2C");
        assertThat(hex(Umd.v31(0, 0, 0, "\uD83C\uDF89\n"))).startsWith("80 00 3F 20 20");
    }

    @Test
    void s61_version50OverUdp() {
        var packet = Umd.v50(FOUR, Map.of(Side.RIGHT, Colour.RED, Side.TEXT, Colour.RED), 3, "CAM 1", 2_048);
        assertThat(hex(packet)).isEqualTo("0F 00 00 00 00 00 04 00 C5 00 05 00 43 41 4D 20 31");
    }

    @Test
    void s61_version50OverTcpIsStuffed() {
        var packet = Umd.v50(new TslPlace(0, 254, List.of()), Map.of(Side.RIGHT, Colour.GREEN), 3, "CAM 1", 2_048);
        assertThat(hex(Umd.stuffed(packet))).isEqualTo("FE 02 0F 00 00 00 00 00 FE FE 00 C2 00 05 00 43 41 4D 20 31");
    }

    @Test
    void s61_whatIsNotAsciiIsWrittenInUtf16() {
        var packet = Umd.v50(new TslPlace(1, 0xFFFF, List.of()), Map.of(Side.LEFT, Colour.AMBER), 1, "ö", 2_048);
        assertThat(hex(packet)).isEqualTo("0C 00 00 01 01 00 FF FF 70 00 02 00 F6 00");
    }

    @Test
    void s61_aPacketHasAtMost2048Octets() {
        assertThat(Umd.v50(FOUR, Map.of(), 3, "x".repeat(5_000), 2_048)).hasSize(2_048);
        assertThat(Umd.v50(FOUR, Map.of(), 3, "\uD83C\uDF89".repeat(5_000), 2_048))
                .hasSize(2_048);
        assertThat(Umd.v50(FOUR, Map.of(), 3, "a" + "\uD83C\uDF89".repeat(5_000), 2_048))
                .hasSize(2_046);
    }

    private static String hex(byte[] packet) {
        return TslCommand.hex(packet);
    }
}
