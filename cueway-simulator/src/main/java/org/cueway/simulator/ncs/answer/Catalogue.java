package org.cueway.simulator.ncs.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;

/**
 * The objects of all devices, as they told of them (MOS 4.0 §3.1.2). Immutable.
 *
 * @param entries in the order in which they were first heard of
 */
public record Catalogue(Map<Key, Entry> entries) {
    /** No object. */
    public static final Catalogue EMPTY = new Catalogue(Map.of());

    private static final long HIGHEST_REVISION = 999;

    public Catalogue {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** An object belongs to its device. */
    public record Key(String mosID, String objID) {}

    /**
     * One object.
     *
     * @param stale whether the device's last full list did not have it
     */
    public record Entry(MosObject object, boolean stale) {}

    /** The object of this ID. */
    public Optional<MosObject> find(String mosID, String objID) {
        return Optional.ofNullable(entries.get(new Key(mosID, objID))).map(Entry::object);
    }

    /** Those of one device. */
    public List<MosObject> of(String mosID) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().mosID().equals(mosID))
                .map(entry -> entry.getValue().object())
                .toList();
    }

    /** Why a newsroom does not take what a device tells of an object; empty if it does. */
    Optional<String> refusal(String mosID, MosObject came) {
        var held = find(mosID, came.objID()).map(Catalogue::revision).orElse(OptionalLong.empty());
        var next = revision(came);
        if (held.isEmpty() || next.isEmpty() || next.getAsLong() >= held.getAsLong()) return Optional.empty();
        boolean wrapped = held.getAsLong() == HIGHEST_REVISION && next.getAsLong() <= 1;
        return wrapped
                ? Optional.empty()
                : Optional.of("objRev " + next.getAsLong() + " is older than " + held.getAsLong() + ", which is held");
    }

    /** With what a device told of one object: absent keeps, empty removes, DELETED ends it. */
    Catalogue told(String mosID, MosObject came) {
        var next = new LinkedHashMap<>(entries);
        var key = new Key(mosID, came.objID());
        if (came.status()
                .filter(status -> status.strip().equalsIgnoreCase("DELETED"))
                .isPresent()) {
            next.remove(key);
        } else {
            var held = Optional.ofNullable(entries.get(key)).map(Entry::object);
            next.put(key, new Entry(held.map(before -> merged(before, came)).orElse(came), false));
        }
        return new Catalogue(next);
    }

    /** With a device's full list: what is not in it is marked, not forgotten. */
    Catalogue listed(String mosID, List<MosObject> all) {
        var next = new LinkedHashMap<Key, Entry>();
        entries.forEach(
                (key, entry) -> next.put(key, key.mosID().equals(mosID) ? new Entry(entry.object(), true) : entry));
        for (var object : all) next.put(new Key(mosID, object.objID()), new Entry(object, false));
        return new Catalogue(next);
    }

    private static OptionalLong revision(MosObject object) {
        return object.objRev().map(MosNumber::value).orElse(OptionalLong.empty());
    }

    private static MosObject merged(MosObject held, MosObject came) {
        return new MosObject(
                held.objID(),
                text(held.objSlug(), came.objSlug()),
                came.mosAbstract()
                        .or(held::mosAbstract)
                        .filter(markup -> !markup.text().isEmpty()),
                text(held.objGroup(), came.objGroup()),
                text(held.objType(), came.objType()),
                came.objTB().or(held::objTB).filter(value -> !value.empty()),
                came.objRev().or(held::objRev).filter(value -> !value.empty()),
                came.objDur().or(held::objDur).filter(value -> !value.empty()),
                text(held.status(), came.status()),
                text(held.objAir(), came.objAir()),
                came.objPaths().or(held::objPaths),
                text(held.createdBy(), came.createdBy()),
                came.created().or(held::created).filter(value -> !value.empty()),
                text(held.changedBy(), came.changedBy()),
                came.changed().or(held::changed).filter(value -> !value.empty()),
                came.description()
                        .or(held::description)
                        .filter(markup -> !markup.text().isEmpty()),
                metadata(held, came),
                came.others().isEmpty() ? held.others() : came.others());
    }

    private static Optional<String> text(Optional<String> held, Optional<String> came) {
        return came.or(() -> held).filter(text -> !text.isEmpty());
    }

    /** A block replaces the one of its schema, otherwise it is added. */
    private static List<MosExternalMetadata> metadata(MosObject held, MosObject came) {
        var next = new ArrayList<>(held.metadata());
        next.removeIf(
                block -> came.metadata().stream().anyMatch(other -> Objects.equals(other.schema(), block.schema())));
        next.addAll(came.metadata());
        return next;
    }
}
