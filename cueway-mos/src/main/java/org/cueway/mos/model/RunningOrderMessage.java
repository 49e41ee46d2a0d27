package org.cueway.mos.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosTime;

/** MOS profile 2, running orders. */
public sealed interface RunningOrderMessage extends MosMessage {
    /**
     * The answer to messages about running orders (MOS 4.0 §3.4.1).
     *
     * @param roID may be empty or wrong in what peers send; never correlate by it (R37)
     * @param roStatus {@code OK}, {@code DISCONNECTED}, a new storyID, or free text that says why not (R34)
     * @param elements the state of single items; some peers put the reason of a refusal here (R36)
     */
    record RoAck(String roID, String roStatus, List<ElementStatus> elements) implements RunningOrderMessage {
        private static final String NACK = "NACK";

        public RoAck {
            elements = List.copyOf(elements);
        }

        /** Accepted. */
        public static RoAck ok(String roID) {
            return new RoAck(roID, "OK", List.of());
        }

        /** A refusal that says why. */
        public static RoAck nack(String roID, String why) {
            return new RoAck(roID, "NACK: " + why, List.of());
        }

        /** A refusal whose reason stands in a group, as some peers look for it; the group is about the whole running order. */
        public static RoAck nackInGroup(String roID, String why) {
            var group = new ElementStatus(
                    Optional.of(roID), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
            return new RoAck(roID, NACK, List.of(group));
        }

        /**
         * Whether it accepts; the new storyID that answers a story request does not look like it. Some say nothing at all
         * and mean OK (R34), unless a group says otherwise.
         */
        public boolean isOk() {
            var said = roStatus.strip();
            return said.equalsIgnoreCase("OK") || (said.isEmpty() && reasons().isEmpty());
        }

        /** Why not, from wherever it stands (R36): {@code roStatus} if it says more than no, else the groups. */
        public String reason() {
            var said = roStatus.strip();
            boolean bare = said.isEmpty() || said.equalsIgnoreCase(NACK);
            return bare ? reasons().stream().findFirst().orElse(said) : said;
        }

        /** What the groups say beyond yes and no, the bare word last. */
        private List<String> reasons() {
            return elements.stream()
                    .flatMap(element -> element.status().stream())
                    .map(String::strip)
                    .filter(status -> !status.isEmpty() && !status.equalsIgnoreCase("OK"))
                    .sorted(Comparator.comparing(NACK::equalsIgnoreCase))
                    .toList();
        }
    }

    /** One group of a {@link RoAck}: the state of a story or an item, as far as it is said. */
    record ElementStatus(
            Optional<String> storyID,
            Optional<String> itemID,
            Optional<String> objID,
            Optional<String> itemChannel,
            Optional<String> status) {}

    /** A new running order (MOS 4.0 §3.4.2). */
    record RoCreate(String roID, RoHeader header, List<Story> stories)
            implements RunningOrderMessage, Request.RoRequest {
        public RoCreate {
            stories = List.copyOf(stories);
        }
    }

    /** A running order in place of the one with this ID (MOS 4.0 §3.4.3). */
    record RoReplace(String roID, RoHeader header, List<Story> stories)
            implements RunningOrderMessage, Request.RoRequest {
        public RoReplace {
            stories = List.copyOf(stories);
        }
    }

    /** What is present replaces, what is absent stays (MOS 4.0 §3.4.4). */
    record RoMetadataReplace(String roID, RoHeader header) implements RunningOrderMessage, Request.RoRequest {}

    /** The running order is gone (MOS 4.0 §3.4.5). */
    record RoDelete(String roID) implements RunningOrderMessage, Request.RoRequest {}

    /** Asks for one running order (MOS 4.0 §3.5.1). */
    record RoReq(String roID) implements RunningOrderMessage, Request.RoRequest {}

