package org.cueway.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.xml.XmlText;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.ObjectSlot;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.object.Use;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.json.ObjectJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of our own, those that items need and that are not there among them: a page at a time in the order of their IDs, or
 * one with where it is used; and how programs change them.
 */
record ObjectPages(Sources sources, Limits.Web limits) {
    /** A place in the list: an object that is there or is needed. */
    private record Listed(ObjectId id, Optional<StoredObject> object, List<Use> uses) {
        ObjectNode row() {
            return object.map(held -> ObjectJson.row(held, uses)).orElseGet(() -> ObjectJson.missing(id, uses));
        }
    }

    /** A page. */
    ObjectNode list(Query query) throws WrongParameter {
        query.only("text", "group", "type", "air", "state", "limit", "after");
        if (!List.of("", "held", "missing").contains(query.text("state"))) {
            throw new WrongParameter("state held or missing", query.text("state"));
        }
        int limit = query.limit(limits);
        var fitting = listed().filter(listed -> fits(listed, query)).toList();
        var page = fitting.stream()
                .filter(listed -> listed.id().objID().compareTo(query.text("after")) > 0)
                .limit(limit + 1L)
                .toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.stream().limit(limit).forEach(listed -> items.add(listed.row()));
        json.put("next", page.size() > limit ? page.get(limit - 1).id().objID() : null);
        return json.put("total", fitting.size());
    }

    private Stream<Listed> listed() {
        var uses = uses();
        var all = new ArrayList<Listed>();
        for (var object : sources.objects().all().get()) {
            all.add(new Listed(object.id(), Optional.of(object), uses.getOrDefault(object.id(), List.of())));
        }
        uses.forEach((id, needing) -> {
            if (!sources.objects().holdings().held().test(id)) {
                all.add(new Listed(id, Optional.empty(), needing));
            }
        });
        return all.stream().sorted(Comparator.comparing(listed -> listed.id().objID()));
    }

    private Map<ObjectId, List<Use>> uses() {
        return Use.all(sources.rundowns().all().get(), sources.objects().holdings());
    }

    private static boolean fits(Listed listed, Query query) {
        boolean state = query.text("state").isEmpty()
                || query.text("state").equals("held") == listed.object().isPresent();
        return state
                && is(listed, "objGroup", query.text("group"))
                && is(listed, "objType", query.text("type"))
                && is(listed, "objAir", query.text("air"))
                && says(listed, query.text("text").strip().toLowerCase(Locale.ROOT));
    }

    private static boolean is(Listed listed, String name, String wanted) {
        return wanted.isEmpty()
                || listed.object()
                        .flatMap(object -> object.fields().get(name))
                        .filter(wanted::equals)
                        .isPresent();
    }

    private static boolean says(Listed listed, String wanted) {
        return wanted.isEmpty()
                || Stream.concat(
                                Stream.of(listed.id().objID()),
                                listed.object().stream()
                                        .flatMap(object -> Stream.of("objSlug", "objGroup", "createdBy", "changedBy")
                                                .flatMap(name -> object.fields().get(name).stream())))
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** One object, or who needs it; empty if it is neither there nor needed. */
    Optional<ObjectNode> one(String objID) {
        var id = ObjectId.ours(sources.objects().mosID(), objID);
        var uses = uses().getOrDefault(id, List.of());
        return sources.objects()
                .find(objID)
                .map(object -> ObjectJson.whole(object, uses))
                .or(() -> uses.isEmpty() ? Optional.empty() : Optional.of(ObjectJson.wholeMissing(id, uses)));
    }

    /**
     * Makes an object, or says how it is.
     *
     * @param caller who asks, if the body does not say
     */
    Answer put(String objID, ObjectBody body, String caller) throws RefusedRequest {
        checkId(objID);
        boolean isNew = sources.objects().find(objID).isEmpty();
        OwnEdit.Description described = body.described();
        return switch (sources.objects()
                .editing()
                .describe()
                .describe(objID, described, body.seen(), body.by(caller))) {
            case ObjectOutcome.Applied(ObjectSlot.Held(var object)) -> {
                ObjectNode json = ObjectJson.whole(object, uses().getOrDefault(object.id(), List.of()));
                yield isNew ? new Answer.Created(json, Api.OBJECTS + Api.encoded(objID)) : new Answer.Page(json);
            }
            case ObjectOutcome.Applied(ObjectSlot.Empty _) -> throw new IllegalStateException(objID + " is gone");
            case ObjectOutcome.Refused(var reason, var detail) -> refused(reason, detail, objID);
        };
    }

    /** Deletes an object of the revision that the caller has seen. */
    Answer delete(String objID, Query query, String caller) throws RefusedRequest {
        query.only("objRev");
        var seen = (int) query.number("objRev", 1, 999, 0);
        var revision = seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen);
        if (revision.isEmpty() && sources.objects().find(objID).isPresent()) {
            throw new WrongParameter("objRev, the revision that is to go", "none");
        }
        return switch (sources.objects().editing().delete().delete(objID, revision, caller)) {
            case ObjectOutcome.Applied(ObjectSlot.Held(var object)) ->
                new Answer.Page(ObjectJson.row(object, List.of()).put("held", false));
            case ObjectOutcome.Applied(ObjectSlot.Empty _) -> throw new IllegalStateException(objID + " is forgotten");
            case ObjectOutcome.Refused(var reason, var detail) -> refused(reason, detail, objID);
        };
    }

    private void checkId(String objID) throws RefusedRequest {
        var max = Limits.Xml.defaults().maxIdChars();
        if (objID.isBlank() || objID.length() > max || XmlText.firstIllegal(objID) >= 0) {
            throw JsonBody.wrong("an objID of 1 to " + max + " characters without control characters", objID);
        }
    }

    private static Answer refused(ObjectRefusal reason, String detail, String objID) {
        int status = switch (reason) {
            case UNKNOWN_OBJECT -> 404;
            case OBJECT_EXISTS, OTHER_REVISION, OLDER_REVISION -> 409;
            case NOT_OF_THIS_NEWSROOM, FIELD_NEEDED -> 422;
            case CATALOGUE_FULL -> 507;
        };
        String expected = switch (reason) {
            case UNKNOWN_OBJECT -> "an object of /api/v1/objects";
            case OBJECT_EXISTS -> "the objRev that it has";
            case OTHER_REVISION, OLDER_REVISION -> "the revision that it has now";
            case NOT_OF_THIS_NEWSROOM -> "an object of the caller's own";
            case FIELD_NEEDED -> "objSlug, objType and objTB";
            case CATALOGUE_FULL -> "room for one more";
        };
        return new Answer.Refused(new Problem(
                status,
                reason.text(),
                expected,
                detail.isEmpty() ? objID : detail,
                reason.words().remedy()));
    }
}
