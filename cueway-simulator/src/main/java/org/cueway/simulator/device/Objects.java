package org.cueway.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;

/** The device's own objects, in the order in which they came to be. Immutable. */
public record Objects(List<MosObject> list) {
    private static final long HIGHEST_REVISION = 999;

    public Objects {
        list = List.copyOf(list);
    }

    /** The object of this ID. */
    public Optional<MosObject> find(String objID) {
        return list.stream().filter(object -> object.objID().equals(objID)).findFirst();
    }

    /** With one more, or another in its place. */
    Objects with(MosObject object) {
        var next = new ArrayList<>(list);
        next.replaceAll(held -> held.objID().equals(object.objID()) ? object : held);
        if (find(object.objID()).isEmpty()) next.add(object);
        return new Objects(next);
    }

    Objects without(String objID) {
        return new Objects(
                list.stream().filter(held -> !held.objID().equals(objID)).toList());
    }

    /** A new object as the newsroom wants it, with an ID of ours; ready at once. */
    MosObject created(ObjectWish wish, MosTime now) {
        var by = wish.createdBy().or(() -> Optional.of("newsroom"));
        return new MosObject(
                free(),
                wish.objSlug(),
                wish.mosAbstract(),
                wish.objGroup(),
                wish.objType(),
                wish.objTB(),
                Optional.of(MosNumber.of(1)),
                wish.objDur(),
                Optional.of("NEW"),
                Optional.of("READY"),
                Optional.empty(),
                by,
                Optional.of(now),
                by,
                Optional.of(now),
                wish.description(),
                wish.metadata(),
                wish.others());
    }

    /** An object as the newsroom wants it now: absent keeps, empty removes; the revision goes up, after 999 comes 1. */
    static MosObject updated(MosObject held, ObjectWish wish, MosTime now) {
        long revision =
                held.objRev().map(MosNumber::value).orElse(OptionalLong.empty()).orElse(0);
        return new MosObject(
                held.objID(),
                text(held.objSlug(), wish.objSlug()),
                wish.mosAbstract().or(held::mosAbstract),
                text(held.objGroup(), wish.objGroup()),
                text(held.objType(), wish.objType()),
                wish.objTB().or(held::objTB),
                Optional.of(MosNumber.of(revision >= HIGHEST_REVISION ? 1 : revision + 1)),
                wish.objDur().or(held::objDur),
                Optional.of("UPDATED"),
                held.objAir(),
                held.objPaths(),
                held.createdBy(),
                held.created(),
                wish.changedBy().or(held::changedBy),
                Optional.of(now),
                wish.description().or(held::description),
                wish.metadata().isEmpty() ? held.metadata() : wish.metadata(),
                held.others());
    }

    /** What is said of an object as the last thing. */
    static MosObject deleted(MosObject held, MosTime now) {
        return new MosObject(
                held.objID(),
                held.objSlug(),
                held.mosAbstract(),
                held.objGroup(),
                held.objType(),
                held.objTB(),
                held.objRev(),
                held.objDur(),
                Optional.of("DELETED"),
                Optional.of("NOT READY"),
                held.objPaths(),
                held.createdBy(),
                held.created(),
                held.changedBy(),
                Optional.of(now),
                held.description(),
                held.metadata(),
                held.others());
    }

    private static Optional<String> text(Optional<String> held, Optional<String> came) {
        return came.or(() -> held).filter(text -> !text.isEmpty());
    }

    private String free() {
        for (int n = 1; ; n++) {
            var id = "MADE-" + n;
            if (find(id).isEmpty()) return id;
        }
    }
}
