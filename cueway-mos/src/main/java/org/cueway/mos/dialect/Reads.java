package org.cueway.mos.dialect;

import java.time.ZoneId;
import java.util.List;

/**
 * How we read what a peer sends.
 *
 * @param zone in which its times without a zone are read (R134)
 * @param maxIdChars longest identifier taken, in UTF-16 code units; 128 (MOS 4.0 §6) to 1,000 (R33)
 * @param acceptance whether deviations are tolerated
 * @param emptyTags what an empty element of {@code roMetadataReplace} means
 * @param missingMetadata what becomes of a story's metadata blocks when the story is replaced by one without them
 * @param statusWords its words for a status, to those of MOS
 * @param refusals words of its refusals that nobody else uses
 * @param report which deviations are logged
 */
public record Reads(
        ZoneId zone,
        int maxIdChars,
        Acceptance acceptance,
        EmptyTags emptyTags,
        MissingMetadata missingMetadata,
        StatusWords statusWords,
        List<RefusalWords> refusals,
        Report report) {
    /** Whether deviations are tolerated (R161). */
    public enum Acceptance {
        /** What can be understood is taken, each deviation with a finding. */
        LENIENT,
        /** Only what the specification allows is taken; the refusal names the place. */
        STRICT
    }

    /** What an empty element of {@code roMetadataReplace} means (R112). */
    public enum EmptyTags {
        /** Nothing: the newsroom does not know better. */
        KEEP,
        /** The value is gone. */
        REMOVE
    }

    /** What becomes of metadata blocks that a new version of a story does not have (R108). */
    public enum MissingMetadata {
        /** They are gone. */
        GOES,
        /** They stay. */
        STAYS
    }

    /** Which deviations are logged, once per kind (R161); all are counted. */
    public enum Report {
        /** Those that were tolerated, too. */
        ALL,
        /** Those that made us refuse. */
        REFUSED
    }

    public Reads {
        refusals = List.copyOf(refusals);
    }

    /** As MOS has it, with nothing but tolerance. */
    public static Reads plain(ZoneId zone, int maxIdChars) {
        return new Reads(
                zone,
                maxIdChars,
                Acceptance.LENIENT,
                EmptyTags.KEEP,
                MissingMetadata.GOES,
                StatusWords.NONE,
                List.of(),
                Report.ALL);
    }

    /** What a refusal means: as its own words say, else as those of the field do. */
    public Meaning meaning(String refusal) {
        return refusals.stream()
                .filter(own -> own.in(refusal))
                .map(RefusalWords::meaning)
                .findFirst()
                .orElseGet(() -> Meaning.of(refusal));
    }
}
