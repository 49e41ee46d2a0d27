package org.cueway.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.PlugInMessage.NcsAck;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Received;

/**
 * Sends messages one after the other, each on the port of its channel, and waits for answers when asked to. A connection is
 * opened when it is first needed and kept. Confined to its thread.
 */
final class Sender implements AutoCloseable {
    private static final Map<Channel, Integer> PORTS =
            new EnumMap<>(Map.of(Channel.MOM, 10_540, Channel.RO, 10_541, Channel.AUX, 10_542));

    /**
     * Where to.
     *
     * @param port empty: that of each message's channel
     * @param encoding empty: UCS-2BE, and whatever the other end answers in
     */
    record Target(String host, Optional<Integer> port, Optional<Encoding> encoding) {}

    /**
     * One message on its way.
     *
     * @param head its envelope, to know the answer by
     * @param message what it says; empty if it is broken, which is no reason not to send it
     */
    record Outgoing(String text, Head head, Optional<MosMessage> message) {
        /** Its element, for people. */
        String command() {
            return message.map(MosMessage::element)
                    .filter(name -> !name.isEmpty())
                    .orElse("broken message");
        }
    }

    /** What came of sending one message. */
    sealed interface Sent {
        /** It went out, and nobody waited for the answer. */
        record Out() implements Sent {}

        /**
         * The answer came.
         *
         * @param accepted whether it is no refusal
         * @param element its name
         * @param words what it says; empty if its name says it all
         */
        record Answered(boolean accepted, String element, String words, Duration took) implements Sent {}

        /** No answer in time. */
        record Silent(Duration waited) implements Sent {}

        /** The connection ended, or what came was no message. */
        record Lost(String why) implements Sent {}
    }

    private final Target target;
    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final TimeSource time;
    private final Connections connections;
    private final Map<Integer, Connection> open = new HashMap<>();

    Sender(Target target, TimeSource time) {
        this.target = target;
        this.time = time;
        this.connections = Connections.open(Limits.Wire.defaults(), time);
    }

    /** The port that a message goes to; that of running orders if it does not say what it is about. */
    int port(Outgoing message) {
        return target.port()
                .orElseGet(() ->
                        PORTS.get(message.message().flatMap(MosMessage::channel).orElse(Channel.RO)));
    }

    /**
     * Sends one message.
     *
     * @param wait how long to wait for the answer; empty: not at all
     * @throws IOException if no connection can be made; the message is a sentence
     */
    Sent send(Outgoing message, Optional<Duration> wait) throws IOException {
        var connection = connection(port(message));
        long begun = time.nanoTime();
        try {
            connection.write(message.text());
        } catch (IOException e) {
            return new Sent.Lost(String.valueOf(e.getMessage()));
        }
        return wait.map(limit -> answer(connection, message, begun, limit)).orElseGet(Sent.Out::new);
    }

    private Connection connection(int port) throws IOException {
        var there = open.get(port);
        if (there != null) return there;
        var address = InetSocketAddress.createUnresolved(target.host(), port);
        try {
            var made = connections.dial(address, Limits.Commands.defaults().connect(), target.encoding());
            open.put(port, made);
            return made;
        } catch (IOException e) {
            throw new IOException(
                    "expected somebody who takes MOS at %s:%d, found: %s; --host and --port name another"
                            .formatted(target.host(), port, e.getMessage()),
                    e);
        }
    }

    private Sent answer(Connection connection, Outgoing message, long begun, Duration limit) {
        while (true) {
            switch (connection.read(limit.minusNanos(time.nanoTime() - begun))) {
                case Received.Whole(var frame, var _, var _) -> {
                    var took = Duration.ofNanos(time.nanoTime() - begun);
                    switch (codec.decode(frame, Lint.PLAIN)) {
                        case Decoded.Ok<Envelope>(var envelope, var _) -> {
                            // The other end may ask something of its own meanwhile; a tool has no answer to that.
                            if (answers(envelope, message)) return answered(envelope.message(), took);
                        }
                        case Decoded.Rejected<Envelope>(var why, var _, var _) -> {
                            return new Sent.Lost("the answer cannot be read: " + why);
                        }
                    }
                }
                case Received.Silent _ -> {
                    return new Sent.Silent(limit);
                }
                case Received.Closed(var why) -> {
                    return new Sent.Lost(why);
                }
                case Received.WrongEncoding(var expected, var found) -> {
                    return new Sent.Lost("the answer came in " + found.word() + ", expected " + expected.word()
                            + "; set --encoding to what the other end is configured for");
                }
                case Received.TooLarge _,
                        Received.Misaligned _,
                        Received.Spoiled _,
                        Received.Unfinished _,
                        Received.TooMuchJunk _ -> {
                    return new Sent.Lost("what came back is no MOS message; is this a MOS port?");
                }
            }
        }
    }

    private static boolean answers(Envelope envelope, Outgoing sent) {
        if (envelope.message().isAnswer()) return true;
        boolean both = envelope.message() instanceof BasicMessage.Heartbeat
                && sent.message()
                        .filter(BasicMessage.Heartbeat.class::isInstance)
                        .isPresent();
        var id = envelope.head().messageID().filter(it -> !it.isBlank());
        return both || (id.isPresent() && id.equals(sent.head().messageID()));
    }

    private static Sent answered(MosMessage answer, Duration took) {
        var element = answer.element();
        return switch (answer) {
            case RoAck ack -> new Sent.Answered(ack.isOk(), element, ack.reason(), took);
            case MosAck ack ->
                new Sent.Answered(ack.isAck(), element, (ack.status() + " " + ack.statusDescription()).strip(), took);
            case NcsAck ack ->
                new Sent.Answered(
                        ack.status().equalsIgnoreCase("ACK"),
                        element,
                        (ack.status() + " " + ack.statusDescription().orElse("")).strip(),
                        took);
            case MosMessage.Unknown unknown -> new Sent.Answered(!unknown.isComplaint(), element, unknown.xml(), took);
            case BasicMessage _,
                    ObjectMessage _,
                    RunningOrderMessage _,
                    SupersededMessage _,
                    ObjectRequestMessage _,
                    DiscoveryMessage _,
                    ControlMessage _,
                    ModificationMessage _,
                    PlugInMessage _ -> new Sent.Answered(true, element, "", took);
        };
    }

    /** Lets the other end take what is on its way, then closes. */
    @Override
    public void close() {
        open.values().forEach(connection -> connection.finish("all is sent"));
        connections.close();
    }
}
