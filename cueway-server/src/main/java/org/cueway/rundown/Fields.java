package org.cueway.rundown;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leaf elements of a running order, a story or an item by their MOS name, as the text that came, in the order that it
 * came. An element that is absent is not in here; one that is empty is here with empty text. Immutable.
 */
public record Fields(Map<String, String> values) {
    /** No element at all. */
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        values = InOrder.copyOf(values);
    }

    /** Name, text, name, text, …; no name twice. */
    public static Fields of(List<String> namesAndTexts) {
        return new Fields(new InOrder(namesAndTexts.toArray(String[]::new)));
    }

    /** The element's text; empty if the element is absent. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A map of a dozen elements at most, of which there are hundreds in a running order. They are compared far more often
     * than looked up, mostly with what a newsroom sent in the same order before: so this is an array, read from front to
     * back.
     */
    private static final class InOrder extends AbstractMap<String, String> {
        /** Name, text, name, text, …. */
        private final String[] pairs;

        InOrder(String[] pairs) {
            this.pairs = pairs;
        }

        static InOrder copyOf(Map<String, String> values) {
            if (values instanceof InOrder already) return already;
            var pairs = new String[2 * values.size()];
            int at = 0;
            for (var each : values.entrySet()) {
                pairs[at++] = each.getKey();
                pairs[at++] = each.getValue();
            }
            return new InOrder(pairs);
        }

        @Override
        public int size() {
            return pairs.length / 2;
        }

        @Override
        public @Nullable String get(Object name) {
            for (int at = 0; at < pairs.length; at += 2) {
                if (pairs[at].equals(name)) return pairs[at + 1];
            }
            return null;
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super String> action) {
            for (int at = 0; at < pairs.length; at += 2) action.accept(pairs[at], pairs[at + 1]);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return InOrder.this.size();
                }

                @Override
                public Iterator<Entry<String, String>> iterator() {
                    return IntStream.range(0, size())
                            .mapToObj(i -> Map.entry(pairs[2 * i], pairs[2 * i + 1]))
                            .iterator();
                }
            };
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof InOrder same ? equalsInOrder(same) : super.equals(other);
        }

        private boolean equalsInOrder(InOrder other) {
            if (pairs.length != other.pairs.length) return false;
            for (int at = 0; at < pairs.length; at += 2) {
                if (!pairs[at].equals(other.pairs[at])) return super.equals(other); // the order is not
                if (!pairs[at + 1].equals(other.pairs[at + 1])) return false;
            }
            return true;
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
