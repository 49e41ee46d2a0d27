package org.cueway.object.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cueway.base.Limits;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.object.search.Query.Asked;
import org.cueway.object.search.Query.Field;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A search against a plain model: the same wish made as text for the search and as a predicate on plain maps. A failing seed
 * is in the test's name and reproduces it.
 */
final class SearchPropertiesTest {
    private static final List<String> WORDS = List.of("ferry", "strike", "quay", "tolls", "7", "12");
    private static final List<String> NAMES = List.of("location", "rights", "shotDate");
    private static final Limits.Objects LIMITS = Limits.Objects.defaults();

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** What the plain model knows of an object: values by name, several of one name in order. */
    private record Plain(String objID, String slug, Map<String, List<String>> payload) {
        String text() {
            return (objID + "\n" + slug + "\n"
                            + payload.values().stream().flatMap(List::stream).collect(Collectors.joining("\n")))
                    .toLowerCase(Locale.ROOT);
        }

        List<String> values(String name) {
            return name.equals("objSlug") ? List.of(slug) : payload.getOrDefault(name, List.of());
        }
    }

    /** The same wish twice. */
    private record Wish(String text, Predicate<Plain> model) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSearchFindsExactlyWhatThePlainModelFinds(int seed) {
        var random = new SplittableRandom(seed);
        var plain = objects(random);
        var searchable =
                plain.stream().map(each -> Searchable.of(stored(each), LIMITS)).toList();
        for (int i = 0; i < 50; i++) {
            var words = words(random, 3);
            var groups = new ArrayList<List<Wish>>();
            for (int group = random.nextInt(3); group > 0; group--) {
                groups.add(List.of(field(random), field(random)));
            }
            var sort = NAMES.get(random.nextInt(NAMES.size()));
            boolean descending = random.nextBoolean();
            var asked = new Asked(words.text(), "", fields(groups, sort, descending));
            var query = ((Query.Read.Understood) Query.read(asked)).query();

            var found = Search.of(searchable, query);

            var expected = plain.stream()
                    .filter(words.model())
                    .filter(each -> groups.isEmpty()
                            || groups.stream()
                                    .anyMatch(group -> group.stream()
                                            .allMatch(wish -> wish.model().test(each))))
                    .map(Plain::objID)
                    .toList();
            assertThat(found.stream().map(each -> each.id().objID()))
                    .as("%s", asked)
                    .containsExactlyInAnyOrderElementsOf(expected);
            inOrder(found, plain, sort, descending);
        }
    }

    /** Neighbours are in order; the model compares them in its own plain way. */
    private static void inOrder(List<StoredObject> found, List<Plain> plain, String sort, boolean descending) {
        for (int i = 1; i < found.size(); i++) {
            var one = named(plain, found.get(i - 1));
            var other = named(plain, found.get(i));
            var first = one.values(sort).stream().findFirst();
            var second = other.values(sort).stream().findFirst();
            if (first.isEmpty() || second.isEmpty()) {
                assertThat(first.isEmpty() && second.isPresent()).isFalse();
            } else if (first.equals(second)) {
                assertThat(one.objID()).isLessThan(other.objID());
            } else {
                assertThat(before(first.get(), second.get())).isEqualTo(!descending);
            }
        }
    }

