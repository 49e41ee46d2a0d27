package org.cueway.simulator.ncs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Counterpart;
import org.cueway.simulator.line.Heard;
import org.cueway.simulator.ncs.answer.Answers;
import org.cueway.simulator.ncs.answer.Asker;
import org.cueway.simulator.ncs.answer.Mode;

/**
 * One server of the newsroom towards its devices: says whose a message is, has it answered, refuses in words. Safe for use by
 * any thread.
 */
final class NcsRole implements Counterpart {
    private static final MachineInfo.Profiles PROFILES = new MachineInfo.Profiles(
            Optional.of("NCS"),
            List.of(
                    new MachineInfo.Profile(0, true),
                    new MachineInfo.Profile(1, true),
                    new MachineInfo.Profile(2, true),
                    new MachineInfo.Profile(3, true),
                    new MachineInfo.Profile(4, true),
                    new MachineInfo.Profile(5, true),
                    new MachineInfo.Profile(6, false),
                    new MachineInfo.Profile(7, true)));

    private final String ncsID;
    private final Desk desk;
    private final Supplier<Mode> mode;

    NcsRole(String ncsID, Desk desk, Supplier<Mode> mode) {
        this.ncsID = ncsID;
        this.desk = desk;
        this.mode = mode;
    }

    @Override
    public Optional<Envelope> answer(Heard heard) {
        return switch (heard.message()) {
            case Decoded.Rejected<Envelope>(var why, var head, var form) ->
                refusal(form, why.toString()).map(no -> said("unreadable message", head, no));
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) ->
                judged(heard, head, message).map(answer -> {
                    var worded = desk.replies().word(message, heard.text(), answer);
                    return isStatus(message, worded) ? envelope(head, worded) : said(message.element(), head, worded);
                });
        };
    }

    private Optional<MosMessage> judged(Heard heard, Head head, MosMessage message) {
        var stranger = stranger(head);
        if (stranger.isPresent())
            return refused(message, MosAck.nack("", "", desk.replies().stranger(stranger.get())));
        var prose = mode.get().prose();
        if (!prose.isEmpty() && !(message instanceof BasicMessage.Heartbeat)) {
            boolean ro = message.channel().map(Channel.RO::equals).orElse(heard.channel() == Channel.RO);
            return refused(message, ro ? new RoAck("", prose, List.of()) : MosAck.nack("", "", prose));
        }
        var mosID = head.mosID().orElseThrow();
        var verdict = desk.board().take(now -> new Answers(now, asker(mosID), desk.policy()).to(message));
        follow(mosID, message, verdict.answer());
        return verdict.answer();
    }

    /** What does not change what the newsroom holds, and yet follows. */
    private void follow(String mosID, MosMessage message, Optional<MosMessage> answer) {
        if (message instanceof RoReq(var roID)) desk.queue(mosID).askedFor(roID);
        if (message instanceof RoReqAll && desk.replies().sendsStoriesAfterList()) {
            for (var show : desk.board().now().shows().list()) desk.queue(mosID).tell(show.texts());
        }
        var stat = stat(message);
        if (stat.isPresent() && answer.filter(NcsRole::accepts).isPresent()) {
            desk.listener()
                    .accept(new NewsroomEvent.Status(
                            mosID, Words.target(stat.get().target()), stat.get().status()));
        }
    }

    private static boolean isStatus(MosMessage message, MosMessage answer) {
        return stat(message).isPresent() && accepts(answer);
    }

    private static Optional<RoElementStat> stat(MosMessage message) {
        var now = message instanceof SupersededMessage old ? old.current() : message;
        return now instanceof RoElementStat stat ? Optional.of(stat) : Optional.empty();
    }

    private static boolean accepts(MosMessage answer) {
        return answer instanceof RoAck ack && ack.isOk();
    }

    private static Optional<MosMessage> refused(MosMessage message, MosMessage refusal) {
        return message.isAnswer() ? Optional.empty() : Optional.of(refusal);
    }

    /** Why an envelope is not for us, or not from one of our devices; empty if all is well. */
    private Optional<String> stranger(Head head) {
        var devices = desk.devices();
        if (head.mosID().filter(devices::contains).isEmpty()) {
            var one = devices.size() == 1 ? "" : "one of ";
            var names = devices.stream().sorted().collect(Collectors.joining(", "));
            return Optional.of("unknown mosID " + head.mosID().orElse("(none)") + ", expected " + one + names);
        }
        return head.ncsID().filter(ncsID::equals).isPresent()
                ? Optional.empty()
                : Optional.of("unknown ncsID " + head.ncsID().orElse("(none)") + ", expected " + ncsID);
    }

    private Asker asker(String mosID) {
        var now = MosTime.of(desk.time().now());
        var info = new MachineInfo(
                "Cueway",
                "Simulated newsroom",
                "",
                "",
                "",
                "",
                ncsID,
                now,
                Optional.empty(),
                "2.8.5",
                Optional.of(PROFILES),
                List.of(),
                List.of(),
                List.of());
        var introduction = new ListMachInfo(desk.replies().introduce(info));
        return new Asker(mosID, introduction, now, desk.time().nanoTime());
    }

    private static Optional<MosMessage> refusal(AnswerWith form, String why) {
        return switch (form) {
            case AnswerWith.MosAck(var objID) -> Optional.of(MosAck.nack(objID, "", why));
            case AnswerWith.RoAck(var roID) -> Optional.of(RoAck.nack(roID, why));
            case AnswerWith.Nothing() -> Optional.empty();
        };
    }

    private Envelope said(String asked, Head head, MosMessage answer) {
        if (!(answer instanceof BasicMessage.Heartbeat)) {
            var words = Words.of(answer).text();
            desk.listener().accept(new NewsroomEvent.Asked(head.mosID().orElse(""), asked, words));
        }
        return envelope(head, answer);
    }

    /** To whoever asked, as a device of ours if it is one. */
    private Envelope envelope(Head head, MosMessage answer) {
        var devices = desk.devices();
        var mosID =
                head.mosID().filter(devices::contains).or(() -> devices.stream().findFirst());
        return new Envelope(new Head(mosID, Optional.of(ncsID), head.messageID()), answer);
    }
}
