package org.cueway.script;

/**
 * How much there is to say: words as they are spoken, not as they are written. Immutable.
 *
 * <p>Texts are counted as English is read aloud, which is near enough in languages with words between blanks:
 * <ul>
 *   <li>a word is one; a compound of more than {@value #LONG_WORD} letters is one for every {@value #COMPOUND_PART};
 *       what stands between hyphens or slashes is a word of its own;
 *   <li>a number is as many words as it has when it is spoken: {@code 2,500} is four (two thousand five hundred),
 *       {@code 2026} three (twenty twenty-six), {@code 3.5} three, {@code 19:30} two; with a leading zero, or too long to be
 *       said as one, it is read digit by digit;
 *   <li>{@code £}, {@code $}, {@code €}, {@code %}, {@code °}, {@code &}, {@code @} and {@code +} are a word each;
 *   <li>two to five capitals in a paragraph that has small letters are spelled ({@code BBC}), a letter being
 *       {@value #SPELLED_LETTER} of a word: a syllable. A paragraph all in capitals is words, as many scripts are;
 *   <li>writing without blanks (Han, Kana, Thai and the like) counts {@value #SYLLABIC_LETTER} of a word for each letter.
 * </ul>
 * Source of the weights: our choice, by the syllables of spoken news.
 *
 * @param words spoken words
 * @param characters letters of these words with the blank behind each
 */
public record Speech(double words, double characters) {
    /** Silence. */
    public static final Speech NONE = new Speech(0, 0);

    static final int LONG_WORD = 16;
    static final int COMPOUND_PART = 8;
    static final double SPELLED_LETTER = 0.6;
    static final double SYLLABIC_LETTER = 0.6;
    /** An English word with the blank behind it. */
    static final double CHARACTERS_PER_WORD = 6;

    /** What reading {@code text}, one paragraph, aloud amounts to. */
    public static Speech of(String text) {
        return new SpeechCounter(text).count();
    }

    /** Both, one after the other. */
    public Speech plus(Speech other) {
        return new Speech(words + other.words, characters + other.characters);
    }

    /** Words that are not written, so that their letters can only be guessed. */
    static Speech spoken(double words) {
        return new Speech(words, words * CHARACTERS_PER_WORD);
    }
}
