package org.cueway.object.search;

import java.util.List;
import java.util.stream.Stream;

/** What one {@code searchField} asks for: values at a path, and perhaps how one of them has to be. */
record Condition(List<String> path, Test test) {
    Condition {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a path without names");
        }
    }

    /** How values have to be. */
    sealed interface Test {
        /** No condition; the field is there to sort by. */
        record None() implements Test {}

        /**
         * A value compares like this.
         *
         * @param below names from the path on; empty for the path itself
         */
        record Compare(List<String> below, Operator operator, String literal) implements Test {
            public Compare {
                below = List.copyOf(below);
            }
        }

        record And(List<Test> tests) implements Test {
            public And {
                tests = List.copyOf(tests);
            }
        }

        record Or(List<Test> tests) implements Test {
            public Or {
                tests = List.copyOf(tests);
            }
        }
    }

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        GREATER;

        boolean holds(String value, String literal) {
            return switch (this) {
                case EQUAL -> value.equals(literal);
                case NOT_EQUAL -> !value.equals(literal);
                case LESS -> ByValue.comparable(value, literal) && ByValue.compare(value, literal) < 0;
                case GREATER -> ByValue.comparable(value, literal) && ByValue.compare(value, literal) > 0;
            };
        }
    }

    /** Whether an object is such; of several values at a path one is enough, as in XPath. */
    boolean fits(Searchable object, String schema) {
        return fits(test, object, schema);
    }

    private boolean fits(Test wanted, Searchable object, String schema) {
        return switch (wanted) {
            case Test.None() -> true;
            case Test.Compare(var below, var operator, var literal) ->
                values(
                                object,
                                schema,
                                Stream.concat(path.stream(), below.stream()).toList())
                        .anyMatch(value -> operator.holds(value, literal));
            case Test.And(var tests) -> tests.stream().allMatch(each -> fits(each, object, schema));
            case Test.Or(var tests) -> tests.stream().anyMatch(each -> fits(each, object, schema));
        };
    }

    /** The values at the path, in order. */
    Stream<String> values(Searchable object, String schema) {
        return values(object, schema, path);
    }

    /**
     * A path starts at a root that the document does not have: in a payload {@code mosPayload} stands for it, whatever its
     * name; an object's own fields are below {@code mosObj}. Without a root it is understood, too.
     */
    private static Stream<String> values(Searchable object, String schema, List<String> wanted) {
        var belowRoot = wanted.subList(1, wanted.size());
        boolean inObject = wanted.getFirst().equals("mosObj");
        return object.values().stream()
                .filter(value -> value.isField() || value.isOf(schema))
                .filter(value ->
                        value.path().equals(wanted) || (value.path().equals(belowRoot) && inObject == value.isField()))
                .map(Searchable.Value::text);
    }
}
