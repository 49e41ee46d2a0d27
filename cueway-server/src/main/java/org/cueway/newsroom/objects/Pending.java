package org.cueway.newsroom.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.object.ObjectId;
import org.cueway.object.Readiness;
import org.cueway.object.StoredObject;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target.OneItem;

/** What one newsroom is still to be told: each thing once, in its newest state. Confined to the teller's thread. */
final class Pending {
    private final LinkedHashMap<ObjectId, StoredObject> objects = new LinkedHashMap<>();
    private final LinkedHashMap<Place, Readiness.Tell> items = new LinkedHashMap<>();
    private long heard;
    private long retryAt;

    /** Everything up to {@code heard} has been told, by its stamp in milliseconds. */
    Pending(long heard, long now) {
        this.heard = heard;
        this.retryAt = now;
    }

    private record Place(RundownId rundown, OneItem item) {}

    /** A change of one of our objects that it is to hear of. */
    void add(StoredObject object) {
        objects.remove(object.id());
        objects.put(object.id(), object);
    }

    /** What there is to say about an item. */
    void add(Readiness.Tell tell) {
        var place = new Place(tell.rundown(), tell.item());
        items.remove(place);
        items.put(place, tell);
    }

    /** Changes up to this stamp are in here, or told. */
    void heard(Instant stamp) {
        heard = Math.max(heard, stamp.toEpochMilli());
    }

    long heard() {
        return heard;
    }

    boolean isEmpty() {
        return objects.isEmpty() && items.isEmpty();
    }

    long retryAt() {
        return retryAt;
    }

    void retryAt(long nanos) {
        retryAt = nanos;
    }

    /** How a message about one thing is said, and how it is crossed off. */
    record Said(Request message, Runnable done) {}

    /** All that is to be said, objects first: an item is ready only when its object is known. */
    List<Said> messages(Instant now) {
        var messages = new ArrayList<Said>();
        objects.forEach((id, object) ->
                messages.add(new Said(new MosObj(FromObject.object(object)), () -> objects.remove(id, object))));
        items.forEach((place, tell) -> messages.add(new Said(status(tell, now), () -> items.remove(place, tell))));
        return messages;
    }

    private static RoElementStat status(Readiness.Tell tell, Instant now) {
        return new RoElementStat(
                new Target.OneItem(
                        tell.rundown().roID(),
                        tell.item().storyID(),
                        tell.item().itemID()),
                Optional.of(tell.objID()),
                tell.channel(),
                tell.ready() ? "READY" : ItemReport.NOT_READY,
                Optional.of(MosTime.of(now)));
    }
}
