package org.cueway.mos.value;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads one MOS time by hand: times are the most frequent typed field, and the formatters of {@code java.time} throw on
 * what peers send. Confined to one call.
 */
final class TimeReader {
    private static final int MAX_FRACTION_DIGITS = 9;

    private final String text;
    private int at;
    private boolean broken;

    TimeReader(String text) {
        this.text = text;
    }

    Optional<MosTime.Reading> read() {
        int year = number(4);
        expect('-');
        int month = number(2);
        expect('-');
        int day = number(2);
        expect('T');
        int hour = number(2);
        expect(':');
        int minute = number(2);
        expect(':');
        int second = number(2);
        int nanos = fraction();
        if (broken) return Optional.empty();
        try {
            var offset = offset();
            return broken
                    ? Optional.empty()
                    : Optional.of(new MosTime.Reading(
                            LocalDateTime.of(year, month, day, hour, minute, second, nanos), offset));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private int fraction() {
        if (at >= text.length() || (text.charAt(at) != ',' && text.charAt(at) != '.')) return 0;
        int start = ++at;
        int nanos = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < MAX_FRACTION_DIGITS) {
            nanos = nanos * 10 + (text.charAt(at++) - '0');
        }
        if (at == start) broken = true;
        for (int digits = at - start; digits < MAX_FRACTION_DIGITS; digits++) nanos *= 10;
        return nanos;
    }

    private Optional<ZoneOffset> offset() {
        if (at == text.length()) return Optional.empty();
        char sign = text.charAt(at++);
        if (sign == 'Z') {
            if (at < text.length()) broken = true;
            return Optional.of(ZoneOffset.UTC);
        }
        if (sign != '+' && sign != '-') {
            broken = true;
            return Optional.empty();
        }
        int hours = number(2);
        if (at < text.length() && text.charAt(at) == ':') at++;
        int minutes = number(2);
        if (broken || at < text.length() || minutes > 59) {
            broken = true;
            return Optional.empty();
        }
        int total = (hours * 60 + minutes) * 60;
        return Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -total : total));
    }

    private int number(int digits) {
        if (at + digits > text.length()) broken = true;
        int number = 0;
        for (int end = at + digits; !broken && at < end; at++) {
            char c = text.charAt(at);
            if (isDigit(c)) number = number * 10 + (c - '0');
            else broken = true;
        }
        return number;
    }

    private void expect(char wanted) {
        if (broken || at >= text.length() || text.charAt(at) != wanted) broken = true;
        else at++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
