package org.cueway.export.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.cueway.export.delivery.Remote;

/** MINA's SFTP server, with the folder {@code /exports} of a folder of the test. */
final class SftpServer implements AutoCloseable {
    static final String USER = "cg";
    static final String PASSWORD = "secret";

    private final SshServer server;
    private final KeyPair key;
    /** How logins were tried, in order. */
    private final List<String> tried = new CopyOnWriteArrayList<>();

    private volatile Optional<PublicKey> known = Optional.empty();
    private volatile boolean full;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private SftpServer(SshServer server, KeyPair key) {
        this.server = server;
        this.key = key;
    }

    static KeyPair newKey() throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(256);
        return maker.generateKeyPair();
    }

    static SftpServer start(Path home) throws IOException, GeneralSecurityException {
        return start(home, 0, newKey());
    }

    static SftpServer start(Path home, int port, KeyPair key) throws IOException {
        var server = new SftpServer(SshServer.setUpDefaultServer(), key);
        server.open(home, port);
        return server;
    }

    /** As servers of old are: version 3, and no rename that replaces. */
    static SftpServer startOld(Path home) throws IOException, GeneralSecurityException {
        var server = new SftpServer(SshServer.setUpDefaultServer(), newKey());
        SftpModuleProperties.SFTP_VERSION.set(server.server, 3);
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server.server, "");
        server.open(home, 0);
        return server;
    }

    private void open(Path home, int port) throws IOException {
        if (!Files.exists(home.resolve("exports"))) Files.createDirectory(home.resolve("exports"));
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, _) -> {
            tried.add("password");
            return user.equals(USER) && password.equals(PASSWORD);
        });
        server.setPublickeyAuthenticator((user, shown, _) -> {
            tried.add("publickey");
            return user.equals(USER)
                    && known.filter(it -> KeyUtils.compareKeys(it, shown)).isPresent();
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Disk())
                .build()));
        server.start();
    }

    private final class Disk implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            waitForTheGate();
            if (full) throw new SftpException(SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, "no room");
            return SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
        }
    }

    private void waitForTheGate() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /** From now on no file is opened; the connection stays, and everything else of it. */
    void standStill() {
        gate = new CountDownLatch(1);
    }

    /** What waits goes on. */
    void goOn() {
        gate.countDown();
    }

    void knows(PublicKey user) {
        known = Optional.of(user);
    }

    void isFull(boolean now) {
        full = now;
    }

    List<String> tried() {
        return List.copyOf(tried);
    }

    int port() {
        return server.getPort();
    }

    KeyPair key() {
        return key;
    }

    String fingerprint() {
        return KeyUtils.getFingerPrint(key.getPublic());
    }

    Remote remote(Optional<String> password) {
        return new Remote("127.0.0.1", port(), "/exports", USER, password);
    }

    /** How it is reached by who knows all that is needed. */
    SftpSpec spec() {
        return new SftpSpec(remote(Optional.of(PASSWORD)), Optional.empty(), Optional.empty(), List.of(fingerprint()));
    }

    @Override
    public void close() throws IOException {
        goOn();
        server.stop(true);
    }
}
