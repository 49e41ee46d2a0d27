package org.cueway.export.file;

/** One thing that is done to the folder of a running order on a target; each is done whole or not at all. */
public sealed interface Step {
    /** Puts a file there, in place of one with that name. */
    record Put(ExportFile file) implements Step {}

    /** Takes a file away, if it is there. */
    record Delete(String name) implements Step {}

    /** Takes the folder away, if there is nothing in it. */
    record Drop() implements Step {}
}
