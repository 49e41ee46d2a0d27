package org.cueway.object;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/**
 * A wish to change an object of our own. The device gives revision, status and times; whoever wishes only describes
 * ({@code mos-protocol} §6.2, §6.5).
 */
public sealed interface OwnEdit extends ObjectEdit {
    /** Who wishes it, and when. */
    By by();

    /**
     * Who wishes something.
     *
     * @param newsroom its name in the configuration; empty for a program
     * @param name the person or process, for {@code createdBy} and {@code changedBy}
     * @param at when; the stamp that the object gets
     */
    record By(String newsroom, String name, Instant at) {}

    /**
     * What may be wished of an object.
     *
     * @param fields leaf elements by MOS name; those that are the device's to give are not among them
     * @param metadata its metadata blocks
     * @param others abstract, paths, description and vendor elements, each as text
     */
    record Description(Fields fields, List<Block> metadata, List<String> others) {
        public Description {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
        }
    }

    /** A newsroom asks for a new one ({@code mosObjCreate}, {@code mosReqObjAction} NEW); the ID is ours. */
    record Make(By by, Description described) implements OwnEdit {}

    /**
     * A newsroom asks to change one that it had made ({@code mosReqObjAction} UPDATE): what is absent stays, what is present
     * and empty is removed.
     */
    record Amend(By by, Description described) implements OwnEdit {}

    /**
     * A program says how it is: what is absent is removed. Makes it if it is not there.
     *
     * @param seen the revision that the program has seen; empty if it takes the object for new
     */
    record Describe(By by, Description described, OptionalInt seen) implements OwnEdit {}

    /**
     * It is to go. One that is gone already is forgotten.
     *
     * @param seen the revision that a program has seen; empty if any will do
     */
    record Delete(By by, OptionalInt seen) implements OwnEdit {}
}
