package org.cueway.object.search;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The order of values: numbers by size and before texts, texts without regard to case. A total order. */
final class ByValue {
    private static final int MAX_DIGITS = 40;
    private static final Comparator<String> TEXTS = Comparator.<String, String>comparing(
                    text -> text.toLowerCase(Locale.ROOT))
            .thenComparing(text -> text);

    private ByValue() {}

    static int compare(String one, String other) {
        var first = number(one);
        var second = number(other);
        if (first.isPresent() && second.isPresent()) {
            return first.get().compareTo(second.get());
        }
        return first.isPresent() ? -1 : second.isPresent() ? 1 : TEXTS.compare(one, other);
    }

    /** Whether one can be less than the other at all: a number is neither less nor more than a word. */
    static boolean comparable(String one, String other) {
        return number(one).isPresent() == number(other).isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        String plain = text.strip();
        return plain.length() <= MAX_DIGITS && plain.matches("-?[0-9]+(\\.[0-9]+)?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }
}
