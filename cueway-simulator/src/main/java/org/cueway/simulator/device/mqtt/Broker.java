package org.cueway.simulator.device.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;

/** An MQTT broker on this machine, of MQTT 3.1.1 and 5. Safe for use by any thread. */
public final class Broker implements AutoCloseable {
    private final BrokerPlan plan;
    private final TimeSource time;
    private final Post post;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    /** Empty while it is down. */
    private Optional<Listening> listening;

    private volatile Trouble trouble = Trouble.NONE;

    /** A port, and who takes calls there. */
    private record Listening(ServerSocket port, Thread thread) {}

    private Broker(BrokerPlan plan, TimeSource time, ServerSocket listener) {
        this.plan = plan;
        this.time = time;
        this.post = new Post(time);
        this.port = listener.getLocalPort();
        this.listening = Optional.of(accept(listener));
    }

    /** Starts, and returns when it listens. */
    public static Broker start(BrokerPlan plan, TimeSource time) throws IOException {
        return new Broker(plan, time, listen(plan.port()));
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private Listening accept(ServerSocket from) {
        var thread = Thread.ofVirtual().name("broker-" + port).start(() -> {
            try {
                while (true) {
                    var socket = from.accept();
                    socket.setTcpNoDelay(true);
                    Thread.ofVirtual().name("broker-reads").start(new Peer(socket, post, plan, () -> trouble, time));
                }
            } catch (IOException down) {
                // It was taken down.
            }
        });
        return new Listening(from, thread);
    }

    /** Where it listens, or will again. */
    public int port() {
        return port;
    }

    /** From now on that is wrong with it. */
    public void trouble(Trouble now) {
        trouble = now;
    }

    /** Refuses connections, and cuts those that there are; what is retained stays. */
    public void down() throws IOException {
        lock.lock();
        try {
            if (listening.isPresent()) {
                listening.get().port().close();
                // The port is taken until nobody waits there any more.
                listening.get().thread().join();
            }
            listening = Optional.empty();
            post.peers().forEach(Peer::cut);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Listens again, on the same port. */
    public void up() throws IOException {
        lock.lock();
        try {
            if (listening.isEmpty()) listening = Optional.of(accept(listen(port)));
        } finally {
            lock.unlock();
        }
    }

    /** Goes down and comes up with nothing retained and no session, as one that keeps nothing on disk. */
    public void restart() throws IOException {
        down();
        post.forget();
        up();
    }

    /** Ends a connection without a word, as a pulled cable does; nothing if there is none of that name. */
    public void cut(String client) {
        post.peers().stream().filter(peer -> peer.is(client)).forEach(Peer::cut);
    }

    /** Payloads of what is retained, by topic. */
    public Map<String, String> retained() {
        return post.retained();
    }

    /** The last messages that came, oldest first. */
    public List<Packet.Publish> received() {
        return post.received();
    }

    /** Who is connected. */
    public List<String> clients() {
        return post.clients();
    }

    @Override
    public void close() throws IOException {
        down();
    }
}
