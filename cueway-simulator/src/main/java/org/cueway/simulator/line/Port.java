package org.cueway.simulator.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.TcpPort;

/** One of our ports: accepts peers and lets the counterpart answer them, a virtual thread each. Safe for use by any thread. */
public final class Port implements AutoCloseable {
    private final Lines lines;
    private final TcpPort port;
    private final InetSocketAddress address;
    private final Channel channel;
    private final Counterpart counterpart;
    /** Newest first. */
    private final Deque<Conversation> open = new ConcurrentLinkedDeque<>();

    private final CountDownLatch called = new CountDownLatch(1);

    /**
     * Does not listen yet.
     *
     * @param address where peers find it
     */
    Port(Lines lines, TcpPort port, InetSocketAddress address, Channel channel, Counterpart counterpart) {
        this.lines = lines;
        this.port = port;
        this.address = address;
        this.channel = channel;
        this.counterpart = counterpart;
    }

    /** Where peers find it, with the port that was really taken. */
    public InetSocketAddress address() {
        return address;
    }

    /** Its number. */
    public int number() {
        return address.getPort();
    }

    /** Connections that are open. */
    public int connections() {
        return open.size();
    }

    /** Waits until somebody has connected, whether or not the connection still is; returns whether somebody has. */
    public boolean awaitCall(Duration wait) throws InterruptedException {
        return called.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Asks on the newest connection that a peer opened: for peers that cannot be dialled.
     *
     * @return {@link Said.Nothing} if there is no such connection, or no answer on it in time
     */
    public Said ask(MosMessage message, Names names) throws InterruptedException {
        var conversation = Optional.ofNullable(open.peekFirst());
        if (conversation.isEmpty()) return new Said.Nothing("nobody has connected to port " + number());
        var asked = lines.outgoing(names, message);
        return conversation
                .get()
                .ask(asked, asked.patience(lines.manner().patience()))
                .orElseGet(() -> new Said.Nothing("no answer to " + message.element()));
    }

    /** Ends every connection, and goes on listening. */
    public void hangUp() {
        open.forEach(conversation -> conversation.close("hung up"));
    }

    @Override
    public void close() {
        port.close();
        hangUp();
    }

    void accept() {
        while (!port.closed()) {
            try {
                port.accept().ifPresent(this::start);
            } catch (IOException e) {
                if (port.closed()) return;
            }
        }
    }

    private void start(Connection connection) {
        var conversation = new Conversation(lines, connection, channel, counterpart);
        open.addFirst(conversation);
        called.countDown();
        lines.start("take-" + channel.word(), () -> {
            try {
                conversation.read();
            } finally {
                open.remove(conversation);
            }
        });
    }
}
