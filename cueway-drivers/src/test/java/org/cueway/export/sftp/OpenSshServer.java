package org.cueway.export.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.cueway.export.delivery.Remote;

/**
 * OpenSSH's own server, for the user who runs the test. It is started once for each connection, as inetd does it ({@code sshd -i}):
 * so it needs no port of its own that somebody else may have taken meanwhile. It serves nothing but the folder {@code exports}.
 */
final class OpenSshServer implements AutoCloseable {
    private static final String USER = System.getProperty("user.name", "root");

    private final Path home;
    private final KeyPair hostKey;
    private final KeyPair userKey;
    private final ServerSocket listener;
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    private OpenSshServer(Path home) throws IOException, GeneralSecurityException {
        this.home = home;
        this.hostKey = SftpServer.newKey();
        this.userKey = SftpServer.newKey();
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /**
     * Opens it.
     *
     * @param lines more of its configuration
     */
    static OpenSshServer start(Path home, String... lines) throws IOException, GeneralSecurityException {
        var server = new OpenSshServer(home);
        Files.createDirectory(server.root());
        write(home.resolve("host"), server.hostKey);
        write(home.resolve("id"), server.userKey);
        Files.writeString(
                home.resolve("authorized"),
                PublicKeyEntry.toString(server.userKey.getPublic()) + System.lineSeparator());
        var own = Stream.of(
                "HostKey " + home.resolve("host"),
                "AuthorizedKeysFile " + home.resolve("authorized"),
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin yes",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no");
        Files.write(
                home.resolve("sshd_config"),
                Stream.concat(own, Stream.of(lines)).toList());
        // Where it shuts itself in when root starts it; without an init system nobody has made it.
        if (USER.equals("root")) Files.createDirectories(Path.of("/run/sshd"));
        Thread.ofVirtual().name("sshd").start(server::listen);
        return server;
    }

    /** A private key that others can read is not used. */
    private static void write(Path file, KeyPair pair) throws IOException, GeneralSecurityException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                // Closed; or it cannot be started, and then the test says what it waits for in vain.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var process = new ProcessBuilder(
                        binary(), "-i", "-e", "-f", home.resolve("sshd_config").toString())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
        processes.add(process);
        Thread.ofVirtual().start(() -> {
            pass(socket::getInputStream, process::getOutputStream);
            process.destroy();
        });
        Thread.ofVirtual().start(() -> {
            pass(process::getInputStream, socket::getOutputStream);
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed.
            }
        });
    }

    @FunctionalInterface
    private interface End<T> {
        T stream() throws IOException;
    }

    private static void pass(End<InputStream> from, End<OutputStream> to) {
        try (var in = from.stream();
                var out = to.stream()) {
            var bytes = new byte[16_384];
            for (int count; (count = in.read(bytes)) >= 0; ) {
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two has gone; the other one is told by its stream's end.
        }
    }

    /** It insists on being called by its whole path. */
    private static String binary() {
        return Stream.concat(
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/sbin"),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                .map(folder -> Path.of(folder, "sshd"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("sshd is missing: apt-get install openssh-server"));
    }

    Path root() {
        return home.resolve("exports");
    }

    /** What it wrote of itself. */
    String log() throws IOException {
        var file = home.resolve("log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** How it is reached by who knows all that is needed. */
    SftpSpec spec() {
        return spec(home.resolve("id"), KeyUtils.getFingerPrint(hostKey.getPublic()));
    }

    /** The same with another key of the user, or another one that the server is expected to show. */
    SftpSpec spec(Path key, String fingerprint) {
        var remote = new Remote("127.0.0.1", listener.getLocalPort(), root().toString(), USER, Optional.empty());
        return new SftpSpec(remote, Optional.of(key), Optional.empty(), List.of(fingerprint));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        processes.forEach(Process::destroy);
    }
}
