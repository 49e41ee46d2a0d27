package org.cueway.simulator.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.cueway.simulator.device.mqtt.Packet.ConnAck;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Disconnect;
import org.cueway.simulator.device.mqtt.Packet.Filter;
import org.cueway.simulator.device.mqtt.Packet.Login;
import org.cueway.simulator.device.mqtt.Packet.PingReq;
import org.cueway.simulator.device.mqtt.Packet.PingResp;
import org.cueway.simulator.device.mqtt.Packet.PubAck;
import org.cueway.simulator.device.mqtt.Packet.Publish;
import org.cueway.simulator.device.mqtt.Packet.SubAck;
import org.cueway.simulator.device.mqtt.Packet.Subscribe;
import org.cueway.simulator.device.mqtt.Packet.Unsubscribe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets and packets. */
class PacketsTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @Test
    void aConnectOfVersion5() {
        var connect = new Connect(5, "c", true, 10, 0, Optional.empty(), Optional.of(new Login("u", "p")));
        //          type len | "MQTT"      | v | user, password, clean | 10 s | no properties | "c" | "u" | "p"
        assertThat(hex(connect, 5))
                .isEqualTo("1014" + "00044d515454" + "05" + "c2" + "000a" + "00" + "000163" + "000175" + "000170");
    }

    @Test
    void aConnectOfVersion4WithALastWill() {
        var will = new Publish("t", "off", 1, true, 0, OptionalLong.empty());
        var connect = new Connect(4, "c", true, 0, 0, Optional.of(will), Optional.empty());
        //          type len | "MQTT"       | v  | will, retained, QoS 1, clean | none | "c" | "t" | "off"
        assertThat(hex(connect, 4))
                .isEqualTo("1015" + "00044d515454" + "04" + "2e" + "0000" + "000163" + "000174" + "00036f6666");
    }

    @Test
    void aPublishWithAnExpiry() {
        var publish = new Publish("a/b", "hi", 1, true, 7, OptionalLong.of(5));
        //          type QoS 1 retained, len | "a/b" | id | 5 octets of properties: expiry 5 s | payload
        assertThat(hex(publish, 5)).isEqualTo("330f" + "0003612f62" + "0007" + "050200000005" + "6869");
        assertThat(hex(publish, 4)).isEqualTo("3309" + "0003612f62" + "0007" + "6869");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadIsWhatWasWritten(long seed) throws IOException {
        var random = random(seed);
        int version = random.nextBoolean() ? 4 : 5;
        for (var packet : packets(random, version)) {
            var bytes = Packets.bytes(packet, version);
            var read = Packets.read(new ByteArrayInputStream(bytes), version);
            assertThat(read).contains(packet);
        }
    }

    /** A cut or flipped packet is refused as such, or is another packet; nothing else comes of it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedPacketIsMalformedOrAnother(long seed) {
        var random = random(seed);
        int version = random.nextBoolean() ? 4 : 5;
        for (var packet : packets(random, version)) {
            var bytes = Packets.bytes(packet, version);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var in = new ByteArrayInputStream(bytes, 0, random.nextInt(bytes.length + 1));
            try {
                assertThat(Packets.read(in, version)).isNotNull();
            } catch (IOException malformed) {
                assertThat(malformed.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aPacketLongerThanAnyLightNeedsIsNotRead() {
        assertThatThrownBy(() ->
                        Packets.read(new ByteArrayInputStream(HexFormat.of().parseHex("30ffffff7f")), 5))
                .isInstanceOf(MalformedPacket.class)
                .hasMessageContaining("expected at most");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b,     a/b,   true",
        "a/+,     a/b,   true",
        "a/+,     a/b/c, false",
        "a/+,     a,     false",
        "+/b,     a/b,   true",
        "a/#,     a/b/c, true",
        "a/#,     a,     true",
        "a/#,     ab,    false",
        "#,       a/b,   true",
        "#,       $SYS,  false",
        "$SYS/#,  $SYS/x,true",
        "+/+,     /a,    true",
        "a,       a/,    false"
    })
    void aFilterFitsATopic(String filter, String topic, boolean fits) {
        assertThat(Matching.fits(filter, topic)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"a/#, true", "#, true", "a/#/b, false", "a#, false", "a/b+, false", "+, true", "'', false"})
    void aFilterHasItsWildcardsWhereTheyMayStand(String filter, boolean good) {
        assertThat(Matching.isFilter(filter)).isEqualTo(good);
    }

    private static List<Packet> packets(RandomGenerator random, int version) {
        var five = version == 5;
        var packets = new ArrayList<Packet>();
        var will = random.nextBoolean()
                ? Optional.of(
                        new Publish(topic(random), text(random), random.nextInt(2), random.nextBoolean(), 0, none()))
                : Optional.<Publish>empty();
        var login = random.nextBoolean() ? Optional.of(new Login(text(random), text(random))) : Optional.<Login>empty();
        boolean clean = random.nextBoolean();
        long expiry = five ? random.nextInt(100) : clean ? 0 : Long.MAX_VALUE;
        packets.add(new Connect(version, text(random), clean, random.nextInt(65536), expiry, will, login));
        int qos = random.nextInt(3);
        packets.add(new Publish(
                topic(random),
                text(random),
                qos,
                random.nextBoolean(),
                qos == 0 ? 0 : random.nextInt(1, 65536),
                five && random.nextBoolean() ? OptionalLong.of(random.nextInt(1_000)) : none()));
        packets.add(new ConnAck(random.nextBoolean(), random.nextInt(256)));
        packets.add(new PubAck(random.nextInt(65536), five ? random.nextInt(256) : 0));
        packets.add(new Subscribe(
                random.nextInt(65536),
                List.of(new Filter(text(random), random.nextInt(2), random.nextBoolean(), random.nextBoolean()))));
        packets.add(new SubAck(random.nextInt(65536), List.of(random.nextInt(256), 0)));
        packets.add(new Unsubscribe(random.nextInt(65536), List.of(text(random))));
        packets.add(new PingReq());
        packets.add(new PingResp());
        packets.add(new Disconnect(five ? random.nextInt(256) : 0));
        return packets;
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private static String topic(RandomGenerator random) {
        return "t/" + random.nextInt(1000);
    }

    private static String text(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i >= 0; i--) text.append((char) random.nextInt(1, 0xd800));
        return text.toString();
    }

    private static String hex(Packet packet, int version) {
        return HexFormat.of().formatHex(Packets.bytes(packet, version));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
