package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.wire.Connections;

/**
 * A newsroom's upper port that answers as a test tells it. It greets and says who it is by itself; what else it is asked is
 * remembered.
 */
public final class PlayedNewsroom implements MosRole, AutoCloseable {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    private final Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final MosListener listener;
    private volatile Function<MosMessage, Optional<MosMessage>> answers = PlayedNewsroom::ok;
    private volatile Optional<String> standby = Optional.empty();
    private final AtomicInteger greeted = new AtomicInteger();

    private PlayedNewsroom(int port) throws IOException {
        var sessions = new Sessions(
                connections, CODEC, new Lanes(TimeSource.system()), Limits.Lane.defaults(), TimeSource.system());
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.listener = MosListener.open(address, Channel.RO, _ -> true, this, sessions);
    }

    /** On any free port. */
    public static PlayedNewsroom open() throws IOException {
        return new PlayedNewsroom(0);
    }

    /** On a port that was free a moment ago. */
    public static PlayedNewsroom open(int port) throws IOException {
        return new PlayedNewsroom(port);
    }

    public static Optional<MosMessage> ok(MosMessage message) {
        return Optional.of(RoAck.ok(""));
    }

    /** From now on answers so; empty stays silent. */
    public void answering(Function<MosMessage, Optional<MosMessage>> how) {
        answers = how;
    }

    /** From now on refuses everything in the words of a buddy that is not in charge. */
    public void standingBy() {
        standby = Optional.of("Buddy server cannot respond because main server is available");
    }

    /** From now on takes messages. */
    public void inCharge() {
        standby = Optional.empty();
    }

    /** How many heartbeats it was sent. */
    public int greeted() {
        return greeted.get();
    }

    public int port() {
        return listener.address().getPort();
    }

    /** The frames that it was asked, greetings aside. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Dialect dialect(Link link, Head head) {
        return Examples.PLAIN;
    }

    @Override
    public Optional<Reply> answer(Inbound inbound) {
        if (!(inbound.message() instanceof Decoded.Ok<Envelope>(Envelope(var head, var message), var _))) {
            throw new AssertionError("cannot be read: " + inbound.message());
        }
        inbound.link().bind("device");
        if (message instanceof Heartbeat) greeted.incrementAndGet();
        var answer = switch (message) {
            case MosMessage any
            when standby.isPresent() -> {
                if (!(any instanceof Heartbeat)) refused.add(text(inbound));
                yield Optional.<MosMessage>of(MosAck.nack("", "", standby.get()));
            }
            case Heartbeat heartbeat -> Optional.<MosMessage>of(heartbeat);
            case ReqMachInfo _ -> Optional.<MosMessage>of(new ListMachInfo(whoItIs()));
            case MosMessage other -> {
                asked.add(text(inbound));
                yield answers.apply(other);
            }
        };
        return answer.map(said -> new Reply(CODEC.encode(new Envelope(head, said))));
    }

    private static String text(Inbound inbound) {
        return inbound.frame().encoding().decode(inbound.frame().bytes()).orElseThrow();
    }

    /** The frames that it refused as a standby, heartbeats aside. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private static MachineInfo whoItIs() {
        var none = Optional.<MosTime>empty();
        return new MachineInfo(
                "Played",
                "",
                "",
                "",
                "",
                "",
                "NCS-A",
                new MosTime(""),
                none,
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public void close() {
        listener.close();
        connections.close();
    }
}
