package org.cueway.simulator.device.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.mqtt.Packet.ConnAck;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Disconnect;
import org.cueway.simulator.device.mqtt.Packet.PingReq;
import org.cueway.simulator.device.mqtt.Packet.PingResp;
import org.cueway.simulator.device.mqtt.Packet.PubAck;
import org.cueway.simulator.device.mqtt.Packet.Publish;
import org.cueway.simulator.device.mqtt.Packet.SubAck;
import org.cueway.simulator.device.mqtt.Packet.Subscribe;
import org.cueway.simulator.device.mqtt.Packet.UnsubAck;
import org.cueway.simulator.device.mqtt.Packet.Unsubscribe;

/** One connection of a broker. {@link #run} reads on its thread, another one writes; anybody may {@link #say} and {@link #cut}. */
final class Peer implements Runnable {
    /** Packets that wait to be written; who reads so slowly is cut off. */
    private static final int MAX_WAITING = 10_000;

    private static final int NOBODY = 0x10;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int MALFORMED = 0x81;
    private static final int TAKEN_OVER = 0x8e;
    private static final int QOS_NOT_SUPPORTED = 0x9b;
    private static final int REFUSED = 0x8f;
    /** The same before MQTT 5. */
    private static final int V3_NOT_AUTHORIZED = 5;

    private final Socket socket;
    private final Post post;
    private final BrokerPlan plan;
    private final Supplier<Trouble> trouble;
    private final TimeSource time;
    private final BlockingQueue<Packet> out = new LinkedBlockingQueue<>(MAX_WAITING);
    private volatile int version = Packets.V5;
    private volatile Optional<Connect> greeted = Optional.empty();
    /** Whether its end is one that it has a last will for. */
    private volatile boolean willed = true;

    private final AtomicBoolean left = new AtomicBoolean();

    Peer(Socket socket, Post post, BrokerPlan plan, Supplier<Trouble> trouble, TimeSource time) {
        this.socket = socket;
        this.post = post;
        this.plan = plan;
        this.trouble = trouble;
        this.time = time;
    }

    /** Until the connection ends. */
    @Override
    public void run() {
        var writer = Thread.ofVirtual().name("broker-writes").start(this::write);
        try {
            read(new BufferedInputStream(socket.getInputStream()));
        } catch (MalformedPacket e) {
            say(new Disconnect(MALFORMED));
        } catch (IOException gone) {
            // That is what a last will is for.
        } finally {
            leave();
            end(writer);
        }
    }

    private void read(InputStream in) throws IOException {
        int packets = 0;
        for (var next = Packets.read(in, version); next.isPresent(); next = Packets.read(in, version)) {
            if (!trouble.get().silent()) {
                if (!handle(next.get())) return;
                packets++;
            }
            int most = trouble.get().dropAfter();
            if (most > 0 && packets >= most) return;
        }
    }

    /** Whether it goes on. */
    private boolean handle(Packet packet) throws IOException {
        if (packet instanceof Connect connect) return greet(connect);
        if (greeted.isEmpty()) throw new MalformedPacket("something before CONNECT");
        var client = greeted.get().client();
        return switch (packet) {
            case Publish publish -> publish(client, publish);
            case PubAck(int id, var _) -> {
                post.acknowledged(client, id);
                yield true;
            }
            case Subscribe(int id, var filters) -> {
                say(new SubAck(
                        id,
                        filters.stream()
                                .map(filter -> Matching.isFilter(filter.text()) ? filter.qos() : REFUSED)
                                .toList()));
                post.subscribe(client, filters);
                yield true;
            }
            case Unsubscribe(int id, var filters) -> {
                post.unsubscribe(client, filters);
                yield say(new UnsubAck(id, filters.size()));
            }
            case PingReq() -> say(new PingResp());
            case Disconnect(int code) -> {
                willed = code != 0;
                yield false;
            }
            case Connect _, ConnAck _, SubAck _, UnsubAck _, PingResp _ ->
                throw new MalformedPacket("a packet that only brokers send");
        };
    }

    private boolean greet(Connect connect) throws IOException {
        if (greeted.isPresent()) throw new MalformedPacket("CONNECT twice");
        version = connect.version();
        int code = refusal(connect);
        if (code != 0) {
            willed = false;
            say(new ConnAck(false, code));
            return false;
        }
        if (connect.keepAlive() > 0) {
            socket.setSoTimeout((int) Duration.ofSeconds(connect.keepAlive()).toMillis() * 3 / 2);
        }
        boolean present = !connect.clean() && post.knows(connect.client());
        greeted = Optional.of(connect);
        post.join(connect.client(), connect.clean(), this).ifPresent(Peer::giveWay);
        say(new ConnAck(present, 0));
        post.catchUp(connect.client());
        return true;
    }

    private int refusal(Connect connect) {
        if (trouble.get().connectCode() != 0) return trouble.get().connectCode();
        if (plan.users().isEmpty()) return 0;
        boolean known = connect.login()
                .filter(login -> login.password().equals(plan.users().get(login.username())))
                .isPresent();
        if (known) return 0;
        return version == Packets.V5 ? NOT_AUTHORIZED : V3_NOT_AUTHORIZED;
    }

    private boolean publish(String client, Publish publish) {
        if (publish.qos() > 1) return !say(new Disconnect(QOS_NOT_SUPPORTED));
        if (trouble.get().withholdAcks()) return true;
        int code = trouble.get().publishCode();
        boolean heard = code >= 0x80 || post.publish(client, publish);
        if (publish.qos() == 1) {
            say(new PubAck(publish.id(), code == 0 && !heard ? NOBODY : code));
        }
        return true;
    }

    /** Somebody else has connected by the same name, who is welcomed after our last will. */
    private void giveWay() {
        say(new Disconnect(TAKEN_OVER));
        leave();
    }

    private void leave() {
        if (left.getAndSet(true)) return;
        greeted.ifPresent(connect -> {
            post.leave(connect.client(), this, connect.sessionExpiry() > 0);
            if (willed) {
                connect.will().ifPresent(will -> post.publish(connect.client(), will));
            }
        });
    }

    /** Whether that client is at the other end. */
    boolean is(String client) {
        return greeted.filter(connect -> connect.client().equals(client)).isPresent();
    }

    /** Queues a packet; true. */
    boolean say(Packet packet) {
        if (!out.offer(packet)) cut();
        return true;
    }

    private void write() {
        try (var stream = socket.getOutputStream()) {
            while (true) {
                var packet = out.take();
                if (packet instanceof Disconnect(int code) && (code == 0 || version != Packets.V5)) return;
                var now = trouble.get();
                if (!now.delay().isZero()) time.sleep(now.delay());
                var bytes = Packets.bytes(packet, version);
                if (now.split()) {
                    for (byte each : bytes) {
                        stream.write(each);
                        stream.flush();
                    }
                } else {
                    stream.write(bytes);
                }
                if (packet instanceof Disconnect) return;
            }
        } catch (IOException gone) {
            cut();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** After what is still to be said. */
    private void end(Thread writer) {
        say(new Disconnect(0));
        try {
            writer.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
        cut();
    }

    /** Ends it without a word. */
    void cut() {
        try {
            socket.close();
        } catch (IOException closed) {
            // Closed it is.
        }
    }
}
