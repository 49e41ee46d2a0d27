package org.cueway.export.sftp;

import java.nio.file.Path;
import org.cueway.base.ExportLimits;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server whose rename does not replace. */
final class OldSftpContractTest extends TargetContract {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private SftpServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = SftpServer.startOld(home);
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
        return home.resolve("exports");
    }
}
