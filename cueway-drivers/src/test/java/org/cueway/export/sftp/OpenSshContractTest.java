package org.cueway.export.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.cueway.base.ExportLimits;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that nearly everybody has. */
final class OpenSshContractTest extends TargetContract {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private OpenSshServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = OpenSshServer.start(home, "Subsystem sftp internal-sftp");
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    @Override
    protected Target target() {
        return SftpTarget.of(server.spec(), ExportLimits.defaults());
    }

    @Override
    protected Path root() {
        return server.root();
    }

    private DeliveryException refusal(SftpSpec spec) throws Exception {
        try (var target = SftpTarget.of(spec, ExportLimits.defaults())) {
            var refusal = catchThrowableOfType(DeliveryException.class, target::open);
            assertThat(refusal).as(server.log()).isNotNull();
            return refusal;
        }
    }

    @Test
    void anotherHostKeyAndAKeyThatItDoesNotKnowAreToldApart() throws Exception {
        var known = server.spec();
        var other = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var host = refusal(server.spec(known.key().orElseThrow(), other));
        assertThat(host.fault()).as(host.text()).isEqualTo(DeliveryFault.WRONG_HOST_KEY);
        assertThat(host.text()).contains(known.hostKeys().getFirst());

        var stranger = home.resolve("stranger");
        try (var out = Files.newOutputStream(stranger)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(SftpServer.newKey(), "test", null, out);
        }
        var login = refusal(server.spec(stranger, known.hostKeys().getFirst()));
        assertThat(login.fault()).as(login.text()).isEqualTo(DeliveryFault.LOGIN_REFUSED);
    }

    @Test
    void aServerThatGivesNothingButFilesIsEnough() throws Exception {
        try (var strict = OpenSshServer.start(
                        Files.createDirectory(home.resolve("strict")),
                        "Subsystem sftp internal-sftp",
                        "ForceCommand internal-sftp -u 0027",
                        "DisableForwarding yes",
                        "PermitTTY no");
                var target = SftpTarget.of(strict.spec(), ExportLimits.defaults());
                var session = target.open()) {
            session.put("folder", "stack.json", new byte[] {1, 2, 3});
            assertThat(strict.root().resolve("folder/stack.json")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(session.list("folder")).containsExactly("stack.json");
        }
    }

    /** OpenSSH has one word for all that cannot be: "failure". */
    @Test
    void aServerThatForbidsRenamingSaysSoAndNothingIsLeft() throws Exception {
        try (var strict = OpenSshServer.start(
                        Files.createDirectory(home.resolve("strict")),
                        "Subsystem sftp internal-sftp -P posix-rename,rename");
                var target = SftpTarget.of(strict.spec(), ExportLimits.defaults());
                var session = target.open()) {
            var refusal = catchThrowableOfType(
                    DeliveryException.class, () -> session.put("folder", "stack.json", new byte[] {1}));
            assertThat(refusal.fault())
                    .as(refusal.text())
                    .isIn(DeliveryFault.NOT_ALLOWED, DeliveryFault.RENAME_REFUSED);
            assertThat(strict.root().resolve("folder/stack.json")).doesNotExist();
        }
    }
}
