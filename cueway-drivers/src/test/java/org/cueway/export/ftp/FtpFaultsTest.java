package org.cueway.export.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.cueway.base.ExportLimits;
import org.cueway.export.Orders;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Remote;
import org.cueway.export.ftp.FtpSpec.Security;
import org.cueway.export.ftp.FtpSpec.Trust;
import org.cueway.export.ftp.FtpSpec.When;
import org.cueway.mos.wire.websocket.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class FtpFaultsTest {
    @TempDir
    private Path home;

    private static DeliveryException refusal(Remote remote, Security security) {
        var target = new FtpTarget(new FtpSpec(remote, security), ExportLimits.defaults());
        return catchThrowableOfType(DeliveryException.class, target::open);
    }

    @Test
    void aWrongPasswordIsToldApartFromADeadHost() throws Exception {
        int port;
        try (var server = FtpServers.plain(home)) {
            port = server.port();
            var wrong = refusal(server.remote("wrong"), new Security.Plain());
            assertThat(wrong.fault()).as(wrong.text()).isEqualTo(DeliveryFault.LOGIN_REFUSED);
            assertThat(wrong.text()).contains("530").doesNotContain("wrong ");
        }
        var gone =
                refusal(new Remote("127.0.0.1", port, "/exports", "cg", Optional.of("secret")), new Security.Plain());
        assertThat(gone.fault()).as(gone.text()).isEqualTo(DeliveryFault.UNREACHABLE);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsNoConnection() throws Exception {
        var quick = ExportLimits.defaults();
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var remote = new Remote("127.0.0.1", silent.getLocalPort(), "", "cg", Optional.of("secret"));
            var limits = new ExportLimits(
                    quick.quiet(),
                    quick.atMost(),
                    quick.firstRetry(),
                    quick.lastRetry(),
                    quick.refusedRetry(),
                    quick.check(),
                    quick.connect(),
                    Duration.ofMillis(200),
                    quick.alarm(),
                    quick.keepNumbers(),
                    quick.maxGonePages(),
                    quick.maxListeners(),
                    quick.maxFolderNames());
            var target = new FtpTarget(new FtpSpec(remote, new Security.Plain()), limits);

            var refusal = catchThrowableOfType(DeliveryException.class, target::open);

            assertThat(refusal.fault()).as(refusal.text()).isEqualTo(DeliveryFault.UNREACHABLE);
        }
    }

    @Test
    void aFullDiskIsSaidToBeFull() throws Exception {
        try (var server = FtpServers.plain(home)) {
            var session = server.target(new Security.Plain()).open();
            session.put(Orders.KEY, "stack.json", new byte[10]);
            server.isFull(true);
            assertThatThrownBy(() -> session.put(Orders.KEY, "stack.json", new byte[10]))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.fault()).as(e.text()).isEqualTo(DeliveryFault.DISK_FULL));
            session.close();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTaken() throws Exception {
        var certificates = Certificates.selfSigned(home, "ip:127.0.0.1");
        try (var server = FtpServers.secure(home, certificates, When.EXPLICIT)) {
            var unknown = refusal(server.remote("secret"), new Security.Tls(When.EXPLICIT, new Trust.Known()));
            assertThat(unknown.fault()).as(unknown.text()).isEqualTo(DeliveryFault.WRONG_CERTIFICATE);
            assertThat(unknown.text()).contains("CN=test server");

            var print = unknown.text().replaceAll(".*SHA-256 ([0-9a-f]{64}).*", "$1");
            assertThat(HexFormat.of().parseHex(print)).hasSize(32);
            server.target(new Security.Tls(When.EXPLICIT, new Trust.Pinned(print)))
                    .open()
                    .close();

            var other = refusal(
                    server.remote("secret"), new Security.Tls(When.EXPLICIT, new Trust.Pinned("00".repeat(32))));
            assertThat(other.fault()).isEqualTo(DeliveryFault.WRONG_CERTIFICATE);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotTaken() throws Exception {
        var certificates = Certificates.selfSigned(home, "dns:elsewhere.example");
        try (var server = FtpServers.secure(home, certificates, When.EXPLICIT)) {
            var trust = new Trust.Authority(certificates.pem());
            var other = refusal(server.remote("secret"), new Security.Tls(When.EXPLICIT, trust));

            assertThat(other.fault()).as(other.text()).isEqualTo(DeliveryFault.WRONG_CERTIFICATE);
        }
    }

    @Test
    void tlsMayBeginAtOnce() throws Exception {
        var certificates = Certificates.selfSigned(home, "ip:127.0.0.1");
        try (var server = FtpServers.secure(home, certificates, When.IMPLICIT)) {
            var session = server.target(new Security.Tls(When.IMPLICIT, new Trust.Authority(certificates.pem())))
                    .open();
            session.put(Orders.KEY, "stack.json", new byte[70_000]);
            assertThat(Files.size(home.resolve("exports").resolve(Orders.KEY).resolve("stack.json")))
                    .isEqualTo(70_000);
            session.close();
        }
    }

    @Test
    void aServerWithoutTlsIsNotToldThePassword() throws Exception {
        try (var server = FtpServers.plain(home)) {
            var none = refusal(server.remote("secret"), new Security.Tls(When.EXPLICIT, new Trust.Known()));

            assertThat(none.fault()).as(none.text()).isNotEqualTo(DeliveryFault.LOGIN_REFUSED);
        }
    }
}
