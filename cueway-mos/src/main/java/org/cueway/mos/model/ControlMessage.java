package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;

/** MOS profile 5, item control. Each is answered with {@code roAck}. */
public sealed interface ControlMessage extends MosMessage, Request.RoRequest {
    /**
     * Notice, not a command, that an event is due (MOS 4.0 §3.7.2).
     *
     * @param mosID the device that owns the item, often not the one addressed
     * @param roEventType what is due, e.g. {@code START}; free text
     * @param roEventTime when
     */
    record RoItemCue(
            String mosID,
            Target.OneItem item,
            String roEventType,
            MosTime roEventTime,
            List<MosExternalMetadata> metadata)
            implements ControlMessage {
        public RoItemCue {
            metadata = List.copyOf(metadata);
        }
    }

    /**
     * Ready, start, pause or stop a running order, a story or an item (MOS 4.0 §3.7.3).
     *
     * @param roCtrlTime when to do it; in no published structure, honoured if it comes
     */
    record RoCtrl(Target target, Command command, List<MosExternalMetadata> metadata, Optional<MosTime> roCtrlTime)
            implements ControlMessage {
        public RoCtrl {
            metadata = List.copyOf(metadata);
        }
    }

    /** What is to be done. */
    enum Command {
        READY,
        EXECUTE,
        PAUSE,
        STOP,
        SIGNAL
    }

    @Override
    default String element() {
        return switch (this) {
            case RoItemCue _ -> "roItemCue";
            case RoCtrl _ -> "roCtrl";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(Channel.RO);
    }
}
