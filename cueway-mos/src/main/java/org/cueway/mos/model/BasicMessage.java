package org.cueway.mos.model;

import java.util.Optional;
import org.cueway.mos.value.MosTime;

/** MOS profile 0, basic communication. */
public sealed interface BasicMessage extends MosMessage {
    /** Keeps a passive lane open; never answered (MOS 4.0 §4.1.1). */
    record KeepAlive() implements BasicMessage {}

    /** A question whether the other side is there, and the answer to it (MOS 4.0 §4.1.2). */
    record Heartbeat(MosTime time) implements BasicMessage, Request.MomRequest, Request.RoRequest {}

    /** Asks who is there; answered with {@link ListMachInfo} (MOS 4.0 §4.1.3). */
    record ReqMachInfo() implements BasicMessage, Request.MomRequest, Request.RoRequest {}

    /** Who is there; an answer (MOS 4.0 §4.1.4). */
    record ListMachInfo(MachineInfo info) implements BasicMessage {}

    @Override
    default String element() {
        return switch (this) {
            case KeepAlive _ -> "keepAlive";
            case Heartbeat _ -> "heartbeat";
            case ReqMachInfo _ -> "reqMachInfo";
            case ListMachInfo _ -> "listMachInfo";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.empty();
    }
}
