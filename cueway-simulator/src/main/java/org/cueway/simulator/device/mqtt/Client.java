package org.cueway.simulator.device.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.simulator.device.mqtt.Packet.ConnAck;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Disconnect;
import org.cueway.simulator.device.mqtt.Packet.Filter;
import org.cueway.simulator.device.mqtt.Packet.PubAck;
import org.cueway.simulator.device.mqtt.Packet.Publish;
import org.cueway.simulator.device.mqtt.Packet.SubAck;
import org.cueway.simulator.device.mqtt.Packet.Subscribe;

/**
 * A small MQTT client, for lamps and for who looks at a broker. One request at a time; safe for use by any thread. It sends no
 * keep-alive, so it asks for none.
 */
public final class Client implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Socket socket;
    private final int version;
    private final Consumer<Publish> listener;
    private final ReentrantLock writing = new ReentrantLock();
    private final SynchronousQueue<Packet> answers = new SynchronousQueue<>();
    private int lastId;

    private Client(Socket socket, int version, Consumer<Publish> listener) {
        this.socket = socket;
        this.version = version;
        this.listener = listener;
    }

    /**
     * Connects to a broker on this machine.
     *
     * @param hello who we are
     * @param listener hears of messages, on the client's thread
     * @throws IOException if the broker is not there, or refuses; the message has its code
     */
    public static Client connect(int port, Connect hello, Consumer<Publish> listener)
            throws IOException, InterruptedException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        var client = new Client(socket, hello.version(), listener);
        Thread.ofVirtual().name("mqtt-client-" + hello.client()).start(client::read);
        client.send(hello);
        switch (client.answer()) {
            case ConnAck(var _, int code) when code == 0 -> {}
            case Packet other -> {
                client.close();
                throw new IOException("the broker answered " + other);
            }
        }
        return client;
    }

    /** Somebody of that name, with a session that ends with the connection. */
    public static Connect named(String name, int version) {
        return new Connect(version, name, true, 0, 0, Optional.empty(), Optional.empty());
    }

    /** The same, who is missed: messages of QoS 1 wait for him. */
    public static Connect kept(String name, int version) {
        return new Connect(version, name, false, 0, 3600, Optional.empty(), Optional.empty());
    }

    private void read() {
        try (var in = new BufferedInputStream(socket.getInputStream())) {
            read(in);
        } catch (IOException closed) {
            // By either side; who waits for an answer gets none.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream in) throws IOException, InterruptedException {
        var next = Packets.read(in, version);
        while (next.isPresent()) {
            switch (next.get()) {
                case Publish publish -> {
                    if (publish.qos() > 0) send(new PubAck(publish.id(), 0));
                    listener.accept(publish);
                }
                case Packet answer -> answer(answer);
            }
            next = Packets.read(in, version);
        }
    }

    /** Hands it to who waits for it; an answer that nobody waits for is forgotten. */
    private void answer(Packet answer) throws InterruptedException {
        boolean _ = answers.offer(answer, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void send(Packet packet) throws IOException {
        writing.lock();
        try {
            socket.getOutputStream().write(Packets.bytes(packet, version));
        } finally {
            writing.unlock();
        }
    }

    private Packet answer() throws IOException, InterruptedException {
        var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) throw new IOException("the broker did not answer");
        return answer;
    }

    /** Listens to what fits a filter, QoS 1; returns when the broker has acknowledged that. */
    public void subscribe(String filter) throws IOException, InterruptedException {
        send(new Subscribe(id(), List.of(new Filter(filter, 1, false, false))));
        if (!(answer() instanceof SubAck(var _, var codes)) || codes.getFirst() >= 0x80) {
            throw new IOException("the broker refused the subscription to " + filter);
        }
    }

    /** Publishes with QoS 0: for use on the client's own thread, too. */
    public void say(String topic, String payload, boolean retain) throws IOException {
        send(new Publish(topic, payload, 0, retain, 0, OptionalLong.empty()));
    }

    /** Publishes with QoS 1, and returns when the broker has it. */
    public void publish(String topic, String payload, boolean retain) throws IOException, InterruptedException {
        send(new Publish(topic, payload, 1, retain, id(), OptionalLong.empty()));
        if (!(answer() instanceof PubAck)) throw new IOException("the broker did not take what was published");
    }

    private int id() {
        writing.lock();
        try {
            lastId = lastId % 0xffff + 1;
            return lastId;
        } finally {
            writing.unlock();
        }
    }

    /** Without a word: its last will is published. */
    public void cut() {
        try {
            socket.close();
        } catch (IOException closed) {
            // Closed it is.
        }
    }

    @Override
    public void close() {
        try {
            send(new Disconnect(0));
        } catch (IOException gone) {
            // So is the connection.
        }
        cut();
    }
}
