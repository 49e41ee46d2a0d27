package org.cueway.object.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A search that was understood. Immutable. */
public final class Query {
    private static final int MAX_FIELDS = 100;

    private final Terms terms;
    private final String schema;
    private final List<List<Condition>> groups;
    private final List<SortKey> order;

    /**
     * Made by {@link #read}.
     *
     * @param terms what the text has to say
     * @param schema of which blocks values count; empty for all
     * @param groups of which one has to fit, and all conditions in it; none if there is no condition
     * @param order what to sort by, the most important first
     */
    private Query(Terms terms, String schema, List<List<Condition>> groups, List<SortKey> order) {
        this.terms = terms;
        this.schema = schema;
        this.groups = groups.stream().map(List::copyOf).toList();
        this.order = List.copyOf(order);
    }

    /** What is asked for, as text. */
    public record Asked(String generalSearch, String schema, List<List<Field>> groups) {
        public Asked {
            groups = groups.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One field of a group as text.
     *
     * @param order its place among what is sorted by, from 1; empty text if it is not sorted by
     */
    public record Field(String xPath, String order, String sortType) {}

    /** What to sort by. */
    private record SortKey(Condition where, boolean descending) {}

    /** What became of reading a search. */
    public sealed interface Read {
        record Understood(Query query) implements Read {}

        record Not(SearchFault fault, String detail) implements Read {}
    }

    /** Reads a search. */
    public static Read read(Asked asked) {
        try {
            return new Read.Understood(query(asked));
        } catch (Unreadable wrong) {
            return new Read.Not(wrong.fault(), wrong.detail());
        }
    }

    private static Query query(Asked asked) throws Unreadable {
        if (asked.groups().stream().mapToInt(List::size).sum() > MAX_FIELDS) {
            throw new Unreadable(SearchFault.TOO_MUCH, "more than " + MAX_FIELDS + " searchFields");
        }
        var groups = new ArrayList<List<Condition>>();
        var keys = new ArrayList<Ranked>();
        for (var group : asked.groups()) {
            var conditions = new ArrayList<Condition>();
            for (var field : group) {
                var condition = PathReader.read(field.xPath());
                if (!(condition.test() instanceof Condition.Test.None)) {
                    conditions.add(condition);
                }
                if (!field.order().isBlank()) {
                    var key = new SortKey(condition, field.sortType().strip().equalsIgnoreCase("DESCENDING"));
                    keys.add(new Ranked(rank(field.order()), key));
                }
            }
            // One that only sorts asks for nothing, and must not let everything in.
            if (!conditions.isEmpty()) {
                groups.add(conditions);
            }
        }
        var order = keys.stream()
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::key)
                .toList();
        return new Query(TermsReader.read(asked.generalSearch()), asked.schema(), groups, order);
    }

    private record Ranked(int rank, SortKey key) {}

    private static int rank(String text) throws Unreadable {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,9}")) {
            throw new Unreadable(SearchFault.PATH_NOT_UNDERSTOOD, "expected sortByOrder as a number, found " + digits);
        }
        return Integer.parseInt(digits);
    }

    /** Whether an object is what was asked for. */
    boolean fits(Searchable object) {
        return terms.fit(object.text())
                && (groups.isEmpty()
                        || groups.stream()
                                .anyMatch(group -> group.stream().allMatch(each -> each.fits(object, schema))));
    }

    /** The first value that an object is sorted by comes first, one that has none behind all that have; then the objID. */
    Comparator<Searchable> comparator() {
        Comparator<Searchable> comparator = (_, _) -> 0;
        for (var key : order) {
            comparator = comparator.thenComparing((one, other) -> compare(key, one, other));
        }
        return comparator.thenComparing(found -> found.object().id().objID());
    }

    private int compare(SortKey key, Searchable one, Searchable other) {
        var first = key.where().values(one, schema).findFirst();
        var second = key.where().values(other, schema).findFirst();
        if (first.isEmpty() || second.isEmpty()) {
            return Boolean.compare(first.isEmpty(), second.isEmpty());
        }
        int compared = ByValue.compare(first.get(), second.get());
        return key.descending() ? -compared : compared;
    }
}
