package org.cueway.simulator.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.TcpPort;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.faults.FaultProxy;

/**
 * All lines of one simulated system: opens ports, dials, and closes everything together. The one place that knows what carries
 * a line; with faults in the manner, a proxy lies in front of each. Safe for use by any thread.
 */
public final class Lines implements AutoCloseable {
    /** How peers are read: as strictly as MOS has it. */
    public static final Dialect DIALECT = new Dialect(
            "plain", Optional.empty(), ZoneOffset.UTC, Limits.Xml.defaults().maxIdChars());

    /** MessageIDs begin below this, by chance: two runs must not look like repeats of each other (R24). */
    private static final int HIGHEST_FIRST_ID = 1 << 30;

    private final MosCodec codec;
    private final Manner manner;
    private final TimeSource time;
    private final Connections connections;
    private final AtomicInteger ids;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    private Lines(MosCodec codec, Manner manner, TimeSource time) {
        this.codec = codec;
        this.manner = manner;
        this.time = time;
        this.connections = Connections.open(Limits.Wire.defaults(), time);
        int first = manner.ids() == Manner.Ids.FROM_ONE
                ? 0
                : RandomGenerator.getDefault().nextInt(HIGHEST_FIRST_ID);
        this.ids = new AtomicInteger(first);
    }

    /** Opens none yet. */
    public static Lines open(MosCodec codec, Manner manner, TimeSource time) {
        return new Lines(codec, manner, time);
    }

    /** Lines of the same system that speak in another manner; to be closed by whoever asked for them. */
    public Lines speaking(Manner other) {
        return new Lines(codec, other, time);
    }

    /** The next messageID. */
    public String number() {
        return Integer.toString(ids.incrementAndGet());
    }

    /**
     * Listens, and lets {@code counterpart} answer from now on.
     *
     * @param address where; port 0 means any free one
     * @throws IOException if the port cannot be had; the message names it
     */
    public Port listen(InetSocketAddress address, Channel channel, Counterpart counterpart) throws IOException {
        if (address.isUnresolved()) throw new IOException("no address known for host " + address.getHostString());
        var faults = manner.faults();
        var inner = faults.isEmpty() ? address : anyLocal();
        var tcp = TcpPort.open(inner, connections, _ -> true);
        var outer = tcp.address();
        if (faults.isPresent()) {
            try {
                outer = proxy(address, tcp.address(), FaultProxy.End.LISTENER, faults.get());
            } catch (IOException e) {
                tcp.close();
                throw e;
            }
        }
        var port = new Port(this, tcp, outer, channel, counterpart);
        keep(port);
        start("accept-" + channel.word(), port::accept);
        return port;
    }

    /** Dials, now and whenever the connection is lost, until the line is closed. */
    public Line dial(Place place, Names names, Counterpart counterpart) throws IOException {
        var line = new Line(this, through(place), names, counterpart);
        keep(line);
        start("dial-" + place.channel().word(), line::run);
        return line;
    }

    /** Where to dial so that what is to go wrong on the way does. */
    private Place through(Place place) throws IOException {
        var faults = manner.faults();
        if (faults.isEmpty()) return place;
        return switch (place.where()) {
            case Place.Where.Port port -> {
                var near = proxy(anyLocal(), port.address(), FaultProxy.End.CALLER, faults.get());
                yield new Place(place.channel(), near.getAddress().getHostAddress(), near.getPort());
            }
            // They would befall the octets of HTTP, not messages.
            case Place.Where.Url _ -> throw new IOException("no faults can be laid on the way to " + place.words());
        };
    }

    /**
     * Dials once, for somebody who says everything himself: no greeting, no heartbeat, no second connection.
     *
     * @throws IOException if nobody is there
     */
    public Talk talk(Place place, Names names, Counterpart counterpart) throws IOException {
        var through = through(place);
        var talk = new Talk(this, connect(through, names), place.channel(), names, counterpart);
        keep(talk);
        start("talk-" + place.channel().word(), talk::read);
        return talk;
    }

    /** From now on nothing is read and nothing is said, and every connection stays: half open. */
    public void fallSilent() {
        silent = true;
    }

    /** Closes everything and returns when all is quiet. */
    @Override
    public void close() {
        synchronized (parts) {
            while (!parts.isEmpty()) close(parts.pop());
        }
        connections.close();
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("did not close", e);
        }
    }

    private void keep(AutoCloseable part) {
        synchronized (parts) {
            parts.push(part);
        }
    }

    private InetSocketAddress proxy(
            InetSocketAddress listen, InetSocketAddress target, FaultProxy.End ours, FaultPlan faults)
            throws IOException {
        var proxy = FaultProxy.open(listen, target, ours, faults, time);
        keep(proxy);
        return proxy.address();
    }

    private static InetSocketAddress anyLocal() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    Connection connect(Place place, Names names) throws IOException {
        var wait = Limits.Lane.defaults().connect();
        try {
            return switch (place.where()) {
                case Place.Where.Port port -> connections.dial(port.address(), wait, manner.encoding());
                case Place.Where.Url(var endpoint, var asks) ->
                    connections.dial(endpoint, parameters(place.channel(), asks, names), wait, form());
            };
        } catch (IOException e) {
            throw new IOException("cannot connect to " + place.words() + ": " + e.getMessage(), e);
        }
    }

    /** As MOS 4.0 §2 has them; {@code passive} is left out where it is not meant. */
    private static Map<String, String> parameters(Channel channel, Place.Asks asks, Names names) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("mosID", names.mosID());
        parameters.put("ncsID", names.ncsID());
        parameters.put("channel", channel.word());
        if (asks == Place.Asks.THEM) parameters.put("passive", "true");
        return parameters;
    }

    private MessageForm form() {
        return Arrays.stream(MessageForm.values())
                .filter(form ->
                        manner.encoding().filter(form.encoding()::equals).isPresent())
                .findFirst()
                .orElse(MessageForm.UCS2BE);
    }

    /** A request with the next messageID, if our manner is to have any. */
    Outgoing outgoing(Names names, MosMessage message) {
        var id = manner.ids() == Manner.Ids.NONE ? Optional.<String>empty() : Optional.of(number());
        var text = manner.wording().apply(codec.encode(new Envelope(names.head(id), message)));
        return new Outgoing(id, message, text);
    }

    /** An answer as we word it. */
    String words(Envelope answer) {
        boolean numbered = switch (manner.ids()) {
            case NUMBERED, FROM_ONE -> true;
            case NOT_ON_REFUSALS -> Conversation.refusal(answer.message()).isEmpty();
            case NONE -> false;
        };
        var head = answer.head();
        var said = numbered
                ? answer
                : new Envelope(new Head(head.mosID(), head.ncsID(), Optional.empty()), answer.message());
        return manner.wording().apply(codec.encode(said));
    }

    MosCodec codec() {
        return codec;
    }

    Manner manner() {
        return manner;
    }

    TimeSource time() {
        return time;
    }

    boolean silent() {
        return silent;
    }

    Thread start(String name, Runnable work) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        return thread;
    }
}
