package org.cueway.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Options for JVMs that live for seconds, as those of tests do: what they run is the same, starting it costs about a quarter. They compile
 * once and quickly, collect garbage on one thread, and read their classes from a cache (JEP 483, 514) that the first who asks in a folder
 * makes by running a demo. There is none while the class path has folders in it, which the JVM does not allow. Nothing that is measured may
 * run with these.
 */
public final class ShortLives {
    private static final List<String> PLAIN =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", "-Xlog:all=warning:stderr");
    private static final List<String> OPTIONS = options(Path.of("target"));

    private ShortLives() {}

    /** The options. The first call in a folder {@code target} takes as long as a demo needs to start and to end. */
    public static List<String> jvmOptions() {
        return OPTIONS;
    }

    private static List<String> options(Path target) {
        var entries = List.of(GatewayProcess.shippedClassPath().split(File.pathSeparator));
        if (entries.stream().anyMatch(entry -> Files.isDirectory(Path.of(entry)))) return PLAIN;
        try {
            Files.createDirectories(target);
            var cache = target.resolve("gateway-" + digest(entries) + ".aot").toAbsolutePath();
            if (!Files.exists(cache)) make(cache);
            if (!Files.exists(cache)) return PLAIN;
            var options = new ArrayList<>(PLAIN);
            options.add("-XX:AOTCache=" + cache);
            return List.copyOf(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what the JVM compares before it uses a cache: a cache of other files would only be a warning in every process. */
    private static String digest(List<String> entries) throws IOException {
        var all = new StringBuilder(System.getProperty("java.vm.version"));
        for (String entry : entries) {
            var file = Path.of(entry);
            all.append('\n').append(entry);
            if (Files.exists(file))
                all.append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Makes it whole or not at all, unless another process is about to: nobody waits for it. */
    private static void make(Path cache) throws IOException {
        var folder = cache.resolveSibling("aot-training");
        try (var channel = FileChannel.open(
                        cache.resolveSibling("aot-training.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || Files.exists(cache)) return;
            delete(folder);
            Files.createDirectories(folder);
            var made = folder.resolve("made.aot");
            var options = new ArrayList<>(PLAIN);
            options.add("-XX:AOTCacheOutput=" + made);
            try (var demo = GatewayProcess.demo(folder, List.of("--edits-per-min", "600"), options)) {
                for (String path : List.of("/api/v1/rundowns", "/api/v1/newsrooms", "/api/v1/messages")) demo.get(path);
                demo.stop();
            }
            if (Files.exists(made)) Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a demo was run", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
