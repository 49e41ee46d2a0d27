package org.cueway.simulator.device.tsl;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The displays: a TCP and a UDP port of the same number on loopback. Safe for use by any thread. */
public final class SimulatedTally implements AutoCloseable {
    private static final int MOST_BYTES = 4_096;

    private final boolean newer;
    private final int port;
    private final Map<String, Display> displays = new ConcurrentHashMap<>();
    private final AtomicInteger packets = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger toLose = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final DatagramSocket datagrams;
    private volatile ServerSocket listening;

    private SimulatedTally(boolean newer, ServerSocket listening, DatagramSocket datagrams) {
        this.newer = newer;
        this.listening = listening;
        this.datagrams = datagrams;
        this.port = listening.getLocalPort();
    }

    /**
     * Listens on loopback, on a port that is free for both.
     *
     * @param newer version 5.0, else 3.1
     */
    public static SimulatedTally start(boolean newer) throws IOException {
        while (true) {
            var listening = listen(0);
            try {
                var datagrams = new DatagramSocket(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()));
                var tally = new SimulatedTally(newer, listening, datagrams);
                tally.accept(listening);
                Thread.ofVirtual().name("simulated tally").start(tally::receive);
                return tally;
            } catch (java.net.BindException taken) {
                listening.close();
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        return socket;
    }

    public int port() {
        return port;
    }

    /** By screen and index, {@code 0/4}; in version 3.1 by address alone. */
    public Map<String, Display> displays() {
        return new TreeMap<>(displays);
    }

    public Display display(String place) {
        return displays.getOrDefault(place, Display.DARK);
    }

    /** Packets that came and were good, one for each display that they were about. */
    public int packets() {
        return packets.get();
    }

    /** What came and was no packet. */
    public int broken() {
        return broken.get();
    }

    /** The next packets are lost on their way, as datagrams are. */
    public void lose(int count) {
        toLose.set(count);
    }

    public void hangUp() {
        sockets.forEach(SimulatedTally::close);
    }

    /** Takes no connections any more. */
    public void leave() {
        close(listening);
        hangUp();
    }

    public void comeBack() throws IOException {
        listening = listen(port);
        accept(listening);
    }

    /** Crashes and starts anew: all displays are dark. */
    public void restart() {
        displays.clear();
        hangUp();
    }

    private void accept(ServerSocket server) {
        Thread.ofVirtual().name("simulated tally").start(() -> {
            try {
                while (true) {
                    var socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().name("tally line").start(() -> read(socket));
                    if (server.isClosed()) close(socket);
                }
            } catch (IOException closed) {
                // It listens no longer.
            }
        });
    }

    private void read(Socket socket) {
        var reader = new UmdReader(newer);
        try (socket) {
            var buffer = new byte[MOST_BYTES];
            int length = socket.getInputStream().read(buffer);
            while (length >= 0) {
                show(reader.stream(buffer, length));
                length = socket.getInputStream().read(buffer);
            }
        } catch (IOException ended) {
            // As connections do.
        } finally {
            broken.addAndGet(reader.broken());
            sockets.remove(socket);
        }
    }

    private void receive() {
        try {
            while (true) {
                var reader = new UmdReader(newer);
                var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
                datagrams.receive(packet);
                show(reader.datagram(packet.getData(), packet.getLength()));
                broken.addAndGet(reader.broken());
            }
        } catch (IOException closed) {
            // It listens no longer.
        }
    }

    private void show(Map<String, Display> said) {
        said.forEach((place, display) -> {
            if (toLose.get() > 0 && toLose.getAndDecrement() > 0) return;
            displays.put(place, display);
            packets.incrementAndGet();
        });
    }

    @Override
    public void close() {
        leave();
        datagrams.close();
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
