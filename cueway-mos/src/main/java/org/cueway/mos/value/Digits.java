package org.cueway.mos.value;

import java.util.OptionalLong;

/** Reads whole numbers as MOS writes them: decimal, or hexadecimal as {@code 0xFF55} or {@code xFF55} (MOS 4.0 §6). */
final class Digits {
    private static final long LARGEST = 0xFFFF_FFFFL;

    private Digits() {}

    /** The number in {@code text}, 0 to 4294967295; empty if it is none or larger. Blanks around it do not matter. */
    static OptionalLong unsigned(String text) {
        int end = text.length();
        int at = 0;
        while (at < end && text.charAt(at) <= ' ') at++;
        while (end > at && text.charAt(end - 1) <= ' ') end--;
        int start = at;
        if (end - at > 2 && text.charAt(at) == '0' && isX(text.charAt(at + 1))) start = at + 2;
        else if (end - at > 1 && isX(text.charAt(at))) start = at + 1;
        int radix = start == at ? 10 : 16;
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) return OptionalLong.empty();
            number = number * radix + digit;
            if (number > LARGEST) return OptionalLong.empty();
        }
        return start < end ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static boolean isX(char c) {
        return c == 'x' || c == 'X';
    }
}
