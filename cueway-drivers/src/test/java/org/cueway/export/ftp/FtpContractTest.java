package org.cueway.export.ftp;

import java.nio.file.Path;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class FtpContractTest extends TargetContract {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private FtpServers server;

    @BeforeEach
    void startServer() throws Exception {
        server = FtpServers.plain(home);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected Target target() {
        return server.target(new FtpSpec.Security.Plain());
    }

    @Override
    protected Path root() {
        return home.resolve("exports");
    }
}
