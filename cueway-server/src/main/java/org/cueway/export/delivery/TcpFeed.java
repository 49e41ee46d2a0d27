package org.cueway.export.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.base.ExportLimits;
import org.cueway.export.Edition;
import org.cueway.export.Named;
import org.cueway.export.file.ExportFile;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileSets;
import org.cueway.rundown.RundownId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scripts for prompters that connect to us: whoever does gets the newest script of every running order, and then each newer one
 * whole. A listener that reads slowly misses what was overtaken, and delays nobody else. What a listener sends is not looked at.
 */
public final class TcpFeed implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(TcpFeed.class);

    private final ExportSpec spec;
    private final InetSocketAddress address;
    private final Framing framing;
    private final ExportLimits limits;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    /** The newest of each running order; guarded by itself. */
    private final Map<RundownId, byte[]> newest = new LinkedHashMap<>();

    private volatile ServerSocket server = unbound();

    /** How one script is told from the next. */
    public enum Framing {
        /** A line of JSON in front of each, which says of which running order it is and how many bytes follow. */
        HEADER,
        /** A form feed (0x0C) in front of each. */
        FORM_FEED
    }

    /**
     * A feed; nothing is opened yet.
     *
     * @param spec of its kinds the first one counts
     * @param address where to listen; port 0 takes any free one
     */
    public TcpFeed(ExportSpec spec, InetSocketAddress address, Framing framing, ExportLimits limits) {
        this.spec = spec;
        this.address = address;
        this.framing = framing;
        this.limits = limits;
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException("no socket", e);
        }
    }

    /** The port that is really bound; 0 if none is yet. */
    public int port() {
        return Math.max(0, server.getLocalPort());
    }

    @Override
    public void check() throws DeliveryException {
        if (server.isBound() && !server.isClosed()) {
            return;
        }
        var opened = unbound();
        try {
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(address.getHostString(), address.getPort()));
        } catch (IOException e) {
            closed(opened);
            throw new DeliveryException(
                    DeliveryFault.PORT_TAKEN,
                    address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(),
                    e);
        }
        server = opened;
        Thread.ofVirtual().name("feed-" + spec.id()).start(() -> accept(opened));
    }

    private void accept(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                var socket = open.accept();
                if (listeners.size() >= limits.maxListeners()) {
                    LOG.warn("feed {}: {} are connected, {} is turned away", spec.id(), listeners.size(), socket);
                    socket.close();
                } else {
                    join(socket);
                }
            } catch (IOException e) {
                if (!open.isClosed()) LOG.warn("feed {}: {}", spec.id(), e.toString());
            }
        }
    }

    private void join(Socket socket) {
        var listener = new Listener(socket);
        synchronized (newest) {
            listeners.add(listener);
            newest.forEach(listener::tell);
        }
        Thread.ofVirtual().name("feed-" + spec.id() + "-to").start(listener::write);
        Thread.ofVirtual().name("feed-" + spec.id() + "-from").start(listener::watch);
    }

    @Override
    public void deliver(Edition edition) throws DeliveryException {
        check();
        var script = FileSets.of(spec, edition).contents().getFirst();
        tell(edition.named(), framed(edition.named(), edition.revision(), script));
    }

    @Override
    public void withdraw(Named named) throws DeliveryException {
        check();
        var gone =
                framing == Framing.HEADER ? line(head(named).put("gone", true).put("bytes", 0)) : new byte[] {'\f'};
        synchronized (newest) {
            newest.remove(named.id());
            listeners.forEach(listener -> listener.tell(named.id(), gone));
        }
    }

    private void tell(Named named, byte[] framed) {
        synchronized (newest) {
            newest.put(named.id(), framed);
            listeners.forEach(listener -> listener.tell(named.id(), framed));
        }
    }

    private byte[] framed(Named named, long revision, ExportFile script) {
        var out = new ByteArrayOutputStream(script.size() + 200);
        switch (framing) {
            case HEADER ->
                out.writeBytes(line(
                        head(named).put("revision", revision).put("gone", false).put("bytes", script.size())));
            case FORM_FEED -> out.write('\f');
        }
        out.writeBytes(script.bytes());
        return out.toByteArray();
    }

    private static ObjectNode head(Named named) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", "cueway-feed/1")
                .put("key", named.key())
                .put("newsroom", named.id().newsroom())
                .put("roID", named.id().roID())
                .put("slug", named.slug());
    }

    private static byte[] line(ObjectNode json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void forget() {
        // Whoever listens has what it has; what is brought out next is told to all.
    }

    @Override
    public void close() {
        closed(server);
        listeners.forEach(Listener::end);
    }

    private static void closed(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.debug("closing {}", part, e);
        }
    }

    /** One connection. What it is to be told next is guarded by itself. */
    private final class Listener {
        private final Socket socket;
        private final Map<RundownId, byte[]> next = new LinkedHashMap<>();

        Listener(Socket socket) {
            this.socket = socket;
        }

        synchronized void tell(RundownId id, byte[] framed) {
            next.put(id, framed);
            notifyAll();
        }

        private synchronized byte[] take() throws InterruptedException {
            while (next.isEmpty()) {
                if (socket.isClosed()) return new byte[0];
                wait();
            }
            var id = List.copyOf(next.keySet()).getFirst();
            var framed = next.remove(id);
            return framed == null ? new byte[0] : framed;
        }

        void write() {
            try (socket) {
                var out = socket.getOutputStream();
                while (!socket.isClosed()) {
                    out.write(take());
                    out.flush();
                }
            } catch (IOException lost) {
                LOG.debug("feed {}: {} is gone: {}", spec.id(), socket, lost.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                listeners.remove(this);
            }
        }

        /** Only to see that it has gone. */
        void watch() {
            try {
                var in = socket.getInputStream();
                while (in.read() >= 0) {
                    // not looked at
                }
            } catch (IOException gone) {
                LOG.debug("feed {}: {}", spec.id(), gone.toString());
            }
            end();
        }

        void end() {
            closed(socket);
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
