package org.cueway.mos.codec;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlText;

/** Which element is which message, and which message refuses it. Stateless. */
final class MessageReader {
    private static final Map<String, Function<Children, MosMessage>> READERS = Map.ofEntries(
            entry("keepAlive", ContactReader::keepAlive),
            entry("heartbeat", ContactReader::heartbeat),
            entry("reqMachInfo", ContactReader::request),
            entry("listMachInfo", ContactReader::machineInfo),
            entry("mosAck", ObjectReader::ack),
            entry("mosObj", ObjectReader::mosObj),
            entry("mosReqObj", ObjectReader::requestObject),
            entry("mosReqAll", ObjectReader::requestAll),
            entry("mosListAll", ObjectReader::listAll),
            entry("roAck", RunningOrderReader::ack),
            entry("roCreate", RunningOrderReader::create),
            entry("roReplace", RunningOrderReader::replace),
            entry("roMetadataReplace", RunningOrderReader::metadataReplace),
            entry("roDelete", RunningOrderReader::delete),
            entry("roReq", RunningOrderReader::request),
            entry("roList", RunningOrderReader::list),
            entry("roReadyToAir", RunningOrderReader::readyToAir),
            entry("roElementAction", ActionReader::read),
            entry("roElementStat", RunningOrderReader::elementStat),
            entry("roStoryStat", MessageReader::storyStat),
            entry("roStoryAppend", SupersededReader::read),
            entry("roStoryInsert", SupersededReader::read),
            entry("roStoryReplace", SupersededReader::read),
            entry("roStoryMove", SupersededReader::read),
            entry("roStoryMoveMultiple", SupersededReader::read),
            entry("roStorySwap", SupersededReader::read),
            entry("roStoryDelete", SupersededReader::read),
            entry("roItemInsert", SupersededReader::read),
            entry("roItemReplace", SupersededReader::read),
            entry("roItemMoveMultiple", SupersededReader::read),
            entry("roItemDelete", SupersededReader::read),
            entry("roStat", SupersededReader::read),
            entry("roItemStat", SupersededReader::read),
            entry("mosObjCreate", ObjectReader::create),
            entry("mosItemReplace", ObjectReader::itemReplace),
            entry("mosReqObjAction", ObjectReader::requestAction),
            entry("mosReqSearchableSchema", ObjectReader::requestSchema),
            entry("mosListSearchableSchema", ObjectReader::listSchema),
            entry("mosReqObjList", ObjectReader::requestList),
            entry("mosObjList", ObjectReader::list),
            entry("roReqAll", StoryReader::requestAll),
            entry("roListAll", StoryReader::listAll),
            entry("roStorySend", StoryReader::storySend),
            entry("roItemCue", StoryReader::itemCue),
            entry("roCtrl", StoryReader::control),
            entry("roReqStoryAction", StoryReader::requestAction),
            entry("ncsAck", PlugInReader::read),
            entry("ncsReqAppInfo", PlugInReader::read),
            entry("ncsAppInfo", PlugInReader::read),
            entry("ncsReqAppMode", PlugInReader::read),
            entry("ncsStoryRequest", PlugInReader::read),
            entry("ncsItemRequest", PlugInReader::read),
            entry("ncsItem", PlugInReader::read),
            entry("ncsReqAppClose", PlugInReader::read),
            entry("ncsReqStoryAction", PlugInReader::read));

    private static final Set<String> ANSWERS = Set.of(
            "mosAck",
            "roAck",
            "roList",
            "roListAll",
            "listMachInfo",
            "mosListSearchableSchema",
            "mosObjList",
            "ncsAck",
            "keepAlive"); // answers nothing, but must not be answered either

    private static final int SHOWN_CHARS = 64;

    private MessageReader() {}

    /** Whether MOS has a message of this name. */
    static boolean knows(String name) {
        return READERS.containsKey(name);
    }

    /** Whether a message of this name must not be answered. */
    static boolean isAnswer(String name) {
        return ANSWERS.contains(name);
    }

    /**
     * Reads a message.
     *
     * @throws Fault if it cannot be used
     */
    static MosMessage read(Element message, Reading reading) {
        var reader = READERS.get(message.name());
        if (reader == null) return new MosMessage.Unknown(XmlText.cut(message.name(), SHOWN_CHARS), message.raw());
        return reader.apply(new Children(message, reading));
    }

    /** What a peer of MOS 2.6 says instead of {@code roElementStat}. */
    private static MosMessage storyStat(Children in) {
        in.tolerate("", in.element().name(), MosFault.OLD_MESSAGE);
        return RunningOrderReader.elementStat(in, "STORY");
    }

    /** Which message a refusal has to be: the family's own, with its ID if that can be read, cut if it is too long. */
    static AnswerWith answerTo(Element message, int maxIdChars) {
        String name = message.name();
        if (isAnswer(name)) return new AnswerWith.Nothing();
        if ((name.startsWith("ro") && knows(name)) || name.equals("mosItemReplace")) {
            var about = message.child("roStorySend").orElse(message);
            return new AnswerWith.RoAck(
                    XmlText.cut(about.child("roID").map(Element::text).orElse(""), maxIdChars));
        }
        var objID = message.child("objID").map(Element::text).or(() -> message.attribute("objID"));
        return new AnswerWith.MosAck(XmlText.cut(objID.orElse(""), maxIdChars));
    }
}
