package org.cueway.device.tsl;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.device.DeviceException;
import org.cueway.device.tsl.TslSpec.Version;
import org.cueway.device.tsl.TslSpec.Where;

/** Where packets go. Used by one thread; over TCP another one waits for the end, and throws away what comes. */
abstract sealed class TslConnection implements AutoCloseable {
    /**
     * Opens it.
     *
     * @param lost told if the other end closes it
     */
    static TslConnection open(TslSpec spec, Limits.Tally limits, Consumer<String> lost) throws DeviceException {
        var where = spec.where();
        try {
            return switch (where.transport()) {
                case UDP -> new Datagrams(where);
                case TCP -> new Stream(where, spec.version(), limits, lost);
            };
        } catch (IOException e) {
            throw new DeviceException("cannot reach " + where + ": " + e.getMessage(), e);
        }
    }

    abstract void write(byte[] packet) throws IOException;

    void send(byte[] packet) throws DeviceException {
        try {
            write(packet);
        } catch (IOException e) {
            throw new DeviceException("cannot send: " + e.getMessage(), e);
        }
    }

    @Override
    public abstract void close();

    private static final class Datagrams extends TslConnection {
        private final DatagramSocket socket;

        Datagrams(Where where) throws IOException {
            socket = new DatagramSocket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getByName(where.host()), where.port()));
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        void write(byte[] packet) throws IOException {
            socket.send(new DatagramPacket(packet, packet.length));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Stream extends TslConnection {
        private final Socket socket = new Socket();
        private final Version version;
        private final Consumer<String> lost;
        private Optional<Thread> reader = Optional.empty();
        private volatile boolean closed;

        Stream(Where where, Version version, Limits.Tally limits, Consumer<String> lost) throws IOException {
            this.version = version;
            this.lost = lost;
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(where.host(), where.port()), (int)
                        limits.connect().toMillis());
            } catch (IOException e) {
                close();
                throw e;
            }
            reader = Optional.of(Thread.ofVirtual().name("tsl " + where).start(this::read));
        }

        private void read() {
            var why = "the other end closed the connection";
            try {
                var in = socket.getInputStream();
                var waste = new byte[256];
                while (in.read(waste) >= 0) {
                    // Nothing is ever said to us.
                }
            } catch (IOException e) {
                why = "connection lost: " + e.getMessage();
            }
            if (!closed) lost.accept(why);
        }

        @Override
        void write(byte[] packet) throws IOException {
            socket.getOutputStream().write(version == Version.V50 ? Umd.stuffed(packet) : packet);
        }

        @Override
        public void close() {
            closed = true;
            try {
                socket.close();
            } catch (IOException e) {
                // The descriptor is gone either way.
            }
            try {
                if (reader.isPresent()) reader.get().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
