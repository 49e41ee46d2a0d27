package org.cueway.simulator.ncs.show;

import java.util.List;
import java.util.random.RandomGenerator;

/** What the simulated journalists write; people and places are invented. Pure: the choice is the random generator's. */
final class Wording {
    /** A story that comes in during the day: what it is called, what is read, and who speaks in it. */
    record News(String slug, List<String> paragraphs, String speaker, String role) {}

    private static final List<News> BREAKING = List.of(
            new News(
                    "BREAKING: WAREHOUSE FIRE",
                    List.of(
                            "We are getting reports of a large fire at a warehouse on the Tannery Road estate.",
                            "Fire crews ask people nearby to keep doors and windows closed. Nobody is reported hurt."),
                    "Ines Okafor",
                    "Fire and Rescue duty officer"),
            new News(
                    "BREAKING: RAIL LINE CLOSED",
                    List.of(
                            "The coast line is closed in both directions after a tree came down on the overhead wires.",
                            "Buses replace trains between Alder Bridge and Harwick. Expect delays until late evening."),
                    "Tobias Lindqvist",
                    "Coast Line operations"),
            new News(
                    "BREAKING: SCHOOL REOPENS",
                    List.of(
                            "Alder Bridge primary will open again tomorrow after three days without heating.",
                            "The school says a new boiler was put in this afternoon."),
                    "Hanna Petrov",
                    "Head teacher, Alder Bridge"),
            new News(
                    "BREAKING: RIVER WARNING",
                    List.of(
                            "A flood warning is now in force for the lower Wend valley.",
                            "The river is expected to peak shortly after midnight. Rest centres are opening now."),
                    "Samir Dahl",
                    "Wend river watch"),
            new News(
                    "BREAKING: BRIDGE INSPECTION",
                    List.of(
                            "One lane of the Harwick swing bridge is closed tonight for an emergency inspection.",
                            "Engineers say it is a precaution, and that it should be open for the morning traffic."),
                    "Agnes Bellwood",
                    "Harbour engineer"),
            new News(
                    "BREAKING: MISSING WALKER FOUND",
                    List.of(
                            "The walker who had been missing on Ravens Fell since yesterday has been found, safe and well.",
                            "Mountain rescue thanked more than sixty volunteers who joined the search."),
                    "Oskar Brandt",
                    "Ravens Fell Mountain Rescue"));

    private static final List<String> LINES = List.of(
            "We will have more on that story as it comes in.",
            "Our reporter has been there all afternoon.",
            "The council says it will publish its findings next week.",
            "People who live nearby told us they had seen it coming.",
            "It is the third time this has happened since the spring.",
            "A spokesperson said the work would be finished by the weekend.",
            "The decision now goes to a public meeting on Thursday evening.",
            "Shop owners on Quay Street say they welcome the change.",
            "Bus passengers should allow an extra twenty minutes tonight.",
            "The full report is on our website, together with a map.",
            "Nobody from the company was available to speak to us today.",
            "That is twice as many as at the same time last year.");

    private static final List<String> NAMES = List.of(
            "Maren Holt",
            "Idris Vale",
            "Petra Lund",
            "Jonas Ferrow",
            "Amara Quist",
            "Willem Aske",
            "Rosalind Thorne",
            "Kofi Marsh",
            "Elsa Varga",
            "Dominic Reyne");

    private static final List<String> MARKS = List.of("UPDATE", "NEW TOP", "LEGAL OK", "CUT DOWN", "LIVE");

    private static final List<String> GRAPHICS = List.of("MAP", "FACTS", "TIMELINE", "QUOTE", "NUMBERS");

    private Wording() {}

    static News breaking(RandomGenerator random) {
        return pick(BREAKING, random);
    }

    static String line(RandomGenerator random) {
        return pick(LINES, random);
    }

    static String name(RandomGenerator random) {
        return pick(NAMES, random);
    }

    /** A word that a desk puts behind a slug. */
    static String mark(RandomGenerator random) {
        return pick(MARKS, random);
    }

    static String graphic(RandomGenerator random) {
        return pick(GRAPHICS, random);
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
