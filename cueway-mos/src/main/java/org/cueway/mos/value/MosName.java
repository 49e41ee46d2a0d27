package org.cueway.mos.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A fully qualified MOS ID, {@code <family>.<machine>.<location>.<enterprise>.mos} (MOS 4.0 §2.6); compared octet for octet.
 *
 * @param machine may have dots in it
 */
public record MosName(String family, String machine, String location, String enterprise) {
    private static final int LABELS = 5;
    private static final String LAST = "mos";

    /** Read from the right; empty if it has fewer than five labels, or one without text, or does not end in {@code mos}. */
    public static Optional<MosName> of(String mosID) {
        List<String> labels = Arrays.asList(mosID.split("\\.", -1));
        int last = labels.size() - 1;
        boolean whole = labels.size() >= LABELS
                && labels.get(last).equals(LAST)
                && labels.stream().noneMatch(String::isBlank);
        return whole
                ? Optional.of(new MosName(
                        labels.getFirst(),
                        String.join(".", labels.subList(1, last - 2)),
                        labels.get(last - 2),
                        labels.get(last - 1)))
                : Optional.empty();
    }

    /** Whether items of {@code other} may be redirected to {@code ours}: the same family, and another machine (profile 6). */
    public static boolean isSibling(String ours, String other) {
        var us = of(ours);
        var them = of(other);
        return us.isPresent()
                && them.isPresent()
                && us.get().family().equals(them.get().family())
                && !ours.equals(other);
    }
}
