package org.cueway.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;

/**
 * The simulated newsroom as a process of its own, as {@code ./cueway sim ncs} starts it, so that it can be killed. A thread of its
 * own reads what it prints; all else is for the test's thread.
 */
public final class NewsroomProcess implements AutoCloseable {
    private final Process process;
    private final AtomicInteger lines = new AtomicInteger();
    private final Thread reader;

    private NewsroomProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().name("newsroom output").start(this::read);
    }

    /** Starts {@code cueway sim ncs} towards the station's gateway. */
    public static NewsroomProcess start(Station station, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                GatewayProcess.shippedClassPath()));
        command.addAll(1, ShortLives.jvmOptions());
        command.addAll(List.of("org.cueway.cli.Main", "sim", "ncs", "--mos-id", Station.MOS_ID));
        command.addAll(
                List.of("--device-lower", String.valueOf(station.gateway().lower())));
        command.addAll(
                List.of("--device-upper", String.valueOf(station.gateway().upper())));
        command.addAll(List.of(options));
        return new NewsroomProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** How many lines it has printed. */
    public int lines() {
        return lines.get();
    }

    /** SIGKILL. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** SIGTERM; returns the exit code. */
    public int stop() {
        process.destroy();
        return waitFor();
    }

    @Override
    public void close() {
        kill();
    }

    private int waitFor() {
        try {
            int code = process.waitFor();
            reader.join();
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the newsroom ends", e);
        }
    }

    private void read() {
        try (var printed = process.inputReader()) {
            while (printed.readLine() != null) lines.incrementAndGet();
        } catch (IOException killed) {
            // As it was meant.
        }
    }
}
