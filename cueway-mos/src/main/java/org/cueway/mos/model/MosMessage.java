package org.cueway.mos.model;

import java.util.Optional;

/**
 * Any message of MOS 2.8.x and 4.0, superseded and plug-in messages included; a file per profile. Dispatch on it is an
 * exhaustive switch over the families, then one per family.
 */
public sealed interface MosMessage
        permits BasicMessage,
                ObjectMessage,
                RunningOrderMessage,
                SupersededMessage,
                ObjectRequestMessage,
                DiscoveryMessage,
                ControlMessage,
                ModificationMessage,
                PlugInMessage,
                MosMessage.Unknown,
                Request {
    /** The name of its element, e.g. {@code roElementAction}. */
    String element();

    /** The channel it belongs on; empty if any will do. */
    Optional<Channel> channel();

    /** Whether it answers a request, so that it must not be answered itself. A heartbeat may be either and is not. */
    default boolean isAnswer() {
        return switch (this) {
            case ObjectMessage.MosAck _, RunningOrderMessage.RoAck _, RunningOrderMessage.RoList _ -> true;
            case BasicMessage.ListMachInfo _, DiscoveryMessage.RoListAll _ -> true;
            case ObjectRequestMessage.MosListSearchableSchema _, ObjectRequestMessage.MosObjList _ -> true;
            case PlugInMessage.NcsAck _ -> true;
            case Unknown unknown -> unknown.isComplaint();
            case BasicMessage _,
                    ObjectMessage _,
                    RunningOrderMessage _,
                    SupersededMessage _,
                    ObjectRequestMessage _,
                    DiscoveryMessage _,
                    ControlMessage _,
                    ModificationMessage _,
                    PlugInMessage _ -> false;
        };
    }

    /**
     * A message that MOS does not know, or none at all but text in the root (R16).
     *
     * @param element its name, cut to 64 characters; empty for a complaint
     * @param xml the whole element as the very text that came; the text itself for a complaint
     */
    record Unknown(String element, String xml) implements MosMessage {
        /** Whether the peer wrote text where a message belongs: it complains, and whatever we asked has failed. */
        public boolean isComplaint() {
            return element.isEmpty();
        }

        @Override
        public Optional<Channel> channel() {
            return Optional.empty();
        }
    }
}
