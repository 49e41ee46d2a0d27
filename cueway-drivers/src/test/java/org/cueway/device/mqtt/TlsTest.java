package org.cueway.device.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.mqtt.MqttSpec.Security;
import org.cueway.mos.wire.websocket.Certificates;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mqtts://}. */
class TlsTest {
    @TempDir
    private Path folder;

    /** A TLS port in front of a broker that has none. */
    private record Tunnel(ServerSocket port, int behind) implements AutoCloseable {
        static Tunnel open(ServerSocket port, int behind) {
            var tunnel = new Tunnel(port, behind);
            Thread.ofVirtual().name("tunnel").start(tunnel::accept);
            return tunnel;
        }

        private void accept() {
            try {
                while (true) {
                    var outside = port.accept();
                    var inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                    Thread.ofVirtual().start(() -> pump(outside, inside));
                    Thread.ofVirtual().start(() -> pump(inside, outside));
                }
            } catch (IOException closed) {
                // At the end of the test.
            }
        }

        private static void pump(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // By either side.
            }
        }

        @Override
        public void close() throws IOException {
            port.close();
        }
    }

    @Test
    void aStationsOwnAuthorityIsBelievedWhenItIsNamedAndOnlyThen() throws Exception {
        var certificates = Certificates.selfSigned(folder, "ip:127.0.0.1");
        try (var broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
                var tunnel = Tunnel.open(certificates.listen(), broker.port())) {
            var spec = Samples.spec(tunnel.port().getLocalPort());
            try (var stage = Stage.open(Samples.with(spec, new Security.Tls(Optional.of(certificates.pem()))))) {
                stage.awaitState(State.READY);
            }
            try (var stage = Stage.open(Samples.with(spec, new Security.Tls(Optional.empty())))) {
                stage.awaitReason("no TLS with mqtts://127.0.0.1:");
                stage.awaitReason("name the authority of a station's own under trust.ca");
            }
        }
    }

    @Test
    void aCertificateForSomebodyElseIsNotTaken() throws Exception {
        var certificates = Certificates.selfSigned(folder, "dns:elsewhere.example");
        try (var broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
                var tunnel = Tunnel.open(certificates.listen(), broker.port());
                var stage = Stage.open(Samples.with(
                        Samples.spec(tunnel.port().getLocalPort()),
                        new Security.Tls(Optional.of(certificates.pem()))))) {
            stage.awaitReason("expected a certificate for 127.0.0.1");
        }
    }

    @Test
    void aPortWithoutTlsAndAFileWithoutCertificatesAreToldSo() throws Exception {
        try (var broker = Broker.start(BrokerPlan.OPEN, TimeSource.system())) {
            var spec = Samples.spec(broker.port());
            try (var stage = Stage.open(Samples.with(spec, new Security.Tls(Optional.empty())))) {
                stage.awaitReason("mqtts://127.0.0.1:" + broker.port());
            }
            var nothing = folder.resolve("none.pem");
            try (var stage = Stage.open(Samples.with(spec, new Security.Tls(Optional.of(nothing))))) {
                stage.awaitReason("cannot read certificates from " + nothing);
            }
        }
    }
}
