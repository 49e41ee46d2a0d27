package org.cueway.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.TimeBase;
import org.cueway.object.ObjectOutcome.Applied;
import org.cueway.object.ObjectOutcome.Refused;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/**
 * Every change to an object of our own. Pure. Its revision goes up by one with each, and {@code changed} is always later than
 * before, since a newsroom overwrites only what is newer (R139); {@code objAir} and {@code status} are always there (R140).
 */
final class OwnObjects {
    private static final List<String> NEEDED = List.of("objSlug", "objType", "objTB");
    /** The rest of what may be wished, in the schema's order. */
    private static final List<String> WISHED = List.of("objSlug", "objGroup", "objType", "objTB", "objDur", "objAir");

    private OwnObjects() {}

    /** Returns what becomes of {@code now} by {@code edit}. */
    static ObjectOutcome apply(ObjectSlot now, OwnEdit edit) {
        return switch (now) {
            case ObjectSlot.Empty(ObjectId id) -> unheld(id, Optional.empty(), edit);
            case ObjectSlot.Held(StoredObject gone) when gone.isDeleted() -> unheld(gone.id(), Optional.of(gone), edit);
            case ObjectSlot.Held(StoredObject held) -> held(held, edit);
        };
    }

    /** It is not there; {@code gone} is what is remembered of an earlier one. */
    private static ObjectOutcome unheld(ObjectId id, Optional<StoredObject> gone, OwnEdit edit) {
        return switch (edit) {
            case OwnEdit.Make(var by, var described) -> made(id, gone, by, described);
            case OwnEdit.Amend _ -> new Refused(ObjectRefusal.UNKNOWN_OBJECT, id.objID());
            case OwnEdit.Describe(var by, var described, var seen) ->
                seen.isPresent()
                        ? new Refused(ObjectRefusal.UNKNOWN_OBJECT, id.objID())
                        : made(id, gone, by, described);
            case OwnEdit.Delete _ ->
                gone.isPresent()
                        ? new Applied(new ObjectSlot.Empty(id))
                        : new Refused(ObjectRefusal.UNKNOWN_OBJECT, id.objID());
        };
    }

    private static ObjectOutcome held(StoredObject held, OwnEdit edit) {
        return switch (edit) {
            case OwnEdit.Make _ ->
                new Refused(ObjectRefusal.OBJECT_EXISTS, held.id().objID());
            case OwnEdit.Amend(var by, var described) -> {
                var notTheirs = notTheirs(held, by);
                yield notTheirs.isPresent() ? notTheirs.get() : changed(held, by, merged(held, described));
            }
            case OwnEdit.Describe(var by, var described, var seen) -> {
                var whole = whole(described, by);
                if (same(held, whole)) {
                    yield new Applied(new ObjectSlot.Held(held)); // a program that repeats itself
                }
                var unseen = seen.isEmpty()
                        ? Optional.of(new Refused(ObjectRefusal.OBJECT_EXISTS, heldRevision(held)))
                        : otherRevision(held, seen);
                yield unseen.isPresent() ? unseen.get() : changed(held, by, whole);
            }
            case OwnEdit.Delete(var by, var seen) -> {
                var refused = by.newsroom().isEmpty() ? otherRevision(held, seen) : notTheirs(held, by);
                yield refused.isPresent() ? refused.get() : deleted(held, by);
            }
        };
    }

    private static Optional<Refused> notTheirs(StoredObject held, OwnEdit.By by) {
        boolean theirs = held.fields().get(StoredObject.ORIGIN).equals(Optional.of(by.newsroom()));
        return theirs
                ? Optional.empty()
                : Optional.of(new Refused(
                        ObjectRefusal.NOT_OF_THIS_NEWSROOM, held.id().objID()));
    }

    private static Optional<Refused> otherRevision(StoredObject held, OptionalInt seen) {
        return seen.isEmpty() || seen.equals(held.revision())
                ? Optional.empty()
                : Optional.of(new Refused(
                        ObjectRefusal.OTHER_REVISION, "expected " + seen.getAsInt() + ", " + heldRevision(held)));
    }

    private static String heldRevision(StoredObject held) {
        return "held " + held.fields().get("objRev").orElse("");
    }

    private static ObjectOutcome made(
            ObjectId id, Optional<StoredObject> gone, OwnEdit.By by, OwnEdit.Description described) {
        var wished = withoutEmpty(described);
        var refused = lacking(wished.fields());
        if (refused.isPresent()) {
            return refused.get();
        }
        var stamp = stamp(gone, by);
        var fields = wished(wished.fields(), by);
        fields.put("objRev", Integer.toString(gone.map(OwnObjects::nextRevision).orElse(1)));
        fields.put("status", "NEW");
        fields.put("createdBy", by.name());
        fields.put("created", stamp);
        fields.put("changedBy", by.name());
        fields.put("changed", stamp);
        if (!by.newsroom().isEmpty()) {
            fields.put(StoredObject.ORIGIN, by.newsroom());
        }
        return new Applied(
                new ObjectSlot.Held(new StoredObject(id, new Fields(fields), wished.metadata(), wished.others())));
    }

