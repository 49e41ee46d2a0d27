package org.cueway.object.search;

import java.util.Collection;
import java.util.List;
import org.cueway.object.StoredObject;

/** Finds objects. Pure. */
public final class Search {
    private Search() {}

    /** Those that fit, in the order that was asked for. */
    public static List<StoredObject> of(Collection<Searchable> objects, Query query) {
        return objects.stream()
                .filter(query::fits)
                .sorted(query.comparator())
                .map(Searchable::object)
                .toList();
    }

    /**
     * A page of what was found.
     *
     * @param start place of the first object, from 1; 0 if there is none
     * @param end place of the last one
     */
    public record Page(int start, int end, List<StoredObject> objects) {
        /** Nothing. */
        public static final Page EMPTY = new Page(0, 0, List.of());

        public Page {
            objects = List.copyOf(objects);
        }

        /**
         * The objects from one place to another, both included.
         *
         * @param from counts from 1
         */
        public static Page of(List<StoredObject> found, long from, long to) {
            int first = (int) Math.min(Math.max(from, 1), found.size() + 1L);
            int last = (int) Math.min(to, found.size());
            return last < first ? EMPTY : new Page(first, last, found.subList(first - 1, last));
        }
    }
}
