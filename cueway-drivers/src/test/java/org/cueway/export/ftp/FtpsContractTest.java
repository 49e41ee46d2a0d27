package org.cueway.export.ftp;

import java.nio.file.Path;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetContract;
import org.cueway.export.ftp.FtpSpec.Security;
import org.cueway.export.ftp.FtpSpec.Trust;
import org.cueway.export.ftp.FtpSpec.When;
import org.cueway.mos.wire.websocket.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** With TLS when it is asked for, and an authority of the station. */
final class FtpsContractTest extends TargetContract {
    @TempDir
    private static Path made;

    @SuppressWarnings("NullAway.Init")
    private static Certificates certificates;

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private FtpServers server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificates = Certificates.selfSigned(made, "ip:127.0.0.1");
    }

    @BeforeEach
    void startServer() throws Exception {
        server = FtpServers.secure(home, certificates, When.EXPLICIT);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected Target target() {
        return server.target(new Security.Tls(When.EXPLICIT, new Trust.Authority(certificates.pem())));
    }

    @Override
    protected Path root() {
        return home.resolve("exports");
    }
}
