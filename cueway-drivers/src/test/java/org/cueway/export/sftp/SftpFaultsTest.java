package org.cueway.export.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.cueway.base.ExportLimits;
import org.cueway.export.Orders;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Remote;
import org.cueway.export.delivery.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SftpFaultsTest {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private SftpServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = SftpServer.start(home);
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    private static DeliveryException refusal(SftpSpec spec) {
        try (var target = SftpTarget.of(spec, ExportLimits.defaults())) {
            return catchThrowableOfType(DeliveryException.class, target::open);
        }
    }

    private SftpSpec with(Remote remote) {
        return new SftpSpec(remote, Optional.empty(), Optional.empty(), List.of(server.fingerprint()));
    }

    @Test
    void aWrongPasswordIsToldApartFromADeadHost() throws Exception {
        var wrong = refusal(with(server.remote(Optional.of("wrong"))));
        assertThat(wrong.fault()).as(wrong.text()).isEqualTo(DeliveryFault.LOGIN_REFUSED);
        assertThat(wrong.text()).contains("cg@127.0.0.1").doesNotContain("wrong");

        int dead;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = free.getLocalPort();
        }
        var gone = refusal(with(new Remote("127.0.0.1", dead, "/exports", "cg", Optional.of("secret"))));
        assertThat(gone.fault()).as(gone.text()).isEqualTo(DeliveryFault.UNREACHABLE);

        var nameless = refusal(with(new Remote("no-such-host.invalid", 22, "", "cg", Optional.of("secret"))));
        assertThat(nameless.fault()).as(nameless.text()).isEqualTo(DeliveryFault.UNREACHABLE);
    }

    @Test
    void withoutPasswordAndKeyTheLoginIsRefused() {
        var none = refusal(with(server.remote(Optional.empty())));

        assertThat(none.fault()).as(none.text()).isEqualTo(DeliveryFault.LOGIN_REFUSED);
    }

    @Test
    void aServerWithAnotherKeyIsToldNothing() {
        var remote = server.remote(Optional.of(SftpServer.PASSWORD));
        for (var keys : List.of(List.<String>of(), List.of("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))) {
            var other = refusal(new SftpSpec(remote, Optional.empty(), Optional.empty(), keys));

            assertThat(other.fault()).as(other.text()).isEqualTo(DeliveryFault.WRONG_HOST_KEY);
            assertThat(other.text()).contains(server.fingerprint());
        }
        assertThat(server.tried()).isEmpty();
    }

    @Test
    void theKeyOfTheServerMayBeWrittenAsItIs() throws Exception {
        var key = PublicKeyEntry.toString(server.key().getPublic()) + " root@cg";
        var spec = new SftpSpec(
                server.remote(Optional.of(SftpServer.PASSWORD)), Optional.empty(), Optional.empty(), List.of(key));
        try (var target = SftpTarget.of(spec, ExportLimits.defaults());
                var session = target.open()) {
            session.check();
        }
    }

    private Path keyFile(KeyPair pair) throws Exception {
        var file = home.resolve("id");
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
        }
        return file;
    }

    @Test
    void aKeyIsTriedBeforeThePassword() throws Exception {
        var pair = SftpServer.newKey();
        server.knows(pair.getPublic());
        var spec = new SftpSpec(
                server.remote(Optional.of(SftpServer.PASSWORD)),
                Optional.of(keyFile(pair)),
                Optional.empty(),
                List.of(server.fingerprint()));
        try (var target = SftpTarget.of(spec, ExportLimits.defaults());
                var session = target.open()) {
            session.check();
        }
        assertThat(server.tried()).isNotEmpty().doesNotContain("password");
    }

    @Test
    void aKeyThatCannotBeReadIsSaidToBe() {
        var spec = new SftpSpec(
                server.remote(Optional.empty()),
                Optional.of(home.resolve("nothing")),
                Optional.empty(),
                List.of(server.fingerprint()));

        var refusal = refusal(spec);

        assertThat(refusal.fault()).isEqualTo(DeliveryFault.LOGIN_REFUSED);
        assertThat(refusal.text()).contains("nothing");
    }

    @Test
    void aFullDiskIsSaidToBeFull() throws Exception {
        try (var target = SftpTarget.of(server.spec(), ExportLimits.defaults())) {
            Target.Session session = target.open();
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
    void aConnectionThatIsLostIsNoConnection() throws Exception {
        try (var target = SftpTarget.of(server.spec(), ExportLimits.defaults())) {
            var session = target.open();
            server.close();
            assertThatThrownBy(() -> session.put(Orders.KEY, "stack.json", new byte[10]))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.fault()).as(e.text()).isEqualTo(DeliveryFault.UNREACHABLE));
            session.close();
        }
    }
}
