package org.cueway.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A newsroom played by Sofie's connector in a Node.js process ({@code src/test/npm/newsroom.mjs}); its messages, its framing,
 * its heartbeats and its repeats are Sofie's. Orders go in and results come out as lines of JSON. Its own reading thread
 * fills the queues; everything else is for the test's thread.
 */
public final class SofieNewsroom implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Writer orders;
    private final AtomicInteger lastOrder = new AtomicInteger();
    private final Map<Integer, BlockingQueue<JsonNode>> results = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private SofieNewsroom(Process process) {
        this.process = process;
        this.orders = process.outputWriter();
        this.reader = Thread.ofVirtual().name("sofie").start(this::read);
    }

    /** Starts the process. Fails with what to do if its packages are not installed. */
    public static SofieNewsroom start() {
        var folder = Path.of("src/test/npm").toAbsolutePath();
        if (!Files.isDirectory(folder.resolve("node_modules/@mos-connection/connector"))) {
            throw new AssertionError("Sofie's connector is not installed: run `npm ci` in " + folder
                    + " (./build does it), with Node.js 18 or newer");
        }
        try {
            return new SofieNewsroom(new ProcessBuilder("node", "newsroom.mjs")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new AssertionError("Node.js cannot be started: install it (Debian: apt-get install nodejs npm)", e);
        }
    }

    /** Gives an order and returns what came of it; fails if Sofie reports an error. */
    public JsonNode order(String what, Map<String, Object> details) {
        var result = tell(what, details);
        if (result.has("error"))
            throw new AssertionError(what + ": " + result.path("error").asString());
        return result.path("ok");
    }

    /** Gives an order and returns {@code {"ok": …}} or {@code {"error": "…"}}. */
    public JsonNode tell(String what, Map<String, Object> details) {
        return waitFor(begin(what, details));
    }

    /** Gives an order and does not wait for its result; {@link #waitFor} does. */
    public int begin(String what, Map<String, Object> details) {
        int id = lastOrder.incrementAndGet();
        results.put(id, new LinkedBlockingQueue<>());
        var order = JSON.createObjectNode().put("id", id).put("do", what);
        details.forEach((name, value) -> order.set(name, JSON.valueToTree(value)));
        try {
            orders.write(order + "\n");
            orders.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("Sofie's process is gone", e);
        }
    }

    /** The result of an order that was begun. */
    public JsonNode waitFor(int order) {
        try {
            var result = results.getOrDefault(order, new LinkedBlockingQueue<>())
                    .poll(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
            if (result == null) throw new AssertionError("Sofie did not say what came of order " + order);
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What happened unasked so far, oldest first. */
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (!line.startsWith("{")) continue; // the connector prints to the console now and then
                var message = JSON.readTree(line);
                if (message.has("event")) {
                    events.add(message);
                } else {
                    var waiting = results.get(message.path("id").asInt());
                    if (waiting != null) waiting.add(message);
                }
            }
        } catch (IOException closed) {
            // The process ended; whoever still waits runs into its time limit.
        }
    }
}
