package org.cueway.simulator.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Counterpart;
import org.cueway.simulator.line.Heard;

/** The device towards newsrooms: says whose a message is, has it answered, refuses in words. Safe for use by any thread. */
final class DeviceRole implements Counterpart {
    private static final MachineInfo.Profiles PROFILES = new MachineInfo.Profiles(
            Optional.of("MOS"),
            List.of(
                    new MachineInfo.Profile(0, true),
                    new MachineInfo.Profile(1, true),
                    new MachineInfo.Profile(2, true),
                    new MachineInfo.Profile(3, true),
                    new MachineInfo.Profile(4, true),
                    new MachineInfo.Profile(5, true),
                    new MachineInfo.Profile(6, false),
                    new MachineInfo.Profile(7, false)));

    private final DevicePlan plan;
    private final DeviceDesk desk;
    private final TimeSource time;
    private final Ears ears;
    private final Receipts receipts = new Receipts();
    /** Held from the look at the receipts until the new one is kept: a repeat may come on another connection. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicInteger numbers = new AtomicInteger();

    /** Who hears of what follows: the one who tells newsrooms, and whoever watches. */
    record Ears(Consumer<List<Reaction.Later>> reporter, Consumer<DeviceEvent> listener, Runnable hangUp) {}

    DeviceRole(DevicePlan plan, DeviceDesk desk, TimeSource time, Ears ears) {
        this.plan = plan;
        this.desk = desk;
        this.time = time;
        this.ears = ears;
    }

    @Override
    public Optional<Envelope> answer(Heard heard) {
        return switch (heard.message()) {
            case Decoded.Rejected<Envelope>(var why, var head, var form) ->
                hangsUp() ? Optional.empty() : refusal(form, why.toString()).map(no -> envelope(head, no));
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) -> {
                if (message instanceof MosMessage.Unknown && hangsUp()) yield Optional.empty();
                yield known(heard, head, message).map(answer -> envelope(head, answer));
            }
        };
    }

    private boolean hangsUp() {
        boolean so = faults().contains(Misbehaviour.HANGS_UP);
        if (so) ears.hangUp().run();
        return so;
    }

    private Optional<MosMessage> known(Heard heard, Head head, MosMessage message) {
        if (head.mosID().filter(plan.mosID()::equals).isEmpty()) {
            var why = "unknown mosID " + head.mosID().orElse("(none)") + ", expected " + plan.mosID();
            return message.isAnswer() ? Optional.empty() : Optional.of(MosAck.nack("", "", why));
        }
        Reaction reaction;
        turn.lock();
        try {
            var before = faults().contains(Misbehaviour.APPLIES_TWICE)
                    ? Optional.<MosMessage>empty()
                    : receipts.before(head, heard.channel(), heard.text());
            if (before.isPresent()) return before;
            reaction = desk.take(now -> new DeviceAnswers(now, faults(), introduction(), now()).to(message));
            reaction.answer()
                    .filter(DeviceRole::accepts)
                    .ifPresent(answer -> receipts.keep(head, heard.channel(), heard.text(), answer));
        } finally {
            turn.unlock();
        }
        return follow(head, message, reaction);
    }

    private Optional<MosMessage> follow(Head head, MosMessage message, Reaction reaction) {
        boolean mute = faults().contains(Misbehaviour.NEVER_ACKS) && !(message instanceof Heartbeat);
        if (!(message instanceof Heartbeat)) {
            var words = mute ? "" : reaction.answer().map(Answered::words).orElse("");
            ears.listener()
                    .accept(new DeviceEvent.Took(
                            head.ncsID().orElse(""), message.element(), Answered.about(message), words));
        }
        ears.reporter().accept(reaction.after());
        return mute ? Optional.empty() : reaction.answer();
    }

    private static boolean accepts(MosMessage answer) {
        return (answer instanceof RoAck ro && ro.isOk()) || (answer instanceof MosAck mos && mos.isAck());
    }

    private Set<Misbehaviour> faults() {
        return plan.conduct().faults();
    }

    private MosTime now() {
        return MosTime.of(time.now());
    }

    private ListMachInfo introduction() {
        return new ListMachInfo(new MachineInfo(
                "Cueway",
                "Simulated device",
                "",
                "",
                "",
                "",
                plan.mosID(),
                now(),
                Optional.empty(),
                "2.8.5",
                Optional.of(PROFILES),
                List.of(),
                List.of(),
                List.of()));
    }

    private static Optional<MosMessage> refusal(AnswerWith form, String why) {
        return switch (form) {
            case AnswerWith.MosAck(var objID) -> Optional.of(MosAck.nack(objID, "", why));
            case AnswerWith.RoAck(var roID) -> Optional.of(RoAck.nack(roID, why));
            case AnswerWith.Nothing() -> Optional.empty();
        };
    }

    private Envelope envelope(Head asked, MosMessage answer) {
        var number = faults().contains(Misbehaviour.WRONG_NUMBERS)
                ? Optional.of(Integer.toString(numbers.incrementAndGet()))
                : asked.messageID().filter(id -> !id.isBlank());
        return new Envelope(new Head(Optional.of(plan.mosID()), asked.ncsID(), number), answer);
    }
}
