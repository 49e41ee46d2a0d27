package org.cueway.mos.codec.write;

import java.util.ArrayList;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.SearchField;
import org.cueway.mos.model.ObjectRequestMessage.SearchGroup;

/** Writes MOS profile 3. Confined to one message. */
final class ObjectRequestWriter {
    private static final String USERNAME = "username";

    private final FieldWriter out;
    private final PartWriter parts;

    ObjectRequestWriter(FieldWriter out, PartWriter parts) {
        this.out = out;
        this.parts = parts;
    }

    void write(ObjectRequestMessage message) {
        switch (message) {
            case MosObjCreate(var wish) -> {
                out.open("mosObjCreate");
                parts.wish(wish);
                out.close("mosObjCreate");
            }
            case MosReqObjAction action -> action(action);
            case MosItemReplace(var roID, var storyID, var item) -> {
                out.open("mosItemReplace");
                out.id("roID", roID);
                out.id("storyID", storyID);
                parts.item(item);
                out.close("mosItemReplace");
            }
            case MosReqSearchableSchema(var username) ->
                out.empty("mosReqSearchableSchema", FieldWriter.attributes(USERNAME, username));
            case MosListSearchableSchema(var username, var schema) -> {
                out.open("mosListSearchableSchema", FieldWriter.attributes(USERNAME, username));
                out.longText("mosSchema", schema);
                out.close("mosListSearchableSchema");
            }
            case MosReqObjList request -> request(request);
            case MosObjList list -> list(list);
        }
    }

    private void action(MosReqObjAction action) {
        switch (action.action()) {
            case ObjectAction.New() -> out.open("mosReqObjAction", "operation", "NEW");
            case ObjectAction.Update(var objID) -> out.open("mosReqObjAction", "operation", "UPDATE", "objID", objID);
            case ObjectAction.Delete(var objID) -> out.open("mosReqObjAction", "operation", "DELETE", "objID", objID);
        }
        parts.wish(action.wish());
        out.close("mosReqObjAction");
    }

    private void request(MosReqObjList request) {
        out.open("mosReqObjList", FieldWriter.attributes(USERNAME, request.username()));
        out.text("queryID", request.queryID());
        out.leaf("listReturnStart", request.listReturnStart());
        out.leaf("listReturnEnd", request.listReturnEnd());
        out.text("generalSearch", request.generalSearch());
        out.longText("mosSchema", request.mosSchema());
        for (var group : request.searchGroups()) group(group);
        out.close("mosReqObjList");
    }

    private void group(SearchGroup group) {
        out.open("searchGroup");
        for (var field : group.fields()) field(field);
        out.close("searchGroup");
    }

    private void field(SearchField field) {
        var attributes = new ArrayList<String>(6);
        attributes.add("XPath");
        attributes.add(field.xPath());
        field.sortByOrder().ifPresent(order -> {
            attributes.add("sortByOrder");
            attributes.add(order);
        });
        field.sortType().ifPresent(type -> {
            attributes.add("sortType");
            attributes.add(type);
        });
        out.empty("searchField", attributes.toArray(String[]::new));
    }

    private void list(MosObjList list) {
        out.open("mosObjList", FieldWriter.attributes(USERNAME, list.username()));
        out.text("queryID", list.queryID());
        out.leaf("listReturnStart", list.listReturnStart());
        out.leaf("listReturnEnd", list.listReturnEnd());
        out.leaf("listReturnTotal", list.listReturnTotal());
        out.text("listReturnStatus", list.listReturnStatus());
        if (!list.objects().isEmpty()) {
            out.open("list");
            for (var object : list.objects()) parts.object(object);
            out.close("list");
        }
        out.close("mosObjList");
    }
}
