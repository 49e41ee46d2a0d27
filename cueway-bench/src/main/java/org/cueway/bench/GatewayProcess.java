package org.cueway.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as a process of its own, as {@code ./cueway run} starts it, on ports that were free: it can be stopped, killed
 * and started again in the same folder. Its own reading thread keeps what the process prints; all else is for the caller's
 * thread.
 */
public final class GatewayProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** As {@code run} and {@code demo} print it; other lines may name other addresses. */
    private static final Pattern ADDRESS = Pattern.compile("^ +(?:status +)?http://127\\.0\\.0\\.1:(\\d+)");

    private static final Duration START_UP = Duration.ofSeconds(60);
    private static final int KEPT_LINES = 500;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Integer> webPort = new ArrayBlockingQueue<>(1);
    private final ConcurrentLinkedQueue<String> printed = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private final int web;
    private final JsonNode ports;

    private GatewayProcess(Process process) throws IOException, InterruptedException {
        this.process = process;
        this.reader = Thread.ofVirtual().name("gateway output").start(this::read);
        this.web = address();
        this.ports = get("/api/v1/status").path("ports");
    }

    /** A configuration without newsrooms: the caller appends them. Any free port for everything; data beside the file. */
    public static String config(String mosId) {
        return config(mosId, 0, 0, 0);
    }

    /** The same with ports for channels mom and ro. */
    public static String config(String mosId, int lower, int upper) {
        return config(mosId, lower, upper, 0);
    }

    /** The same with a port for HTTP too, for one that has to come back where it was. */
    public static String config(String mosId, int lower, int upper, int web) {
        return """
                mos:
                  id: %s
                  heartbeat: 2s
                  listen: { host: 127.0.0.1, lower: %d, upper: %d, query: 0 }
                store: { kind: sqlite, file: data/cueway.db }
                web: { host: 127.0.0.1, port: %d }
                """.formatted(mosId, lower, upper, web);
    }

    /** The options that this JVM runs with: those of the launcher, so that the gateway runs with them too. */
    static List<String> ownJvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .toList();
    }

    /** Our own class path without test code, which would bring its own logging. */
    public static String shippedClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder where its configuration and its data are
     * @param config the text of the configuration; if it says nothing of graphics there are none, or newsrooms would be told of
     *     each that ships
     * @param jvmOptions e.g. a small heap
     * @throws IOException if it does not become ready within a minute; says what it printed
     */
    public static GatewayProcess start(Path folder, String config, List<String> jvmOptions)
            throws IOException, InterruptedException {
        var whole = config.contains("graphics:") ? config : config + "\ngraphics: { folder: none }\n";
        var file = Files.writeString(folder.resolve("cueway.yaml"), whole);
        return start(folder, jvmOptions, List.of("run", "--config", file.toString()));
    }

    /** Starts a demo that keeps what it has in {@code folder}, as {@code ./cueway demo} does, and waits until it is ready. */
    public static GatewayProcess demo(Path folder, List<String> options, List<String> jvmOptions)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("demo", "--folder", folder.toString()));
        arguments.addAll(options);
        return start(folder, jvmOptions, arguments);
    }

    private static GatewayProcess start(Path folder, List<String> jvmOptions, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", shippedClassPath(), "org.cueway.cli.Main"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            return new GatewayProcess(process);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Port of channel mom. */
    public int lower() {
        return ports.path("lower").asInt();
    }

    /** Port of channel ro. */
    public int upper() {
        return ports.path("upper").asInt();
    }

    /** Port of channel aux. */
    public int query() {
        return ports.path("query").asInt();
    }

    /** Port of the HTTP server. */
    public int web() {
        return web;
    }

    /** The process, for what only its operating system knows. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Where a browser finds it, with a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + web + "/";
    }

    /** The JSON that a path of the API answers. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** What it has printed, newest last; the last {@value #KEPT_LINES} lines. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** SIGKILL: no farewell, no shutdown hook, no last write. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** SIGTERM: a clean shutdown. Returns the exit code. */
    public int stop() {
        process.toHandle().destroy(); // Process.destroy() would close what it still prints to
        return waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        waitFor();
        http.close();
    }

    private int waitFor() {
        try {
            int code = process.waitFor();
            reader.join();
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the gateway ends", e);
        }
    }

    private int address() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_UP.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var port = webPort.poll(50, TimeUnit.MILLISECONDS);
            if (port != null) return port;
        }
        throw new IOException("expected the gateway to print its address within " + START_UP + ", found:\n"
                + String.join("\n", printed));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (printed.size() >= KEPT_LINES) printed.poll();
                printed.add(line);
                var address = ADDRESS.matcher(line);
                if (address.find()) webPort.offer(Integer.parseInt(address.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
