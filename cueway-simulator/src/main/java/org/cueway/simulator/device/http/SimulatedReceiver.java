package org.cueway.simulator.device.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cueway.base.TimeSource;

/** The receiver: a port on loopback, the requests that came, and what goes wrong. Safe for use by any thread. */
public final class SimulatedReceiver implements AutoCloseable {
    private final byte[] key;
    private final TimeSource time;
    private final int port;
    private final List<Delivered> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Delivered> events = new LinkedHashMap<>();
    private final Deque<ReceiverFault> faults = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<HttpServer> server;

    private SimulatedReceiver(String key, HttpServer server, TimeSource time) {
        this.key = key.getBytes(StandardCharsets.US_ASCII);
        this.time = time;
        this.port = server.getAddress().getPort();
        this.server = Optional.of(server);
        begin(server);
    }

    /**
     * Listens on loopback, on any free port.
     *
     * @param key of signatures, as plain text
     */
    public static SimulatedReceiver start(String key, TimeSource time) throws IOException {
        return new SimulatedReceiver(key, listen(0), time);
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    }

    private void begin(HttpServer listening) {
        listening.setExecutor(threads);
        listening.createContext("/", this::take);
        listening.start();
    }

    public int port() {
        return port;
    }

    /** Every request, oldest first. */
    public List<Delivered> requests() {
        return List.copyOf(requests);
    }

    /** The first request of each id that was taken, oldest first. */
    public synchronized List<Delivered> events() {
        return List.copyOf(events.values());
    }

    /** What befalls the next requests, one each. */
    public void fail(ReceiverFault... next) {
        faults.addAll(List.of(next));
    }

    /** Listens no longer. */
    public synchronized void leave() {
        server.ifPresent(listening -> listening.stop(0));
        server = Optional.empty();
    }

    public synchronized void comeBack() throws IOException {
        var listening = listen(port);
        server = Optional.of(listening);
        begin(listening);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            requests.add(request);
            switch (faults.pollFirst()) {
                case ReceiverFault.Answer(int status, var retryAfter) -> {
                    retryAfter.ifPresent(text -> exchange.getResponseHeaders().set("Retry-After", text));
                    exchange.sendResponseHeaders(status, -1);
                }
                case ReceiverFault.Late(var by) -> {
                    keep(request);
                    time.sleep(by);
                    exchange.sendResponseHeaders(204, -1);
                }
                case ReceiverFault.HangUp() -> keep(request);
                case null -> {
                    keep(request);
                    exchange.sendResponseHeaders(request.signed() ? 204 : 401, -1);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep(Delivered request) {
        events.putIfAbsent(request.id(), request);
    }

    private Delivered read(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var body = exchange.getRequestBody().readAllBytes();
        return new Delivered(
                exchange.getRequestURI().getPath(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                isSigned(headers, body));
    }

    private boolean isSigned(Map<String, String> headers, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var head =
                    headers.getOrDefault("webhook-id", "") + "." + headers.getOrDefault("webhook-timestamp", "") + ".";
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            var expected =
                    ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
            for (var signature : headers.getOrDefault("webhook-signature", "").split(" ")) {
                if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) return true;
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        leave();
        threads.shutdownNow();
    }
}
