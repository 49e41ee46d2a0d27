package org.cueway.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script as it is read aloud: who reads each part, and how long that takes. Instructions and packages take no time, an item
 * takes what its own length says, which is not the reader's: a lower third stands while somebody reads on. Immutable.
 *
 * @param passages one for each part of the script, in order
 */
public record Reading(List<Passage> passages) {
    public Reading {
        passages = List.copyOf(passages);
    }

    /**
     * A part and its reader.
     *
     * @param presenter who reads; empty as long as nobody is named
     * @param speech what is said; {@link Speech#NONE} where nothing is
     * @param rate how fast
     */
    public record Passage(Part part, String presenter, Speech speech, ReadRate rate) {
        /** How long that takes. */
        public double seconds() {
            return rate.seconds(speech);
        }
    }

    /** How a script is read at that pace. */
    public static Reading of(Script script, Pace pace) {
        var passages = new ArrayList<Passage>();
        String presenter = "";
        var rate = pace.of("", Optional.empty());
        for (Part part : script.parts()) {
            var speech = Speech.NONE;
            switch (part) {
                case Part.PresenterChange(var name, var said) -> {
                    presenter = name;
                    rate = pace.of(name, said);
                }
                case Part.Paragraph paragraph -> speech = Speech.of(paragraph.readText());
                case Part.ItemMark _ -> {}
            }
            passages.add(new Passage(part, presenter, speech, rate));
        }
        return new Reading(passages);
    }

    /** How long reading all of it takes, in seconds. */
    public double seconds() {
        return passages.stream().mapToDouble(Passage::seconds).sum();
    }

    /** How many words are said. */
    public double words() {
        return passages.stream()
                .mapToDouble(passage -> passage.speech().words())
                .sum();
    }

    /** Whether {@code name} reads any of it, or may have to, because nobody is named. */
    public boolean isFor(String name) {
        boolean named = false;
        for (Passage passage : passages) {
            if (Pace.isSame(passage.presenter(), name)) {
                return true;
            }
            named |= !passage.presenter().isEmpty();
        }
        return !named;
    }
}
