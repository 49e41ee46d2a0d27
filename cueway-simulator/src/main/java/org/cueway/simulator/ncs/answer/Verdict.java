package org.cueway.simulator.ncs.answer;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Request.RoRequest;

/**
 * What a request came to.
 *
 * @param answer empty where MOS wants none
 * @param next what the newsroom holds then
 * @param tell what all devices are told because of it, the one that asked among them
 */
public record Verdict(Optional<MosMessage> answer, Holding next, List<RoRequest> tell) {
    public Verdict {
        tell = List.copyOf(tell);
    }

    static Verdict only(MosMessage answer, Holding now) {
        return new Verdict(Optional.of(answer), now, List.of());
    }
}
