package org.cueway.simulator.nmos.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.cueway.base.TimeSource;

/** A port that speaks HTTP/1.1, a virtual thread for each connection. Safe for use by any thread. */
public final class HttpListener implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final String name;
    private final InetSocketAddress address;
    private final Function<Request, Answer> handler;
    private final RequestLog log;
    private final TimeSource time;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private volatile ServerSocket listening;

    private HttpListener(Place place, ServerSocket listening, Function<Request, Answer> handler) {
        this.name = place.name();
        this.log = place.log();
        this.time = place.time();
        this.address = (InetSocketAddress) listening.getLocalSocketAddress();
        this.handler = handler;
        this.listening = listening;
    }

    /**
     * Where and for whom.
     *
     * @param name in what was received
     * @param address port 0 for any free one
     * @param log where requests go
     */
    public record Place(String name, InetSocketAddress address, RequestLog log, TimeSource time) {}

    /**
     * Listens.
     *
     * @param handler called on the connection's thread
     */
    public static HttpListener start(Place place, Function<Request, Answer> handler) throws IOException {
        var listener = new HttpListener(place, bind(place.address()), handler);
        listener.accept(listener.listening);
        return listener;
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        return socket;
    }

    public int port() {
        return address.getPort();
    }

    /** {@code 127.0.0.1:8080}. */
    public String authority() {
        return address.getAddress().getHostAddress() + ":" + port();
    }

    /** {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return URI.create("http://" + authority());
    }

    /** How many connections were ever accepted. */
    public long accepted() {
        return accepted.get();
    }

    /** How many are open. */
    public int open() {
        return sockets.size();
    }

    /** Ends every connection; new ones are taken. */
    public void hangUp() {
        sockets.forEach(HttpListener::close);
    }

    /** Ends every connection and refuses new ones. */
    public synchronized void leave() {
        close(listening);
        hangUp();
    }

    /** Listens again, on the same port. */
    public synchronized void comeBack() throws IOException {
        if (listening.isClosed()) {
            listening = bind(address);
            accept(listening);
        }
    }

    private void accept(ServerSocket server) {
        start(name + " listens", () -> {
            try {
                while (true) {
                    var socket = server.accept();
                    sockets.add(socket);
                    long number = accepted.incrementAndGet();
                    start(name, () -> serve(socket, number));
                    if (server.isClosed()) close(socket);
                }
            } catch (IOException closed) {
                // It listens no longer.
            }
        });
    }

    private void start(String called, Runnable what) {
        var thread = Thread.ofVirtual().name(called).unstarted(() -> {
            try {
                what.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void serve(Socket socket, long number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var reader = new RequestReader(socket.getInputStream(), number);
            var open = true;
            for (var next = reader.next(); open && next.isPresent(); next = open ? reader.next() : next) {
                open = answer(next.get(), reader, socket);
            }
        } catch (IOException e) {
            // The peer is gone, or speaks something else: the connection ends.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean answer(Request request, RequestReader reader, Socket socket)
            throws IOException, InterruptedException {
        var entry = log.arrived(name, request);
        var answer = handler.apply(request);
        while (answer instanceof Answer.Later(var by, var then)) {
            time.sleep(by);
            answer = then;
        }
        var overlapped = reader.hasMore();
        log.answered(entry, status(answer), overlapped);
        switch (answer) {
            case Answer.Whole whole -> {
                write(socket.getOutputStream(), whole, request.method(), false);
                return !request.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
            }
            case Answer.Half(var whole) -> write(socket.getOutputStream(), whole, request.method(), true);
            case Answer.HangUp() -> {}
            case Answer.Silence() -> reader.drain();
            case Answer.Upgrade upgrade -> upgrade(upgrade, request, reader, socket);
            case Answer.Later _ -> throw new IllegalStateException("unwrapped above");
        }
        return false;
    }

    private static int status(Answer answer) {
        return switch (answer) {
            case Answer.Whole whole -> whole.status();
            case Answer.Half(var whole) -> whole.status();
            case Answer.Upgrade _ -> 101;
            case Answer.HangUp _, Answer.Silence _, Answer.Later _ -> 0;
        };
    }

    private static void upgrade(Answer.Upgrade upgrade, Request request, RequestReader reader, Socket socket)
            throws IOException {
        if (!request.headers().getOrDefault("upgrade", "").equalsIgnoreCase("websocket")) {
            write(socket.getOutputStream(), Answer.error(426, "expected a WebSocket"), "GET", false);
            return;
        }
        var webSocket = new WebSocket(socket, request);
        webSocket.shakeHands();
        upgrade.opened().accept(webSocket);
        try {
            webSocket.read(reader.rest());
        } finally {
            upgrade.ended().accept(webSocket);
        }
    }

    private static void write(OutputStream out, Answer.Whole whole, String method, boolean half) throws IOException {
        var body = whole.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 ").append(whole.status()).append(" .\r\n");
        whole.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (whole.status() != 204)
            head.append("Content-Length: ").append(body.length).append("\r\n");
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int sent = method.equals("HEAD") ? 0 : half ? body.length / 2 : body.length;
        var bytes = Arrays.copyOf(start, start.length + sent);
        System.arraycopy(body, 0, bytes, start.length, sent);
        out.write(bytes);
        out.flush();
    }

    /** Ends every connection and waits for what served them. */
    @Override
    public void close() {
        leave();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // The descriptor is gone either way.
        }
    }
}