    /** One running order in full; an answer (MOS 4.0 §3.5.2). */
    record RoList(String roID, RoHeader header, List<Story> stories) implements RunningOrderMessage {
        public RoList {
            stories = List.copyOf(stories);
        }
    }

    /** Whether the running order is approved for air; a state, not a start (MOS 4.0 §3.5.5). */
    record RoReadyToAir(String roID, Air roAir) implements RunningOrderMessage, Request.RoRequest {}

    /** Approval for air. */
    enum Air {
        READY,
        NOT_READY;

        /** As MOS writes it. */
        public String text() {
            return name().replace('_', ' ');
        }
    }

    /**
     * The state of a running order, a story or an item; a report, never a command (MOS 4.0 §3.7.1).
     *
     * @param objID said for items only
     * @param itemChannel said for items only
     * @param status {@code PLAY}, {@code STOP}, {@code READY}, …; open text
     */
    record RoElementStat(
            Target target, Optional<String> objID, Optional<String> itemChannel, String status, Optional<MosTime> time)
            implements RunningOrderMessage, Request.RoRequest {
        /** The word of attribute {@code element}. */
        public String level() {
            return switch (target) {
                case Target.WholeRo _ -> "RO";
                case Target.OneStory _ -> "STORY";
                case Target.OneItem _ -> "ITEM";
            };
        }
    }

    /**
     * A change to the sequence (MOS 4.0 §3.6.1), one record per operation and kind: a wrong mix cannot be expressed. The
     * lists are not empty.
     */
    sealed interface RoElementAction extends RunningOrderMessage, Request.RoRequest {
        String roID();

        /** The word of attribute {@code operation}. */
        default String operation() {
            return switch (this) {
                case InsertStories _, InsertItems _ -> "INSERT";
                case ReplaceStory _, ReplaceItem _ -> "REPLACE";
                case MoveStories _, MoveItems _ -> "MOVE";
                case DeleteStories _, DeleteItems _ -> "DELETE";
                case SwapStories _, SwapItems _ -> "SWAP";
            };
        }
    }

    record InsertStories(String roID, Position position, List<Story> stories) implements RoElementAction {
        public InsertStories {
            stories = List.copyOf(stories);
        }
    }

    /** The same storyID may return among {@code stories}; that is how an edited story is sent (R108). */
    record ReplaceStory(String roID, String storyID, List<Story> stories) implements RoElementAction {
        public ReplaceStory {
            stories = List.copyOf(stories);
        }
    }

    record MoveStories(String roID, Position position, List<String> storyIDs) implements RoElementAction {
        public MoveStories {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record DeleteStories(String roID, List<String> storyIDs) implements RoElementAction {
        public DeleteStories {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record SwapStories(String roID, String first, String second) implements RoElementAction {}

    record InsertItems(String roID, String storyID, Position position, List<Item> items) implements RoElementAction {
        public InsertItems {
            items = List.copyOf(items);
        }
    }

    record ReplaceItem(String roID, String storyID, String itemID, List<Item> items) implements RoElementAction {
        public ReplaceItem {
            items = List.copyOf(items);
        }
    }

    record MoveItems(String roID, String storyID, Position position, List<String> itemIDs) implements RoElementAction {
        public MoveItems {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record DeleteItems(String roID, String storyID, List<String> itemIDs) implements RoElementAction {
        public DeleteItems {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record SwapItems(String roID, String storyID, String first, String second) implements RoElementAction {}

    @Override
    default String element() {
        return switch (this) {
            case RoAck _ -> "roAck";
            case RoCreate _ -> "roCreate";
            case RoReplace _ -> "roReplace";
            case RoMetadataReplace _ -> "roMetadataReplace";
            case RoDelete _ -> "roDelete";
            case RoReq _ -> "roReq";
            case RoList _ -> "roList";
            case RoReadyToAir _ -> "roReadyToAir";
            case RoElementStat _ -> "roElementStat";
            case RoElementAction _ -> "roElementAction";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(Channel.RO);
    }
}
