package org.cueway.device.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The real broker, with the three lines of {@code device-protocols} §5.3. Confined to its test's thread. */
final class Mosquitto {
    /** Where Debian, a build from source and Homebrew put servers. */
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

    private final Path folder;
    private final int port;
    private Process process;

    private Mosquitto(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    static TestBroker start(Path folder, Map<String, String> users) throws IOException, InterruptedException {
        int port = free();
        var lines = new ArrayList<>(List.of(
                "listener " + port + " 127.0.0.1",
                "allow_anonymous " + users.isEmpty(),
                "persistence false",
                // Started by root, it would else become somebody who may not read the test's folder.
                "user root"));
        var passwords = folder.resolve("passwords");
        if (!users.isEmpty()) {
            lines.add("password_file " + passwords);
            Files.createFile(passwords);
        }
        for (var user : users.entrySet()) {
            var made = new ProcessBuilder(
                            tool("mosquitto_passwd"), "-b", passwords.toString(), user.getKey(), user.getValue())
                    .start();
            if (made.waitFor() != 0) throw new IOException("mosquitto_passwd failed");
        }
        Files.write(folder.resolve("mosquitto.conf"), lines);
        var mosquitto = new Mosquitto(folder, port);
        mosquitto.await();
        return new TestBroker.Running(mosquitto);
    }

    private static int free() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static String tool(String name) {
        var path = System.getenv().getOrDefault("PATH", "").split(":");
        return Stream.concat(Stream.of(path), FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing: apt-get install mosquitto"))
                .toString();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        tool("mosquitto"),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
    }

    private void await() {
        Awaitility.await().until(this::listens);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("mosquitto.log")));
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    void run() throws IOException {
        process = launch();
        await();
    }

    void kill() {
        var _ = process.destroyForcibly().onExit().join();
    }
}
