package org.cueway.simulator.nmos.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Multicast DNS on loopback, asked by a simple resolver. */
final class SimulatedMulticastDnsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void C17_whatIsOfferedIsFound() throws Exception {
        var name = "registry " + UUID.randomUUID();
        var registry = Advertised.query(name, new Advertised.Port(LOOPBACK, 3_211), "v1.3", 10);
        try (var dns = SimulatedMulticastDns.start(LOOPBACK);
                var asking = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            asking.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(LOOPBACK));
            asking.setSoTimeout(5_000);
            dns.offer(registry);
            assertThat(ask(asking, name)).contains("api_ver=v1.3", "pri=10", "_nmos-query");
            dns.offer(registry.saying(List.of("pri=99")));
            assertThat(ask(asking, name)).contains("pri=99").doesNotContain("pri=10");
            assertThat(dns.offered()).hasSize(1);
            dns.withdraw(registry.saying(List.of("pri=99")));
            assertThat(dns.offered()).isEmpty();
        }
    }

    /** All records of an instance, as text with what is not text left in. */
    private static String ask(DatagramSocket socket, String instance) throws Exception {
        var question = new ByteArrayOutputStream();
        question.writeBytes(new byte[] {0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (var label : new String[] {instance, "_nmos-query", "_tcp", "local"}) {
            question.write(label.length());
            question.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        }
        question.writeBytes(new byte[] {0, 0, (byte) 255, 0, 1});
        var bytes = question.toByteArray();
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("224.0.0.251"), 5_353));
        var answer = new DatagramPacket(new byte[9_000], 9_000);
        socket.receive(answer);
        assertThat(answer.getData()[1]).isEqualTo((byte) 7);
        return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    }
}
