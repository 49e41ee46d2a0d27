package org.cueway.simulator.ncs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.ncs.show.Shows;

/** The newsroom towards its device: says whose a message is, has it answered, refuses in words. Safe for use by any thread. */
final class NcsRole implements MosRole {
    private static final MachineInfo.Profiles PROFILES = new MachineInfo.Profiles(
            Optional.of("NCS"),
            List.of(
                    new MachineInfo.Profile(0, true),
                    new MachineInfo.Profile(1, false),
                    new MachineInfo.Profile(2, true),
                    new MachineInfo.Profile(3, false),
                    new MachineInfo.Profile(4, true),
                    new MachineInfo.Profile(5, false),
                    new MachineInfo.Profile(6, false),
                    new MachineInfo.Profile(7, false)));

    private final Names names;
    private final MosCodec codec;
    private final Supplier<Shows> shows;
    private final TimeSource time;
    private final Consumer<NewsroomEvent> listener;

    /** The two that talk to each other. */
    record Names(String mosID, String ncsID) {}

    NcsRole(Names names, MosCodec codec, Supplier<Shows> shows, TimeSource time, Consumer<NewsroomEvent> listener) {
        this.names = names;
        this.codec = codec;
        this.shows = shows;
        this.time = time;
        this.listener = listener;
    }

    @Override
    public Dialect dialect(Link link, Head head) {
        return PlayFolder.dialect();
    }

    @Override
    public Optional<Reply> answer(Inbound in) {
        return switch (in.message()) {
            case Decoded.Rejected<Envelope>(var why, var head, var form) ->
                refusal(form, why.toString()).flatMap(no -> reply("unreadable message", head, no));
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) -> {
                var stranger = stranger(head);
                if (stranger.isEmpty()) in.link().bind(names.mosID());
                var answer = stranger.isEmpty()
                        ? answers().to(message)
                        : stranger.filter(_ -> !message.isAnswer()).<MosMessage>map(why -> MosAck.nack("", "", why));
                yield answer.flatMap(text -> reply(message.element(), head, text));
            }
        };
    }

    /** Why an envelope is not for us, or not from our device; empty if all is well. */
    private Optional<String> stranger(Head head) {
        return differs("mosID", head.mosID(), names.mosID()).or(() -> differs("ncsID", head.ncsID(), names.ncsID()));
    }

    private static Optional<String> differs(String what, Optional<String> found, String expected) {
        return found.filter(expected::equals).isPresent()
                ? Optional.empty()
                : Optional.of("unknown " + what + " " + found.orElse("(none)") + ", expected " + expected);
    }

    private Answers answers() {
        var now = MosTime.of(time.now());
        var info = new MachineInfo(
                "Cueway",
                "Simulated newsroom",
                "",
                "",
                "",
                "",
                names.ncsID(),
                now,
                Optional.empty(),
                "2.8.5",
                Optional.of(PROFILES),
                List.of(),
                List.of(),
                List.of());
        return new Answers(shows.get(), new BasicMessage.ListMachInfo(info), now);
    }

    private static Optional<MosMessage> refusal(AnswerWith form, String why) {
        return switch (form) {
            case AnswerWith.MosAck(var objID) -> Optional.of(MosAck.nack(objID, "", why));
            case AnswerWith.RoAck(var roID) -> Optional.of(RoAck.nack(roID, why));
            case AnswerWith.Nothing() -> Optional.empty();
        };
    }

    private Optional<Reply> reply(String asked, Head head, MosMessage answer) {
        if (!(answer instanceof BasicMessage.Heartbeat)) {
            listener.accept(new NewsroomEvent.Asked(asked, Words.of(answer).text()));
        }
        var ours = new Head(Optional.of(names.mosID()), Optional.of(names.ncsID()), head.messageID());
        return Optional.of(new Reply(codec.encode(new Envelope(ours, answer))));
    }
}
