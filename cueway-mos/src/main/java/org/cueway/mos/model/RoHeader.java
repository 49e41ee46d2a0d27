package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.RoDuration;

/**
 * What a running order says about itself, beside its ID and its stories (MOS 4.0 §3.4.2).
 *
 * @param roTrigger {@code MANUAL}, {@code TIMED} or {@code CHAINED ±n}; open text
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record RoHeader(
        Optional<String> roSlug,
        Optional<String> roChannel,
        Optional<MosTime> roEdStart,
        Optional<RoDuration> roEdDur,
        Optional<String> roTrigger,
        Optional<String> macroIn,
        Optional<String> macroOut,
        List<MosExternalMetadata> metadata,
        List<String> others) {
    public RoHeader {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }
}