    private static ObjectOutcome changed(StoredObject held, OwnEdit.By by, OwnEdit.Description next) {
        var refused = lacking(next.fields());
        if (refused.isPresent()) {
            return refused.get();
        }
        var fields = wished(next.fields(), by);
        return new Applied(
                new ObjectSlot.Held(stamped(held, by, "UPDATED", fields, new Parts(next.metadata(), next.others()))));
    }

    private static ObjectOutcome deleted(StoredObject held, OwnEdit.By by) {
        var fields = wished(held.fields(), by);
        fields.put("objAir", "NOT READY");
        return new Applied(new ObjectSlot.Held(
                stamped(held, by, StoredObject.DELETED, fields, new Parts(held.metadata(), held.others()))));
    }

    private record Parts(List<Block> metadata, List<String> others) {}

    private static StoredObject stamped(
            StoredObject held, OwnEdit.By by, String status, Map<String, String> fields, Parts parts) {
        fields.put("objRev", Integer.toString(nextRevision(held)));
        fields.put("status", status);
        for (var kept : List.of("createdBy", "created")) {
            held.fields().get(kept).ifPresent(text -> fields.put(kept, text));
        }
        fields.put("changedBy", by.name());
        fields.put("changed", stamp(Optional.of(held), by));
        held.fields().get(StoredObject.ORIGIN).ifPresent(text -> fields.put(StoredObject.ORIGIN, text));
        return new StoredObject(held.id(), new Fields(fields), parts.metadata(), parts.others());
    }

    private static int nextRevision(StoredObject held) {
        return held.revision().orElse(0) % Objects.LAST_REVISION + 1;
    }

    /** Later than before by a millisecond at least, also if the clock was set back. */
    private static String stamp(Optional<StoredObject> before, OwnEdit.By by) {
        Instant least = before.flatMap(StoredObject::changed)
                .map(changed -> changed.plusMillis(1))
                .orElse(by.at());
        return MosTime.of(by.at().isBefore(least) ? least : by.at()).text();
    }

    private static Map<String, String> wished(Fields fields, OwnEdit.By by) {
        var wished = new LinkedHashMap<String, String>();
        WISHED.forEach(name -> fields.get(name).ifPresent(text -> wished.put(name, text)));
        boolean still = fields.get("objType").filter("STILL"::equals).isPresent();
        wished.putIfAbsent("objDur", still ? "1" : "0");
        // What a newsroom has made is a place for something that is still to come.
        wished.putIfAbsent("objAir", by.newsroom().isEmpty() ? "READY" : "NOT READY");
        return wished;
    }

    private static Optional<Refused> lacking(Fields fields) {
        for (String name : NEEDED) {
            if (fields.get(name).orElse("").isBlank()) {
                return Optional.of(new Refused(ObjectRefusal.FIELD_NEEDED, name));
            }
        }
        String timeBase = fields.get("objTB").orElse("");
        return new TimeBase(timeBase).readable()
                ? Optional.empty()
                : Optional.of(new Refused(ObjectRefusal.FIELD_NEEDED, "a usable objTB, found " + timeBase));
    }

    private static OwnEdit.Description withoutEmpty(OwnEdit.Description described) {
        var fields = new LinkedHashMap<String, String>();
        described.fields().values().forEach((name, text) -> {
            if (!text.isBlank()) {
                fields.put(name, text);
            }
        });
        return new OwnEdit.Description(
                new Fields(fields),
                described.metadata(),
                described.others().stream().filter(xml -> !Markup.isEmpty(xml)).toList());
    }

    private static OwnEdit.Description whole(OwnEdit.Description described, OwnEdit.By by) {
        var wished = withoutEmpty(described);
        return new OwnEdit.Description(new Fields(wished(wished.fields(), by)), wished.metadata(), wished.others());
    }

    private static boolean same(StoredObject held, OwnEdit.Description described) {
        return WISHED.stream()
                        .allMatch(name -> held.fields()
                                .get(name)
                                .equals(described.fields().get(name)))
                && held.metadata().equals(described.metadata())
                && held.others().equals(described.others());
    }

    /** What is absent stays, what is present and empty is removed; blocks go by schema, other elements by name. */
    private static OwnEdit.Description merged(StoredObject held, OwnEdit.Description described) {
        var fields = new LinkedHashMap<>(held.fields().values());
        described.fields().values().forEach((name, text) -> {
            if (text.isBlank()) {
                fields.remove(name);
            } else {
                fields.put(name, text);
            }
        });
        var came = described.others().stream().map(Markup::name).toList();
        var others = new ArrayList<String>();
        Stream.concat(
                        held.others().stream().filter(xml -> !came.contains(Markup.name(xml))),
                        described.others().stream().filter(xml -> !Markup.isEmpty(xml)))
                .forEach(others::add);
        return new OwnEdit.Description(new Fields(fields), Block.merged(held.metadata(), described.metadata()), others);
    }
}
