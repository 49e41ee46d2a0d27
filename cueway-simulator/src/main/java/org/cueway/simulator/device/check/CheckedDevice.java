package org.cueway.simulator.device.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.device.DeviceAnswers;
import org.cueway.simulator.device.DeviceState;
import org.cueway.simulator.device.Objects;
import org.cueway.simulator.line.Counterpart;
import org.cueway.simulator.line.Heard;
import org.cueway.simulator.ncs.show.Shows;

/** What a newsroom that is checked is answered when it tells us of something by itself. Guarded by its lock. */
final class CheckedDevice implements Counterpart {
    private final String mosID;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private DeviceState now = new DeviceState(Shows.NONE, new Objects(List.of()), DeviceState.Connected.YES);

    CheckedDevice(String mosID, TimeSource time) {
        this.mosID = mosID;
        this.time = time;
    }

    @Override
    public Optional<Envelope> answer(Heard heard) {
        return switch (heard.message()) {
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) ->
                take(message).map(answer -> new Envelope(head, answer));
            case Decoded.Rejected<Envelope>(var _, var _, Decoded.AnswerWith.Nothing _) -> Optional.empty();
            case Decoded.Rejected<Envelope>(var why, var head, var _) ->
                Optional.of(new Envelope(head, MosAck.nack("", "", why.toString())));
        };
    }

    private Optional<MosMessage> take(MosMessage message) {
        lock.lock();
        try {
            var stamp = MosTime.of(time.now());
            var reaction = new DeviceAnswers(now, Set.of(), introduction(stamp), stamp).to(message);
            now = reaction.next();
            return reaction.answer();
        } finally {
            lock.unlock();
        }
    }

    private ListMachInfo introduction(MosTime stamp) {
        return new ListMachInfo(new MachineInfo(
                "Cueway",
                "Conformance check",
                "",
                "",
                "",
                "",
                mosID,
                stamp,
                Optional.empty(),
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of()));
    }
}
