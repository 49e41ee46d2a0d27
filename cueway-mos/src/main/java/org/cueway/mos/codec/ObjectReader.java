package org.cueway.mos.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqAll;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.ObjectRequestMessage.SearchField;
import org.cueway.mos.model.ObjectRequestMessage.SearchGroup;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;

/** Reads MOS profiles 1 and 3: objects, requests about them, search. Stateless. */
final class ObjectReader {
    private ObjectReader() {}

    static MosMessage ack(Children in) {
        var ack = new MosAck(
                in.longText("objID").orElse(""),
                in.longText("objRev").orElse(""),
                in.longText("status").orElse(""),
                in.longText("statusDescription").orElse(""));
        in.end();
        return ack;
    }

    static MosMessage mosObj(Children in) {
        return new MosObj(object(in));
    }

    static MosMessage requestObject(Children in) {
        var objID = in.id("objID", MosFault.OBJ_ID_MISSING);
        in.end();
        return new MosReqObj(objID);
    }

    static MosMessage requestAll(Children in) {
        var pause = in.leafOrEmpty("pause", MosNumber::new);
        in.end();
        return new MosReqAll(pause);
    }

    static MosMessage listAll(Children in) {
        var objects = in.each("mosObj", ObjectReader::object);
        in.end();
        return new MosListAll(objects);
    }

    static MosObject object(Children in) {
        return new MosObject(
                in.id("objID", MosFault.OBJ_ID_MISSING),
                in.text("objSlug"),
                in.markup("mosAbstract"),
                in.text("objGroup"),
                in.text("objType"),
                timeBase(in),
                in.leaf("objRev", MosNumber::new),
                in.leaf("objDur", Samples::new),
                in.text("status"),
                in.text("objAir"),
                in.inside("objPaths").map(PartReader::paths),
                in.text("createdBy"),
                in.leaf("created", MosTime::new),
                in.text("changedBy"),
                in.leaf("changed", MosTime::new),
                in.markup("description"),
                in.metadata(),
                in.others());
    }

    /** Zero is said to be zero, so that the person who reads the log need not guess (R131). */
    private static Optional<TimeBase> timeBase(Children in) {
        var base = in.longText("objTB").map(TimeBase::new);
        base.filter(it -> !it.empty() && !it.readable())
                .ifPresent(it -> in.tolerate("objTB", Children.shown(it.text()), MosFault.TIME_BASE_ZERO));
        return base;
    }

    static MosMessage create(Children in) {
        return new MosObjCreate(wish(in));
    }

    static MosMessage requestAction(Children in) {
        var word = in.attribute("operation").orElse("");
        var action = switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "NEW" -> new ObjectAction.New();
            case "UPDATE" -> new ObjectAction.Update(objIdOf(in));
            case "DELETE" -> new ObjectAction.Delete(objIdOf(in));
            default -> throw in.fault("", Children.shown(word), MosFault.UNKNOWN_OPERATION);
        };
        return new MosReqObjAction(action, wish(in));
    }

    private static String objIdOf(Children in) {
        var objID = in.attribute("objID").orElse("");
        if (objID.isBlank()) throw in.fault("", "", MosFault.OBJ_ID_MISSING);
        in.checkId("objID", objID);
        return objID;
    }

    private static ObjectWish wish(Children in) {
        return new ObjectWish(
                in.text("objSlug"),
                in.markup("mosAbstract"),
                in.text("objGroup"),
                in.text("objType"),
                timeBase(in),
                in.leaf("objDur", Samples::new),
                in.leaf("time", MosTime::new),
                in.text("createdBy"),
                in.text("changedBy"),
                in.leaf("changed", MosTime::new),
                in.markup("description"),
                in.metadata(),
                in.others());
    }

    static MosMessage itemReplace(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var storyID = in.id("storyID", MosFault.STORY_ID_MISSING);
        var item = PartReader.item(in.inside("item", MosFault.ELEMENT_MISSING));
        in.end();
        return new MosItemReplace(roID, storyID, item);
    }

    static MosMessage requestSchema(Children in) {
        in.end();
        return new MosReqSearchableSchema(in.attribute("username"));
    }

    static MosMessage listSchema(Children in) {
        var schema = in.longText("mosSchema").orElse("");
        in.end();
        return new MosListSearchableSchema(in.attribute("username"), schema);
    }

    static MosMessage requestList(Children in) {
        var request = new MosReqObjList(
                in.attribute("username"),
                in.textOrEmpty("queryID"),
                in.leafOrEmpty("listReturnStart", MosNumber::new),
                in.leafOrEmpty("listReturnEnd", MosNumber::new),
                in.textOrEmpty("generalSearch"),
                in.longText("mosSchema").orElse(""),
                in.each("searchGroup", ObjectReader::searchGroup));
        in.end();
        return request;
    }

    private static SearchGroup searchGroup(Children in) {
        var fields = in.each(
                "searchField",
                field -> new SearchField(
                        field.attribute("XPath").orElse(""),
                        field.attribute("sortByOrder"),
                        field.attribute("sortType")));
        in.end();
        return new SearchGroup(fields);
    }

    static MosMessage list(Children in) {
        var list = new MosObjList(
                in.attribute("username"),
                in.textOrEmpty("queryID"),
                in.leafOrEmpty("listReturnStart", MosNumber::new),
                in.leafOrEmpty("listReturnEnd", MosNumber::new),
                in.leafOrEmpty("listReturnTotal", MosNumber::new),
                in.text("listReturnStatus"),
                in.inside("list")
                        .map(inside -> inside.each("mosObj", ObjectReader::object))
                        .orElse(List.of()));
        in.end();
        return list;
    }
}
