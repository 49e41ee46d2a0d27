package org.cueway.export.ftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.cueway.base.ExportLimits;
import org.cueway.export.delivery.Remote;
import org.cueway.mos.wire.websocket.Certificates;

/** Apache's FTP server, with the folder {@code /exports} of a folder of the test. */
final class FtpServers implements AutoCloseable {
    static final String USER = "cg";
    static final String PASSWORD = "secret";

    private final FtpServerFactory factory = new FtpServerFactory();
    private final FtpServer server;
    private final int port;
    private volatile boolean full;

    private FtpServers(Path home, ListenerFactory listener) throws IOException, FtpException {
        if (!Files.exists(home.resolve("exports"))) Files.createDirectory(home.resolve("exports"));
        listener.setServerAddress("127.0.0.1");
        var made = listener.createListener();
        factory.addListener("default", made);
        var user = new BaseUser();
        user.setName(USER);
        user.setPassword(PASSWORD);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        var connections = new ConnectionConfigFactory();
        connections.setLoginFailureDelay(0);
        factory.setConnectionConfig(connections.createConnectionConfig());
        factory.setFtplets(new HashMap<>(Map.of("disk", new Disk())));
        server = factory.createServer();
        server.start();
        port = made.getPort();
    }

    private final class Disk extends DefaultFtplet {
        @Override
        public FtpletResult onUploadStart(FtpSession session, FtpRequest request) throws FtpException {
            if (!full) return FtpletResult.DEFAULT;
            session.write(new DefaultFtpReply(452, "no room"));
            return FtpletResult.SKIP;
        }
    }

    /** Without TLS. */
    static FtpServers plain(Path home) throws IOException, FtpException {
        return plain(home, 0);
    }

    static FtpServers plain(Path home, int port) throws IOException, FtpException {
        var listener = new ListenerFactory();
        listener.setPort(port);
        return new FtpServers(home, listener);
    }

    /** With TLS and that certificate. */
    static FtpServers secure(Path home, Certificates certificates, FtpSpec.When when) throws IOException, FtpException {
        var listener = new ListenerFactory();
        listener.setPort(0);
        var tls = new SslConfigurationFactory();
        tls.setKeystoreFile(certificates.store().toFile());
        tls.setKeystoreType("PKCS12");
        tls.setKeystorePassword(Certificates.PASSWORD);
        listener.setSslConfiguration(tls.createSslConfiguration());
        listener.setImplicitSsl(when == FtpSpec.When.IMPLICIT);
        return new FtpServers(home, listener);
    }

    void isFull(boolean now) {
        full = now;
    }

    int port() {
        return port;
    }

    Remote remote(String password) {
        return new Remote("127.0.0.1", port, "/exports", USER, Optional.of(password));
    }

    FtpTarget target(FtpSpec.Security security) {
        return new FtpTarget(new FtpSpec(remote(PASSWORD), security), ExportLimits.defaults());
    }

    @Override
    public void close() {
        server.stop();
    }
}
