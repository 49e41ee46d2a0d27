package org.cueway.mos.session;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.value.MosTime;

/** The least that can answer: heartbeats, who we are, {@code roReqAll} with an empty list, everything else with a refusal. */
public class PlainRole implements MosRole {
    private final MosCodec codec;
    private final Dialect dialect;
    private final List<Inbound> seen = new CopyOnWriteArrayList<>();

    public PlainRole(MosCodec codec) {
        this(codec, Optional.empty());
    }

    PlainRole(MosCodec codec, Optional<String> encoding) {
        this(codec, new Dialect("plain", encoding, ZoneOffset.UTC, 128));
    }

    PlainRole(MosCodec codec, Dialect dialect) {
        this.codec = codec;
        this.dialect = dialect;
    }

    /** Every message that reached the role, in order. */
    public List<Inbound> seen() {
        return List.copyOf(seen);
    }

    @Override
    public Dialect dialect(Link link, Head head) {
        return dialect;
    }

    @Override
    public Optional<Reply> answer(Inbound inbound) {
        seen.add(inbound);
        return switch (inbound.message()) {
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) -> {
                inbound.link().bind(head.ncsID().orElseThrow());
                yield message.isAnswer() ? Optional.empty() : reply(head, answer(message));
            }
            case Decoded.Rejected<Envelope>(var why, var head, var _) ->
                reply(head, MosAck.nack("", "", why.problem()));
        };
    }

    private static MosMessage answer(MosMessage message) {
        return switch (message) {
            case Heartbeat heartbeat -> heartbeat;
            case ReqMachInfo _ -> new ListMachInfo(whoWeAre());
            case RoReqAll _ -> new RoListAll(List.of());
            case MosMessage.Unknown unknown
            when unknown.element().equals("roBug") -> throw new IllegalStateException("a bug in the role");
            default -> new RoAck("", "not supported: " + message.element(), List.of());
        };
    }

    private static MachineInfo whoWeAre() {
        var time = new MosTime("");
        return new MachineInfo(
                "Plain",
                "Role",
                "",
                "",
                "",
                "",
                "device",
                time,
                Optional.empty(),
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private Optional<Reply> reply(Head head, MosMessage message) {
        return Optional.of(new Reply(codec.encode(new Envelope(head, message))));
    }
}
