package org.cueway.newsroom.objects;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.value.MosNumber;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.StoredObject;
import org.cueway.object.search.Query;
import org.cueway.object.search.Search;
import org.cueway.object.search.SearchFault;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;

/**
 * Our objects as newsrooms ask for them: one, all, or those that they look for. One catalogue for the whole station. Safe for
 * use by any thread.
 */
public final class OurObjects {
    /**
     * The schema that paths of a search are written against: an object's own fields are below {@code /mosObj}, the values of
     * its payloads below any other root. A label, as all of them are (R121).
     */
    public static final String SCHEMA = "https://cueway.org/schema/mos/object/v1";

    private final ObjectEditing editing;
    private final String mosID;
    private final Desk desk;
    private final TimeSource time;
    private final Limits.Objects limits = Limits.Objects.defaults();
    private final Holdings holdings;
    private final Searches searches;
    private final Progress progress;
    private final Listings listings;
    /** Until there is a teller, listings wait for it. */
    private volatile Predicate<String> reachable = _ -> true;

    private OurObjects(ObjectEditing editing, RundownStore store, Desk desk, TimeSource time) {
        this.editing = editing;
        this.mosID = editing.mosID();
        this.desk = desk;
        this.time = time;
        this.holdings = new Holdings(Set.of(mosID), desk::holds);
        this.searches = new Searches(limits, time);
        this.progress = Progress.recover(store, mosID, time);
        this.listings = Listings.recover(progress, time.nanoTime());
    }

    /** Knows again which listings were under way. */
    public static OurObjects recover(String mosID, MosCodec codec, RundownStore store, Desk desk, TimeSource time) {
        return new OurObjects(new ObjectEditing(mosID, codec, desk, time), store, desk, time);
    }

    /** The same objects, as programs change them. */
    public ObjectEditing editing() {
        return editing;
    }

    /** An object of ours by its ID. */
    public ObjectId id(String objID) {
        return ObjectId.ours(mosID, objID);
    }

    /** Which items need objects of ours, and which of those we lack. */
    public Holdings holdings() {
        return holdings;
    }

    /** Those that are there, in no particular order. */
    public Collection<StoredObject> held() {
        return desk.ours().stream().filter(object -> !object.isDeleted()).toList();
    }

    /** Those that are there, in the order of their IDs. */
    List<StoredObject> all() {
        return held().stream()
                .sorted(Comparator.comparing(object -> object.id().objID()))
                .toList();
    }

    /** From now on only newsrooms that can be told are promised a listing. */
    void reachable(Predicate<String> newsroom) {
        reachable = newsroom;
    }

    Listings listings() {
        return listings;
    }

    Progress progress() {
        return progress;
    }

    /** One object, {@code mosReqObj} (MOS 4.0 §3.1.3). */
    public Heard one(String objID) {
        return desk.findObject(id(objID))
                .<Heard>map(object -> new Heard.Answered(new MosObj(FromObject.object(object))))
                .orElseGet(() -> new Heard.Refused(ObjectRefusal.UNKNOWN_OBJECT, objID));
    }

    /**
     * All objects, {@code mosReqAll} (MOS 4.0 §3.2.1): acknowledged here, listed by the teller.
     *
     * @throws StoreException if it could not be made durable that they are asked for
     */
    public Heard everything(String newsroom, MosNumber pause) {
        long seconds = pause.empty() ? 0 : pause.value().orElse(-1);
        if (seconds < 0 || seconds > limits.maxPause()) {
            return new Heard.Refused(ObjectsReason.PAUSE_NOT_UNDERSTOOD, pause.text());
        }
        if (!reachable.test(newsroom)) {
            return new Heard.Refused(ObjectsReason.NO_WAY_TO_TELL, newsroom);
        }
        if (seconds == 0 && isTooLarge(all())) {
            return new Heard.Refused(ObjectsReason.LIST_TOO_LARGE, "");
        }
        boolean begun = listings.begin(
                newsroom, seconds, time.nanoTime() + limits.tick().toNanos());
        return begun ? new Heard.Answered(MosAck.ack("", "")) : new Heard.Refused(ObjectsReason.LISTING_UNDER_WAY, "");
    }

    boolean isTooLarge(List<StoredObject> objects) {
        return objects.stream().mapToLong(Sizes::chars).sum() > limits.maxListChars();
    }

    /** Which fields can be searched, {@code mosReqSearchableSchema} (MOS 4.0 §3.2.3). */
    public Heard schema(Optional<String> username) {
        return new Heard.Answered(new MosListSearchableSchema(username, SCHEMA));
    }

    /** A search, {@code mosReqObjList} (MOS 4.0 §3.2.5). */
    public Heard search(String newsroom, MosReqObjList request) {
        var schema = request.mosSchema().strip();
        var asked = new Query.Asked(
                request.generalSearch(),
                schema.equals(SCHEMA) ? "" : schema,
                request.searchGroups().stream()
                        .map(group -> group.fields().stream()
                                .map(field -> new Query.Field(
                                        field.xPath(),
                                        field.sortByOrder().orElse(""),
                                        field.sortType().orElse("")))
                                .toList())
                        .toList());
        return switch (Query.read(asked)) {
            case Query.Read.Not(var fault, var detail) -> new Heard.Refused(fault, detail);
            case Query.Read.Understood(var query) ->
                page(request, searches.find(newsroom, request.queryID(), asked, query, all()));
        };
    }

    /** Either end may be empty: then it is the first or the last. */
    private Heard page(MosReqObjList request, List<StoredObject> found) {
        long from = request.listReturnStart().empty()
                ? 1
                : request.listReturnStart().value().orElse(-1);
        long to = request.listReturnEnd().empty()
                ? Long.MAX_VALUE
                : request.listReturnEnd().value().orElse(-1);
        if (from < 0 || to < Math.max(from, 1)) {
            return new Heard.Refused(
                    SearchFault.RANGE_NOT_UNDERSTOOD,
                    request.listReturnStart().text() + " to "
                            + request.listReturnEnd().text());
        }
        var page = fitting(Search.Page.of(found, from, to));
        return new Heard.Answered(new MosObjList(
                request.username(),
                request.queryID(),
                MosNumber.of(page.start()),
                MosNumber.of(page.end()),
                MosNumber.of(found.size()),
                why(page, found),
                page.objects().stream().map(FromObject::object).toList()));
    }

    private static Optional<String> why(Search.Page page, List<StoredObject> found) {
        if (!page.objects().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                found.isEmpty() ? "No object matches the query" : "The list ends with object " + found.size());
    }

    /** As many as a message may hold; which they are, the answer says. */
    private Search.Page fitting(Search.Page page) {
        long chars = 0;
        int fit = 0;
        for (var object : page.objects()) {
            chars += Sizes.chars(object);
            if (fit > 0 && chars > limits.maxListChars()) {
                break;
            }
            fit++;
        }
        return fit == page.objects().size()
                ? page
                : new Search.Page(
                        page.start(), page.start() + fit - 1, page.objects().subList(0, fit));
    }
}
