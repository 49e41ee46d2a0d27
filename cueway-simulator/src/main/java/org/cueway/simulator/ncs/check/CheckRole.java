package org.cueway.simulator.ncs.check;

import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Counterpart;
import org.cueway.simulator.line.Heard;
import org.cueway.simulator.ncs.answer.Answers;
import org.cueway.simulator.ncs.answer.Asker;
import org.cueway.simulator.ncs.answer.Policy;

/** What a device that is checked is answered when it asks by itself. Safe for use by any thread. */
record CheckRole(String ncsID, Held held, TimeSource time) implements Counterpart {
    @Override
    public Optional<Envelope> answer(Heard heard) {
        return switch (heard.message()) {
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var _) -> {
                var verdict = new Answers(held.now(), asker(head), Policy.OPEN).to(message);
                held.is(verdict.next());
                yield verdict.answer().map(answer -> new Envelope(head, answer));
            }
            case Decoded.Rejected<Envelope>(var _, var _, Decoded.AnswerWith.Nothing _) -> Optional.empty();
            case Decoded.Rejected<Envelope>(var why, var head, var _) ->
                Optional.of(new Envelope(head, MosAck.nack("", "", why.toString())));
        };
    }

    private Asker asker(Head head) {
        var now = MosTime.of(time.now());
        var info = new MachineInfo(
                "Cueway",
                "Conformance check",
                "",
                "",
                "",
                "",
                ncsID,
                now,
                Optional.empty(),
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        return new Asker(head.mosID().orElse(""), new ListMachInfo(info), now, time.nanoTime());
    }
}
