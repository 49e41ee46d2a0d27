package org.cueway.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;

/** An item that names an object of ours, and where it stands. */
public record Use(Rundown rundown, Story story, Item item) {
    /** Every use of objects of ours, by object, in the order of the running orders. Pure. */
    public static Map<ObjectId, List<Use>> all(Collection<Rundown> rundowns, Holdings holdings) {
        var uses = new LinkedHashMap<ObjectId, List<Use>>();
        for (var rundown : rundowns) {
            for (var story : rundown.stories()) {
                for (var item : story.items()) {
                    holdings.named(item)
                            .ifPresent(id -> uses.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(new Use(rundown, story, item)));
                }
            }
        }
        return uses;
    }
}
