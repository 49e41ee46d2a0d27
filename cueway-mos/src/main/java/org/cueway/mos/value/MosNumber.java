package org.cueway.mos.value;

import java.util.OptionalLong;

/**
 * A whole number without a unit of its own: {@code objRev}, {@code pause}, list bounds, pixels (MOS 4.0 §6).
 *
 * @param text as it came; decimal, or hexadecimal as {@code 0xFF} or {@code xFF}
 */
public record MosNumber(String text) implements Leaf {
    /** Writes a number in decimal. */
    public static MosNumber of(long number) {
        return new MosNumber(Long.toString(number));
    }

    /** The number, 0 to 4294967295; empty if the text is none. */
    public OptionalLong value() {
        return Digits.unsigned(text);
    }

    @Override
    public boolean readable() {
        return value().isPresent();
    }
}
