package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosNumber;

/** MOS profile 1, objects. */
public sealed interface ObjectMessage extends MosMessage {
    /**
     * The answer to messages about objects, and the refusal of last resort (MOS 4.0 §3.1.1).
     *
     * @param objID empty if no object is concerned
     * @param objRev empty if no object is concerned
     * @param status {@code ACK} or {@code NACK}; whatever came is kept
     * @param statusDescription why not; at most 128 characters on output
     */
    record MosAck(String objID, String objRev, String status, String statusDescription) implements ObjectMessage {
        /** Everything is in order with the object. */
        public static MosAck ack(String objID, String objRev) {
            return new MosAck(objID, objRev, "ACK", "");
        }

        /** A refusal that says why. */
        public static MosAck nack(String objID, String objRev, String why) {
            return new MosAck(objID, objRev, "NACK", why);
        }

        /** Whether it accepts. */
        public boolean isAck() {
            return status.strip().equalsIgnoreCase("ACK");
        }
    }

    /** An object is new, has changed or is gone (MOS 4.0 §3.1.2). */
    record MosObj(MosObject object) implements ObjectMessage, Request.MomRequest {}

    /** Asks for one object (MOS 4.0 §3.1.3). Its answer is a {@code mosObj}, which as an answer is not acknowledged. */
    record MosReqObj(String objID) implements ObjectMessage, Request.MomRequest {}

    /**
     * Asks for all objects (MOS 4.0 §3.2.1).
     *
     * @param pause seconds between two {@code mosObj}; 0 asks for one {@code mosListAll}
     */
    record MosReqAll(MosNumber pause) implements ObjectMessage, Request.MomRequest {}

    /** All objects (MOS 4.0 §3.2.2). */
    record MosListAll(List<MosObject> objects) implements ObjectMessage, Request.MomRequest {
        public MosListAll {
            objects = List.copyOf(objects);
        }
    }

    @Override
    default String element() {
        return switch (this) {
            case MosAck _ -> "mosAck";
            case MosObj _ -> "mosObj";
            case MosReqObj _ -> "mosReqObj";
            case MosReqAll _ -> "mosReqAll";
            case MosListAll _ -> "mosListAll";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return this instanceof MosAck ? Optional.empty() : Optional.of(Channel.MOM);
    }
}
