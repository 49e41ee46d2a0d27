package org.cueway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A process that answers MOS messages on one port of this machine: ours, Sofie's or the echo server. Closing ends the process
 * and deletes what it wrote.
 */
final class Server implements AutoCloseable {
    private final int port;
    private final int web;
    private final long pid;
    private final AutoCloseable process;

    private Server(int port, int web, long pid, AutoCloseable process) {
        this.port = port;
        this.web = web;
        this.pid = pid;
        this.process = process;
    }

    /** The gateway with its default, durable store, in a folder below {@code parent}, and {@code newsrooms} newsrooms. */
    static Server gateway(Path parent, int newsrooms) throws IOException, InterruptedException {
        return gateway(parent, newsrooms, "");
    }

    /** The same with more in its configuration. */
    static Server gateway(Path parent, int newsrooms, String more) throws IOException, InterruptedException {
        var folder = Files.createDirectory(parent.resolve("gateway-" + UUID.randomUUID()));
        var config = new StringBuilder(GatewayProcess.config(Messages.MOS_ID)).append("newsrooms:\n");
        IntStream.range(0, newsrooms)
                .forEach(lane -> config.append("  - id: ")
                        .append(Messages.newsroom(lane))
                        .append('\n'));
        config.append(more);
        var gateway = GatewayProcess.start(folder, config.toString(), GatewayProcess.ownJvmOptions());
        return new Server(gateway.upper(), gateway.web(), gateway.handle().pid(), () -> {
            gateway.stop();
            delete(folder);
        });
    }

    /** Sofie's connector as a MOS device in Node.js; keeps what it is sent in memory. */
    static Server sofie(int newsrooms) throws IOException {
        var folder = checkout().resolve("cueway-tests/src/test/npm");
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            throw new IOException("Sofie's connector is not installed: run `npm ci` in " + folder
                    + " (./build does it), with Node.js 18 or newer");
        }
        var command = List.of("node", "device.mjs", Messages.MOS_ID, String.valueOf(newsrooms));
        return printingItsPort(new ProcessBuilder(command).directory(folder.toFile()));
    }

    /** The floor: cuts frames and says OK, reads nothing, keeps nothing. */
    static Server echo() throws IOException {
        var command = new ArrayList<>(List.of(GatewayProcess.java()));
        command.addAll(GatewayProcess.ownJvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName()));
        return printingItsPort(new ProcessBuilder(command));
    }

    /** Where it listens for running orders. */
    int port() {
        return port;
    }

    /** Where it answers HTTP; 0 if it does not. */
    int web() {
        return web;
    }

    /** How much memory of the machine it holds, in KiB (Linux: VmRSS). */
    long residentKiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no VmRSS in the status of process " + pid));
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing a server", e);
        }
    }

    private static Server printingItsPort(ProcessBuilder builder) throws IOException {
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader lines = process.inputReader();
        var line = lines.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException("expected `port N` from " + builder.command() + ", found " + line);
        }
        Thread.ofVirtual().name("drain").start(() -> lines.lines().forEach(_ -> {}));
        return new Server(Integer.parseInt(line.substring("port ".length())), 0, process.pid(), () -> {
            process.destroy();
            process.waitFor();
        });
    }

    /** The folder of the sources: ours are in {@code cueway-bench/target/classes} below it. */
    private static Path checkout() {
        try {
            var classes = Path.of(Server.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../..").normalize();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
