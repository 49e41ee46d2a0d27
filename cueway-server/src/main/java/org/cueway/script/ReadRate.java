package org.cueway.script;

import java.util.Optional;

/**
 * How fast somebody reads aloud.
 *
 * @param perSecond how many of {@code unit} in a second; more than 0
 */
public record ReadRate(double perSecond, Unit unit) {
    /** What is counted. */
    public enum Unit {
        WORDS,
        CHARACTERS
    }

    public ReadRate {
        if (!(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a read rate of " + perSecond + ", expected more than 0");
        }
    }

    /** So many words in a minute, which is how people give it. */
    public static ReadRate wordsPerMinute(double words) {
        return new ReadRate(words / 60, Unit.WORDS);
    }

    /**
     * What {@code storyPresenterRR} means. MOS has no unit for it (4.0 §6), and newsrooms use several; but people read aloud
     * at two to four words, or ten to twenty-five characters, a second, so the size tells:
     * <table>
     * <caption>Units by size</caption>
     * <tr><td>1 to 6</td><td>words a second</td></tr>
     * <tr><td>more than 6, to 40</td><td>characters a second (13 and 15 in ENPS)</td></tr>
     * <tr><td>60 to 360</td><td>words a minute (iNEWS)</td></tr>
     * <tr><td>more than 360, to 2400</td><td>characters a minute</td></tr>
     * </table>
     *
     * @return empty if nobody reads like that, or it is no number
     */
    public static Optional<ReadRate> said(String text) {
        String plain = text.strip().replace(',', '.');
        if (!plain.matches("[0-9]{1,5}(\\.[0-9]{1,5})?")) {
            return Optional.empty();
        }
        double number = Double.parseDouble(plain);
        if (number >= 1 && number <= 6) {
            return Optional.of(new ReadRate(number, Unit.WORDS));
        }
        if (number > 6 && number <= 40) {
            return Optional.of(new ReadRate(number, Unit.CHARACTERS));
        }
        if (number >= 60 && number <= 360) {
            return Optional.of(wordsPerMinute(number));
        }
        return number > 360 && number <= 2400
                ? Optional.of(new ReadRate(number / 60, Unit.CHARACTERS))
                : Optional.empty();
    }

    /** How long it takes to say that, in seconds. */
    public double seconds(Speech speech) {
        return switch (unit) {
            case WORDS -> speech.words() / perSecond;
            case CHARACTERS -> speech.characters() / perSecond;
        };
    }

    /** The same as words in a minute, of the usual length. */
    public double wordsPerMinute() {
        return switch (unit) {
            case WORDS -> perSecond * 60;
            case CHARACTERS -> perSecond * 60 / Speech.CHARACTERS_PER_WORD;
        };
    }
}
