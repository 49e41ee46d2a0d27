package org.cueway.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing in a script, on lines of its own. */
public sealed interface Part {
    /**
     * A paragraph.
     *
     * @param runs in order, none empty; none at all is a blank line, which presenters use to breathe
     */
    record Paragraph(List<Run> runs) implements Part {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        /** All of it, also what is not read aloud. */
        public String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }

        /** What is read aloud. */
        public String readText() {
            return runs.stream()
                    .filter(run -> run.role() == Run.Role.READ)
                    .map(Run::text)
                    .collect(Collectors.joining())
                    .strip();
        }
    }

    /**
     * From here on somebody else reads, or somebody at another rate ({@code storyPresenter}, {@code storyPresenterRR}).
     *
     * @param name as the newsroom writes it; empty if only a rate was given, and nobody named before
     * @param rate the text of {@code storyPresenterRR}; see {@link ReadRate#said}
     */
    record PresenterChange(String name, Optional<String> rate) implements Part {}

    /**
     * The place where an item is shown ({@code storyItem}).
     *
     * @param itemID empty if it came without one
     * @param slug {@code itemSlug}, else the text of {@code mosAbstract}, else {@code objSlug} (R117); may be empty
     * @param channel {@code itemChannel}; may be empty
     * @param objID the object it names; may be empty
     * @param timing how long it is meant to last
     */
    record ItemMark(String itemID, String slug, String channel, String objID, ItemTiming timing) implements Part {}
}
