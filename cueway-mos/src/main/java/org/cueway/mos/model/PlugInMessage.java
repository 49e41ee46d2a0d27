package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosNumber;

/**
 * What a plug-in in the newsroom client and its host tell each other (MOS 4.0 §5.3). Not on the network links; the
 * envelope is mostly without IDs.
 */
public sealed interface PlugInMessage extends MosMessage {
    /**
     * An answer.
     *
     * @param status {@code ACK} or a word for an error
     */
    record NcsAck(String status, Optional<String> statusDescription) implements PlugInMessage {}

    record NcsReqAppInfo() implements PlugInMessage {}

    /** What the host has open, and who works there. */
    record NcsAppInfo(
            Optional<MosObject> object,
            Optional<String> roID,
            Optional<String> storyID,
            Optional<Item> item,
            Optional<NcsInformation> information)
            implements PlugInMessage {}

    /** Asks for another window, one of those that were offered. */
    record NcsReqAppMode(UIMetric metric) implements PlugInMessage {}

    record NcsStoryRequest() implements PlugInMessage {}

    record NcsItemRequest() implements PlugInMessage {}

    record NcsItem(Item item) implements PlugInMessage {}

    record NcsReqAppClose() implements PlugInMessage {}

    /**
     * A new or changed story.
     *
     * @param operation {@code NEW}, {@code UPDATE} or {@code REPLACE}
     * @param leaseLock seconds, as it came
     * @param story its IDs may be empty
     */
    record NcsReqStoryAction(
            String operation, Optional<String> leaseLock, Optional<String> username, DiscoveryMessage.RoStorySend story)
            implements PlugInMessage {}

    /**
     * Who works in the client, and with what.
     *
     * @param runContext {@code BROWSE}, {@code EDIT} or {@code CREATE}
     */
    record NcsInformation(String userID, String runContext, Optional<Software> software, List<UIMetric> metrics) {
        public NcsInformation {
            metrics = List.copyOf(metrics);
        }
    }

    record Software(String manufacturer, String product, String version) {}

    /**
     * A window that the host offers; sizes in pixels.
     *
     * @param num its number
     * @param mode {@code MODALDIALOG}, {@code MODELESS}, {@code CONTAINED} or {@code TOOLBAR}
     * @param canClose {@code TRUE} or {@code FALSE}
     */
    record UIMetric(
            String num,
            Optional<MosNumber> startx,
            Optional<MosNumber> starty,
            Optional<MosNumber> endx,
            Optional<MosNumber> endy,
            Optional<String> mode,
            Optional<String> canClose) {}

    @Override
    default String element() {
        return switch (this) {
            case NcsAck _ -> "ncsAck";
            case NcsReqAppInfo _ -> "ncsReqAppInfo";
            case NcsAppInfo _ -> "ncsAppInfo";
            case NcsReqAppMode _ -> "ncsReqAppMode";
            case NcsStoryRequest _ -> "ncsStoryRequest";
            case NcsItemRequest _ -> "ncsItemRequest";
            case NcsItem _ -> "ncsItem";
            case NcsReqAppClose _ -> "ncsReqAppClose";
            case NcsReqStoryAction _ -> "ncsReqStoryAction";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.empty();
    }
}
