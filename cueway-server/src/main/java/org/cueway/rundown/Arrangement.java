package org.cueway.rundown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The five list operations of {@code roElementAction} (MOS 4.0 §3.6.1), the same for stories in a running order and for
 * items in a story. All or nothing: each either gives the whole new list or says why not. Elements with an empty ID are
 * kept where they are, never addressed and never counted as duplicates (R102).
 *
 * @param <T> story or item
 */
final class Arrangement<T> {
    /** So many IDs are looked for one by one; a scan of 2,000 IDs is cheaper than an index of them up to about here. */
    private static final int FEW = 8;

    static final Arrangement<Story> STORIES = new Arrangement<>(
            Story::storyID,
            new Refusals(
                    Refusal.UNKNOWN_STORY,
                    Refusal.STORY_PRESENT,
                    Refusal.DUPLICATE_STORY,
                    Refusal.DUPLICATE_STORY_SOURCE,
                    Refusal.TARGET_AMONG_STORIES,
                    Refusal.SWAP_STORIES));
    static final Arrangement<Item> ITEMS = new Arrangement<>(
            Item::itemID,
            new Refusals(
                    Refusal.UNKNOWN_ITEM,
                    Refusal.ITEM_PRESENT,
                    Refusal.DUPLICATE_ITEM,
                    Refusal.DUPLICATE_ITEM_SOURCE,
                    Refusal.TARGET_AMONG_ITEMS,
                    Refusal.SWAP_ITEMS));

    private final Function<T, String> idOf;
    private final Refusals refusals;

    private Arrangement(Function<T, String> idOf, Refusals refusals) {
        this.idOf = idOf;
        this.refusals = refusals;
    }

    /** The same fault in the words of stories or of items. */
    private record Refusals(
            Refusal unknown, Refusal present, Refusal duplicate, Refusal source, Refusal target, Refusal swap) {}

    /** What became of a list. */
    sealed interface Arranged<T> {
        record Done<T>(List<T> elements) implements Arranged<T> {}

        record Not<T>(Refusal why, String detail) implements Arranged<T> {}
    }

    Arranged<T> insert(List<T> now, Place place, List<T> added) {
        String twice = firstDuplicate(added);
        if (!twice.isEmpty()) {
            return new Arranged.Not<>(refusals.duplicate(), twice);
        }
        var position = positions(now, added.size());
        for (T element : added) {
            if (position.applyAsInt(idOf.apply(element)) >= 0) {
                return new Arranged.Not<>(refusals.present(), idOf.apply(element));
            }
        }
        return switch (place) {
            case Place.End() -> new Arranged.Done<>(spliced(now, now.size(), now.size(), added));
            case Place.Before(String id) -> {
                int at = indexOf(now, id);
                yield at < 0
                        ? new Arranged.Not<>(refusals.unknown(), id)
                        : new Arranged.Done<>(spliced(now, at, at, added));
            }
        };
    }

    Arranged<T> replace(List<T> now, String id, List<T> added) {
        int at = indexOf(now, id);
        if (at < 0) {
            return new Arranged.Not<>(refusals.unknown(), id);
        }
        String twice = firstDuplicate(added);
        if (!twice.isEmpty()) {
            return new Arranged.Not<>(refusals.duplicate(), twice);
        }
        var position = positions(now, added.size());
        for (T element : added) {
            int there = position.applyAsInt(idOf.apply(element));
            if (there >= 0 && there != at) {
                return new Arranged.Not<>(refusals.present(), idOf.apply(element));
            }
        }
        return new Arranged.Done<>(spliced(now, at, at + 1, added));
    }