    private static Plain named(List<Plain> plain, StoredObject object) {
        return plain.stream()
                .filter(each -> each.objID().equals(object.id().objID()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean before(String one, String other) {
        boolean first = one.matches("\\d+");
        boolean second = other.matches("\\d+");
        if (first && second) return Integer.parseInt(one) < Integer.parseInt(other);
        return first != second ? first : one.compareTo(other) < 0;
    }

    private static List<List<Field>> fields(List<List<Wish>> groups, String sort, boolean descending) {
        var all = new ArrayList<List<Field>>();
        groups.forEach(group -> all.add(
                group.stream().map(wish -> new Field(wish.text(), "", "")).toList()));
        all.add(List.of(new Field("/clip/" + sort, "1", descending ? "DESCENDING" : "ASCENDING")));
        return all;
    }

    private static List<Plain> objects(SplittableRandom random) {
        return IntStream.range(0, 12)
                .mapToObj(n -> {
                    var payload = new LinkedHashMap<String, List<String>>();
                    for (var name : NAMES) {
                        var values = new ArrayList<String>();
                        for (int many = random.nextInt(3); many > 0; many--) {
                            values.add(word(random));
                        }
                        payload.put(name, values);
                    }
                    return new Plain("OBJ%02d".formatted(n), word(random) + " " + word(random), payload);
                })
                .toList();
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static StoredObject stored(Plain plain) {
        var payload = new StringBuilder();
        plain.payload()
                .forEach((name, values) ->
                        values.forEach(value -> payload.append("<%s>%s</%s>".formatted(name, value, name))));
        return new StoredObject(
                ObjectId.ours("gw", plain.objID()),
                new Fields(Map.of("objSlug", plain.slug())),
                List.of(new Block(
                        "s", "<mosExternalMetadata><mosPayload>" + payload + "</mosPayload></mosExternalMetadata>")),
                List.of());
    }

    private static Wish words(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            var word = word(random);
            return new Wish(
                    random.nextBoolean() ? word : "\"" + word + "\"",
                    each -> each.text().contains(word));
        }
        var one = words(random, depth - 1);
        var other = words(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Wish("NOT (" + one.text() + ")", one.model().negate());
            case 1 ->
                new Wish(
                        "(" + one.text() + ") OR (" + other.text() + ")",
                        one.model().or(other.model()));
            case 2 ->
                new Wish(
                        "(" + one.text() + ") (" + other.text() + ")",
                        one.model().and(other.model()));
            default ->
                new Wish(
                        "(" + one.text() + ") AND (" + other.text() + ")",
                        one.model().and(other.model()));
        };
    }

    /** A path with a condition; either on the path itself or on what is below it. */
    private static Wish field(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            var word = word(random) + " " + word(random);
            return new Wish(
                    "/mosObj/objSlug[.='" + word + "']", each -> each.slug().equals(word));
        }
        if (random.nextBoolean()) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            var compare = comparison(random, name, ".");
            return new Wish("/clip/" + name + "[" + compare.text() + "]", compare.model());
        }
        var joined = and(random);
        for (int more = random.nextInt(2); more > 0; more--) {
            var next = and(random);
            joined = new Wish(
                    joined.text() + " or " + next.text(), joined.model().or(next.model()));
        }
        return new Wish("/clip[" + joined.text() + "]", joined.model());
    }

    private static Wish and(SplittableRandom random) {
        var joined = below(random);
        for (int more = random.nextInt(2); more > 0; more--) {
            var next = below(random);
            joined = new Wish(
                    joined.text() + " AND " + next.text(), joined.model().and(next.model()));
        }
        return joined;
    }

    private static Wish below(SplittableRandom random) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        return comparison(random, name, name);
    }

    private static Wish comparison(SplittableRandom random, String name, String operand) {
        var literal = word(random);
        var operator = List.of("=", "!=", "<", ">").get(random.nextInt(4));
        return new Wish(
                operand + operator + "'" + literal + "'",
                each -> each.values(name).stream().anyMatch(value -> holds(value, operator, literal)));
    }

    private static boolean holds(String value, String operator, String literal) {
        boolean numbers = value.matches("\\d+") && literal.matches("\\d+");
        boolean mixed = value.matches("\\d+") != literal.matches("\\d+");
        int compared = numbers
                ? Integer.compare(Integer.parseInt(value), Integer.parseInt(literal))
                : value.compareTo(literal);
        return switch (operator) {
            case "=" -> value.equals(literal);
            case "!=" -> !value.equals(literal);
            case "<" -> !mixed && compared < 0;
            default -> !mixed && compared > 0;
        };
    }
}
