package org.cueway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in front of a device and notes when something for it comes by that has a certain text in it. Passes everything on, both ways,
 * on platform threads, so that what it notes does not stand in line behind the newsrooms of the bench; what it noted may be asked by any.
 */
final class Tap implements AutoCloseable {
    private final ServerSocket listening;
    private final int device;
    private final String mark;
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Tap(ServerSocket listening, int device, String mark) {
        this.listening = listening;
        this.device = device;
        this.mark = mark;
    }

    /** In front of the device at that port of this machine. */
    static Tap of(int device, String mark) throws IOException {
        var tap = new Tap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), device, mark);
        Thread.ofPlatform().daemon().name("tap").start(tap::accept);
        return tap;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** When the text came by, in nanoseconds of the monotonic clock, in order. */
    List<Long> seen() {
        return new ArrayList<>(seen);
    }

    private void accept() {
        try {
            while (true) {
                var gateway = listening.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), device);
                gateway.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                sockets.addAll(List.of(gateway, to));
                Thread.ofPlatform().daemon().name("tap-to-device").start(() -> pass(gateway, to, true));
                Thread.ofPlatform().daemon().name("tap-to-gateway").start(() -> pass(to, gateway, false));
            }
        } catch (IOException closed) {
            // As it was meant.
        }
    }

    private void pass(Socket from, Socket to, boolean looking) {
        var buffer = new byte[1 << 16];
        try (from;
                to) {
            for (int count; (count = from.getInputStream().read(buffer)) > 0; ) {
                if (looking && new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(mark)) {
                    seen.add(System.nanoTime());
                }
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException closed) {
            // One of the two is gone, and so is the other.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