    Arranged<T> move(List<T> now, Place place, List<String> ids) {
        var fault = faultIn(now, ids);
        if (fault instanceof Arranged.Not<T>) {
            return fault;
        }
        if (place instanceof Place.Before(String target)) {
            if (ids.contains(target)) {
                return new Arranged.Not<>(refusals.target(), target);
            }
            if (indexOf(now, target) < 0) {
                return new Arranged.Not<>(refusals.unknown(), target);
            }
        }
        var position = positions(now, ids.size());
        var moved = new ArrayList<T>(ids.size());
        for (String id : ids) {
            moved.add(now.get(position.applyAsInt(id)));
        }
        var rest = without(now, ids);
        int at = place instanceof Place.Before(String target) ? indexOf(rest, target) : rest.size();
        var next = spliced(rest, at, at, moved);
        return new Arranged.Done<>(now.equals(next) ? now : next);
    }

    Arranged<T> delete(List<T> now, List<String> ids) {
        var fault = faultIn(now, ids);
        return fault instanceof Arranged.Not<T> ? fault : new Arranged.Done<>(without(now, ids));
    }

    Arranged<T> swap(List<T> now, List<String> ids) {
        if (ids.size() != 2) {
            return new Arranged.Not<>(refusals.swap(), "found " + ids.size());
        }
        if (ids.get(0).equals(ids.get(1))) {
            return new Arranged.Not<>(refusals.swap(), "found " + ids.get(0) + " twice");
        }
        var fault = faultIn(now, ids);
        if (fault instanceof Arranged.Not<T>) {
            return fault;
        }
        var next = new ArrayList<>(now);
        Collections.swap(next, indexOf(now, ids.get(0)), indexOf(now, ids.get(1)));
        return new Arranged.Done<>(List.copyOf(next));
    }

    /** The ID of the first element whose ID an earlier one has; empty if there is none. */
    String firstDuplicate(List<T> elements) {
        if (elements.size() < 2) {
            return "";
        }
        var seen = HashSet.<String>newHashSet(elements.size());
        for (T element : elements) {
            String id = idOf.apply(element);
            if (!id.isEmpty() && !seen.add(id)) {
                return id;
            }
        }
        return "";
    }

    /** Where the element with this ID is; -1 if nowhere. Compares hashes first: IDs of one running order begin alike. */
    int indexOf(List<T> elements, String id) {
        if (id.isEmpty()) {
            return -1;
        }
        int hash = id.hashCode();
        for (int i = 0; i < elements.size(); i++) {
            String other = idOf.apply(elements.get(i));
            if (other.hashCode() == hash && other.equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * {@link #indexOf} for {@code questions} IDs about one list. Few questions look through the list each time; many
     * are worth an index, so that the cost of a message grows with its length and never with its square.
     */
    ToIntFunction<String> positions(List<T> elements, int questions) {
        if (questions <= FEW) {
            return id -> indexOf(elements, id);
        }
        var index = HashMap.<String, Integer>newHashMap(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            index.putIfAbsent(idOf.apply(elements.get(i)), i);
        }
        return id -> id.isEmpty() ? -1 : index.getOrDefault(id, -1);
    }

    private Arranged<T> faultIn(List<T> now, List<String> ids) {
        var seen = HashSet.<String>newHashSet(ids.size());
        var position = positions(now, ids.size());
        for (String id : ids) {
            if (!seen.add(id)) {
                return new Arranged.Not<>(refusals.source(), id);
            }
            if (position.applyAsInt(id) < 0) {
                return new Arranged.Not<>(refusals.unknown(), id);
            }
        }
        return new Arranged.Done<>(now);
    }

    private List<T> without(List<T> now, List<String> ids) {
        var doomed = new HashSet<>(ids);
        var kept = new ArrayList<T>(now.size());
        for (T element : now) {
            if (!doomed.contains(idOf.apply(element))) {
                kept.add(element);
            }
        }
        return List.copyOf(kept);
    }

    private static <T> List<T> spliced(List<T> now, int from, int to, List<T> added) {
        var next = new ArrayList<T>(now.size() + added.size());
        next.addAll(now.subList(0, from));
        next.addAll(added);
        next.addAll(now.subList(to, now.size()));
        return List.copyOf(next);
    }
}
