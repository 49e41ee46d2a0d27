package org.cueway.script;

import java.lang.Character.UnicodeScript;

/** Counts one text, character by character; what counts as what is said in {@link Speech}. Confined to one call. */
final class SpeechCounter {
    private static final String SAID_SIGNS = "£$€¥₹%‰°&@+=§№";
    private static final int MAX_SAID_DIGITS = 9;
    private static final int SHORTEST_ABBREVIATION = 2;
    private static final int LONGEST_ABBREVIATION = 5;

    private final String text;
    /** Whether capitals stand out. */
    private final boolean hasSmallLetters;

    private double words;
    private double characters;

    SpeechCounter(String text) {
        this.text = text;
        this.hasSmallLetters = text.codePoints().anyMatch(Character::isLowerCase);
    }

    Speech count() {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isDigit(c)) {
                at = number(at);
            } else if (Character.isLetter(c)) {
                at = isSyllabic(c) ? syllable(at, c) : word(at);
            } else {
                if (SAID_SIGNS.indexOf(c) >= 0) {
                    add(Speech.spoken(1));
                }
                at += Character.charCount(c);
            }
        }
        return new Speech(words, characters);
    }

    private void add(Speech speech) {
        words += speech.words();
        characters += speech.characters();
    }

    private static boolean isSyllabic(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, YI -> true;
            default -> false; // all the scripts of the world: not ours to list
        };
    }

    private int syllable(int at, int c) {
        add(Speech.spoken(Speech.SYLLABIC_LETTER));
        return at + Character.charCount(c);
    }

    /** Letters, with the marks and apostrophes inside. */
    private int word(int from) {
        int at = from;
        int letters = 0;
        int capitals = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isLetter(c) && !isSyllabic(c)) {
                letters++;
                capitals += Character.isUpperCase(c) ? 1 : 0;
            } else if (!isInsideWord(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        boolean spelled = hasSmallLetters
                && capitals == letters
                && letters >= SHORTEST_ABBREVIATION
                && letters <= LONGEST_ABBREVIATION;
        if (spelled) {
            add(Speech.spoken(letters * Speech.SPELLED_LETTER));
        } else {
            words += letters > Speech.LONG_WORD ? (double) letters / Speech.COMPOUND_PART : 1;
            characters += letters + 1.0;
        }
        return at;
    }

    private static boolean isInsideWord(int c) {
        return c == '\'' || c == '’' || c == '\u00ad' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Digits, with the separators inside: 1,250,000 and 3.5 and the two halves of 19:30. */
    private int number(int from) {
        int at = digits(from);
        var whole = new StringBuilder(text.substring(from, at));
        boolean grouped = isGroup(at);
        while (isGroup(at)) {
            whole.append(text, at + 1, at + 4);
            at += 4;
        }
        add(Speech.spoken(spokenWords(whole.toString(), grouped)));
        if (isDecimal(at)) {
            int end = digits(at + 1);
            add(Speech.spoken(1.0 + end - at - 1)); // point, and each digit
            at = end;
        }
        return isOrdinal(at) ? at + 2 : at;
    }

    private int digits(int from) {
        int at = from;
        while (at < text.length() && isDigit(at)) {
            at++;
        }
        return Math.max(at, from + Character.charCount(text.codePointAt(from)));
    }

    private boolean isDigit(int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    /** A separator and exactly three digits; a comma between other digits separates numbers. */
    private boolean isGroup(int at) {
        return at < text.length()
                && (text.charAt(at) == ',' || text.charAt(at) == '\u00a0' || text.charAt(at) == '\u202f')
                && isDigit(at + 1)
                && isDigit(at + 2)
                && isDigit(at + 3)
                && !isDigit(at + 4);
    }

    private boolean isDecimal(int at) {
        return at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1);
    }

    /** 1st, 2nd, 3rd, 4th: no more words than the number itself. */
    private boolean isOrdinal(int at) {
        if (at + 2 > text.length() || (at + 2 < text.length() && Character.isLetter(text.charAt(at + 2)))) {
            return false;
        }
        return switch (text.substring(at, at + 2)) {
            case "st", "nd", "rd", "th" -> true;
            default -> false;
        };
    }

    private static double spokenWords(String digits, boolean grouped) {
        boolean oneByOne = digits.length() > MAX_SAID_DIGITS || (digits.length() > 1 && digits.startsWith("0"));
        if (oneByOne) {
            return digits.length();
        }
        int value = digits.chars().reduce(0, (sum, c) -> 10 * sum + Character.digit(c, 10));
        boolean year = !grouped && value >= 1100 && value < 2100 && value % 1000 >= 10;
        return year ? belowHundred(value / 100) + belowHundred(value % 100) : wordsOf(value);
    }

    private static int wordsOf(int value) {
        if (value == 0) {
            return 1;
        }
        int words = 0;
        for (int scale = 1_000_000; scale >= 1; scale /= 1_000) {
            int part = value / scale % 1_000;
            words += belowThousand(part) + (part > 0 && scale > 1 ? 1 : 0);
        }
        return words;
    }

    private static int belowThousand(int value) {
        return (value >= 100 ? 2 : 0) + (value % 100 > 0 ? belowHundred(value % 100) : 0);
    }

    private static int belowHundred(int value) {
        return value > 20 && value % 10 != 0 ? 2 : 1;
    }
}
