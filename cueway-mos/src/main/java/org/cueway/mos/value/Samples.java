package org.cueway.mos.value;

import java.util.OptionalLong;

/**
 * A length in samples of the object it belongs to, never seconds: {@code objDur}, {@code itemEdStart}, {@code itemEdDur},
 * {@code itemUserTimingDur} (R131). Only {@link TimeBase#length} makes a duration of it.
 *
 * @param text as it came; decimal, or hexadecimal as {@code 0xFF} or {@code xFF}
 */
public record Samples(String text) implements Leaf {
    /** Writes a count in decimal. */
    public static Samples of(long count) {
        return new Samples(Long.toString(count));
    }

    /** The count, 0 to 4294967295; empty if the text is none. */
    public OptionalLong value() {
        return Digits.unsigned(text);
    }

    @Override
    public boolean readable() {
        return value().isPresent();
    }
}
