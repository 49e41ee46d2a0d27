package org.cueway.mos.codec;

import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.PlugInMessage.NcsAck;
import org.cueway.mos.model.PlugInMessage.NcsAppInfo;
import org.cueway.mos.model.PlugInMessage.NcsInformation;
import org.cueway.mos.model.PlugInMessage.NcsItem;
import org.cueway.mos.model.PlugInMessage.NcsItemRequest;
import org.cueway.mos.model.PlugInMessage.NcsReqAppClose;
import org.cueway.mos.model.PlugInMessage.NcsReqAppInfo;
import org.cueway.mos.model.PlugInMessage.NcsReqAppMode;
import org.cueway.mos.model.PlugInMessage.NcsReqStoryAction;
import org.cueway.mos.model.PlugInMessage.NcsStoryRequest;
import org.cueway.mos.model.PlugInMessage.Software;
import org.cueway.mos.model.PlugInMessage.UIMetric;
import org.cueway.mos.value.MosNumber;

/** Reads what a plug-in in the newsroom client and its host tell each other (MOS 4.0 §5.3). Stateless. */
final class PlugInReader {
    private PlugInReader() {}

    static MosMessage read(Children in) {
        var message = switch (in.element().name()) {
            case "ncsAck" -> new NcsAck(in.longText("status").orElse(""), in.longText("statusDescription"));
            case "ncsReqAppInfo" -> new NcsReqAppInfo();
            case "ncsAppInfo" -> appInfo(in);
            case "ncsReqAppMode" -> new NcsReqAppMode(metric(in.inside("UImetric", MosFault.ELEMENT_MISSING)));
            case "ncsStoryRequest" -> new NcsStoryRequest();
            case "ncsItemRequest" -> new NcsItemRequest();
            case "ncsItem" -> new NcsItem(PartReader.item(in.inside("item", MosFault.ELEMENT_MISSING)));
            case "ncsReqAppClose" -> new NcsReqAppClose();
            case "ncsReqStoryAction" ->
                new NcsReqStoryAction(
                        in.attribute("operation").orElse(""),
                        in.attribute("leaseLock"),
                        in.attribute("username"),
                        StoryReader.wishedStory(in.inside("roStorySend", MosFault.ELEMENT_MISSING)));
            default -> throw in.fault("", in.element().name(), MosFault.UNSUPPORTED_MESSAGE);
        };
        in.end();
        return message;
    }

    private static NcsAppInfo appInfo(Children in) {
        return new NcsAppInfo(
                in.inside("mosObj").map(ObjectReader::object),
                in.optionalId("roID"),
                in.optionalId("storyID"),
                in.inside("item").map(PartReader::item),
                in.inside("ncsInformation").map(PlugInReader::information));
    }

    private static NcsInformation information(Children in) {
        var information = new NcsInformation(
                in.textOrEmpty("userID"),
                in.textOrEmpty("runContext"),
                in.inside("software").map(PlugInReader::software),
                in.each("UImetric", PlugInReader::metric));
        in.end();
        return information;
    }

    private static Software software(Children in) {
        var software =
                new Software(in.textOrEmpty("manufacturer"), in.textOrEmpty("product"), in.textOrEmpty("version"));
        in.end();
        return software;
    }

    private static UIMetric metric(Children in) {
        var metric = new UIMetric(
                in.attribute("num").orElse(""),
                in.leaf("startx", MosNumber::new),
                in.leaf("starty", MosNumber::new),
                in.leaf("endx", MosNumber::new),
                in.leaf("endy", MosNumber::new),
                in.text("mode"),
                in.text("canClose"));
        in.end();
        return metric;
    }
}
