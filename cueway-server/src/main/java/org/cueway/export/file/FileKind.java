package org.cueway.export.file;

import java.util.Arrays;
import java.util.Optional;

/** What can be written of a running order; the words are keys of the configuration. */
public enum FileKind {
    /** {@code page-0101.json}, one for each graphic. */
    PAGES("pages"),
    /** {@code stack.json}. */
    STACK("stack"),
    /** {@code stack.csv}. */
    CSV("csv"),
    /** {@code script.txt}: what is read. */
    SCRIPT("script"),
    /** {@code script.xml}: the same as MOS has it, story by story. */
    STORY_BODY("storyBody"),
    /** {@code readyToAir}: there as long as the newsroom has approved the running order for air. */
    READY("readyToAir");

    /** What every set of files ends with. */
    public static final String MANIFEST = "manifest.json";

    /** What the flag is called. */
    public static final String FLAG = "readyToAir";

    private final String word;

    FileKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The kind of that word; empty if there is none. */
    public static Optional<FileKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Whether a file of that name in the folder of a running order is one of ours, so that we may take it away. */
    public static boolean isOurs(String name) {
        return name.equals(MANIFEST)
                || name.equals(FLAG)
                || name.matches("stack\\.(?:json|csv)|script\\.(?:txt|xml)|page-[0-9]{4,9}\\.json");
    }
}
