package org.cueway.object.search;

import java.util.List;

/** What a general search asks for: words in an object, joined by AND, OR and NOT. */
sealed interface Terms {
    /** Whether a text, in small letters, is such. */
    boolean fit(String text);

    /** Every object. */
    record Anything() implements Terms {
        @Override
        public boolean fit(String text) {
            return true;
        }
    }

    /** The word or phrase, in small letters, stands somewhere. */
    record Says(String phrase) implements Terms {
        @Override
        public boolean fit(String text) {
            return text.contains(phrase);
        }
    }

    record All(List<Terms> terms) implements Terms {
        public All {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean fit(String text) {
            return terms.stream().allMatch(term -> term.fit(text));
        }
    }

    record Any(List<Terms> terms) implements Terms {
        public Any {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean fit(String text) {
            return terms.stream().anyMatch(term -> term.fit(text));
        }
    }

    record Not(Terms term) implements Terms {
        @Override
        public boolean fit(String text) {
            return !term.fit(text);
        }
    }
}
