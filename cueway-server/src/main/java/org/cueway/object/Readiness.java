package org.cueway.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target.OneItem;

/**
 * What newsrooms believe about the items that need objects of ours, and what they have to be told. An item is READY as long as
 * nobody said otherwise; NOT READY is said in the {@code roAck} to the message that brought it, or by a status; a status goes
 * out when what is believed is not so, or cannot be known, and only then. Confined to its thread; no clock, no I/O.
 *
 * <p>It is told of changes in the order of the journal, some time after they happened. An answer may have been made from an
 * older or a newer catalogue than that order has, which is why it goes by what the answers really said.
 */
public final class Readiness {
    private final Map<String, String> owners;
    private final Set<ObjectId> held = new HashSet<>();
    private final Map<RundownId, Map<OneItem, Needing>> items = new HashMap<>();
    /** Where something may have to be told. */
    private final Set<RundownId> open = new HashSet<>();
    /** What changed since something was told last. */
    private final Set<RundownId> edited = new HashSet<>();

    private final Set<ObjectId> changed = new HashSet<>();

    /** Nothing is known yet of our own objects. */
    public Readiness(Set<String> mosIDs) {
        this(new Holdings(mosIDs, _ -> false).owners());
    }

    /** Nothing is known yet of the objects that we answer for, see {@link Holdings#owners}. */
    public Readiness(Map<String, String> owners) {
        this.owners = Map.copyOf(owners);
    }

    /** An item that needs an object of ours; {@code believed} is whether its newsroom takes it for ready. */
    private record Needing(ObjectId object, Optional<String> channel, boolean believed) {
        Needing believing(boolean ready) {
            return new Needing(object, channel, ready);
        }
    }

    /** What a newsroom has to be told of an item of its own. */
    public record Tell(RundownId rundown, OneItem item, String objID, Optional<String> channel, boolean ready) {}

    /** An object of ours is there from now on, or not any more. */
    public void object(ObjectId id, boolean there) {
        changed.add(id);
        if (there ? held.add(id) : held.remove(id)) {
            open.addAll(items.keySet());
        }
    }

    /** The running order is like this from now on; {@code saidNotReady} are the items of which the answers said so. */
    public void rundown(Rundown rundown, Collection<OneItem> saidNotReady) {
        var holdings = new Holdings(owners, held::contains);
        var before = items.getOrDefault(rundown.id(), Map.of());
        var now = new HashMap<OneItem, Needing>();
        for (var story : rundown.stories()) {
            for (var item : story.items()) {
                needing(holdings, item).ifPresent(object -> {
                    var at = new OneItem(story.storyID(), item.itemID());
                    boolean believed = !saidNotReady.contains(at)
                            && (!before.containsKey(at) || before.get(at).believed());
                    now.put(at, new Needing(object, item.fields().get("itemChannel"), believed));
                });
            }
        }
        if (now.isEmpty()) {
            items.remove(rundown.id());
        } else {
            items.put(rundown.id(), now);
            open.add(rundown.id());
            edited.add(rundown.id());
        }
    }

    /** An item without ID cannot be addressed, so nothing can be told of it. */
    private static Optional<ObjectId> needing(Holdings holdings, Item item) {
        return item.itemID().isEmpty() ? Optional.empty() : holdings.named(item);
    }

    /** The running order is gone. */
    public void removed(RundownId id) {
        items.remove(id);
    }

    /** Takes it that every newsroom believes of every item what is so now. */
    public void believed() {
        edited.clear();
        changed.clear();
        items.values().forEach(all -> all.replaceAll((_, item) -> item.believing(held.contains(item.object()))));
    }

    /** Takes it that a newsroom has not heard yet what became of an object. */
    public void unheard(String newsroom, ObjectId object) {
        items.forEach((id, all) -> {
            if (id.newsroom().equals(newsroom)) {
                open.add(id);
                all.replaceAll(
                        (_, item) -> item.object().equals(object) ? item.believing(!held.contains(object)) : item);
            }
        });
    }

    /** Takes it that nobody has told the newsroom yet which items of that running order are not ready. */
    public void untold(RundownId id) {
        open.add(id);
        items.getOrDefault(id, new HashMap<>()).replaceAll((_, item) -> item.believing(true));
    }

    /** What has to be told; from now on it counts as told. */
    public List<Tell> tell() {
        var tell = new ArrayList<Tell>();
        for (var id : open) {
            items.getOrDefault(id, new HashMap<>()).replaceAll((at, item) -> {
                boolean ready = held.contains(item.object());
                // If both changed, an answer in between may have said anything.
                boolean doubtful = edited.contains(id) && changed.contains(item.object());
                if (ready == item.believed() && !doubtful) {
                    return item;
                }
                tell.add(new Tell(id, at, item.object().objID(), item.channel(), ready));
                return item.believing(ready);
            });
        }
        open.clear();
        edited.clear();
        changed.clear();
        return tell;
    }
}
