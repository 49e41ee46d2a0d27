package org.cueway.newsroom.objects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.ObjectSlot;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.store.Effects;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;

/**
 * Objects of ours as programs make, change and delete them. The journal keeps such a wish as the {@code mosObj} that the object
 * became, of no newsroom. Safe for use by any thread.
 */
public final class ObjectEditing {
    /** Who forgets what was deleted long ago. */
    private static final String HOUSEKEEPING = "housekeeping";

    private final String mosID;
    private final MosCodec codec;
    private final Desk desk;
    private final TimeSource time;

    ObjectEditing(String mosID, MosCodec codec, Desk desk, TimeSource time) {
        this.mosID = mosID;
        this.codec = codec;
        this.desk = desk;
        this.time = time;
    }

    /** The device whose objects they are. */
    String mosID() {
        return mosID;
    }

    /**
     * Makes an object, or says how one is from now on.
     *
     * @param seen the revision that the program has seen; empty if it takes the object for new
     * @param by the program, or the person at it
     * @throws StoreException if it could not be made durable; then nothing changed
     */
    public ObjectOutcome describe(String objID, OwnEdit.Description described, OptionalInt seen, String by) {
        return submit(
                ObjectId.ours(mosID, objID),
                stamp -> new OwnEdit.Describe(new OwnEdit.By("", by, stamp), described, seen));
    }

    /**
     * Deletes an object.
     *
     * @param seen the revision that the program has seen; empty if any will do
     * @throws StoreException if it could not be made durable; then nothing changed
     */
    public ObjectOutcome delete(String objID, OptionalInt seen, String by) {
        var id = ObjectId.ours(mosID, objID);
        if (!desk.holds(id)) {
            return new ObjectOutcome.Refused(ObjectRefusal.UNKNOWN_OBJECT, objID);
        }
        return submit(id, stamp -> new OwnEdit.Delete(new OwnEdit.By("", by, stamp), seen));
    }

    /** Forgets an object that was deleted; if it has come back it is left alone, for its revision has gone on. */
    void forget(StoredObject gone) {
        var edit = new OwnEdit.Delete(
                new OwnEdit.By("", HOUSEKEEPING, time.now()),
                OptionalInt.of(gone.revision().orElse(0)));
        desk.submit(
                gone.id(),
                time.now(),
                _ -> edit,
                _ -> entry(gone)
                        .changing(Effects.of(List.of(), List.of(gone.id().objID()))));
    }

    private ObjectOutcome submit(ObjectId id, Function<Instant, OwnEdit> edit) {
        return desk.submit(id, time.now(), edit, next -> switch (next) {
            case ObjectSlot.Held(var object) -> entry(object).changing(effects(object));
            case ObjectSlot.Empty(var gone) ->
                throw new IllegalStateException(gone + " was forgotten, expected to be remembered as deleted");
        });
    }

    private static String effects(StoredObject object) {
        var objID = List.of(object.id().objID());
        return object.isDeleted() ? Effects.of(List.of(), objID) : Effects.of(objID, List.of());
    }

    private Entry entry(StoredObject became) {
        var head = new Head(Optional.of(mosID), Optional.of(""), Optional.empty());
        var message = codec.encode(new Envelope(head, new MosObj(FromObject.object(became))));
        return new Entry(
                0, time.now(), Entry.Kind.OBJECT, "", mosID, "", Channel.MOM.word(), "", "", "", "", message, "", "");
    }
}
