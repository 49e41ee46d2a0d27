package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;

/** MOS profile 4, discovery and story text. */
public sealed interface DiscoveryMessage extends MosMessage {
    /** The device asks which running orders there are (MOS 4.0 §3.5.3). */
    record RoReqAll() implements DiscoveryMessage, Request.RoRequest {}

    /** Which running orders there are; an answer (MOS 4.0 §3.5.4). */
    record RoListAll(List<RoSummary> runningOrders) implements DiscoveryMessage {
        public RoListAll {
            runningOrders = List.copyOf(runningOrders);
        }
    }

    /** One running order of a {@link RoListAll}, without its stories. */
    record RoSummary(String roID, RoHeader header) {}

    /** The text of one story (MOS 4.0 §3.8.1). */
    record RoStorySend(String roID, String storyID, StoryText text) implements DiscoveryMessage, Request.RoRequest {}

    @Override
    default String element() {
        return switch (this) {
            case RoReqAll _ -> "roReqAll";
            case RoListAll _ -> "roListAll";
            case RoStorySend _ -> "roStorySend";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(Channel.RO);
    }
}
