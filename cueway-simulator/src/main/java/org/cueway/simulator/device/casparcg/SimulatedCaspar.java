package org.cueway.simulator.device.casparcg;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.TimeSource;

/** The server: a port on loopback, what its layers show, and what goes wrong. Safe for use by any thread. */
public final class SimulatedCaspar implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final Stage stage;
    private final TimeSource time;
    private final Faults faults = new Faults();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger pings = new AtomicInteger();
    private final int port;
    private volatile ServerSocket listening;

    private SimulatedCaspar(Library library, ServerSocket listening, TimeSource time) {
        this.stage = new Stage(library);
        this.time = time;
        this.listening = listening;
        this.port = listening.getLocalPort();
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 for any free one
     */
    public static SimulatedCaspar start(int port, Library library, TimeSource time) throws IOException {
        var server = new SimulatedCaspar(library, listen(port), time);
        server.accept(server.listening);
        return server;
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return socket;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Every command so far but PING, oldest first, as it came. */
    public List<String> received() {
        return List.copyOf(received);
    }

    /** What every layer shows that was ever used, by channel and layer: {@code 1-20}. */
    public Map<String, Layer> layers() {
        return stage.layers();
    }

    public Layer layer(String place) {
        return stage.layer(place);
    }

    /** Puts something on a layer, as another client of the server would. */
    public void put(String place, Layer layer) {
        stage.put(place, layer);
    }

    /** What goes wrong from now on; nothing for all is well. */
    public void fail(CasparFault... now) {
        faults.set(List.of(now));
    }

    /** Ends every connection; new ones are taken. */
    public void hangUp() {
        clients.forEach(Client::close);
    }

    /** Ends every connection and takes no more. */
    public void leave() {
        close(listening);
        hangUp();
    }

    /** Takes connections again. */
    public void comeBack() throws IOException {
        listening = listen(port);
        accept(listening);
    }

    /** Crashes and starts anew: what it showed is gone. */
    public void restart() {
        stage.forget();
        hangUp();
    }

    private void accept(ServerSocket server) {
        start("simulated casparcg", () -> {
            try {
                while (true) {
                    var socket = server.accept();
                    var client = new Client(this, socket);
                    clients.add(client);
                    start("amcp client", () -> {
                        client.run();
                        clients.remove(client);
                    });
                    if (server.isClosed()) client.close();
                }
            } catch (IOException closed) {
                // It listens no longer.
            }
        });
    }

    private void start(String name, Runnable what) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            what.run();
            threads.remove(Thread.currentThread());
        });
        threads.add(thread);
        thread.start();
    }

    Stage stage() {
        return stage;
    }

    Faults faults() {
        return faults;
    }

    TimeSource time() {
        return time;
    }

    /** How many PINGs came. */
    public int pings() {
        return pings.get();
    }

    void pinged() {
        pings.incrementAndGet();
    }

    void heard(String line) {
        received.add(line);
    }

    @Override
    public void close() {
        leave();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
