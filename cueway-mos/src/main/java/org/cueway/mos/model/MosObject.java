package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;

/**
 * What a device says about one of its objects (MOS 4.0 §3.1.2). In an update absent keeps the value, empty removes it.
 *
 * @param objID unique in its device, never empty
 * @param objRev revision, 0 to 999
 * @param objDur length in samples of {@code objTB}
 * @param status {@code NEW}, {@code UPDATED}, {@code DELETED} or a state; open text
 * @param objAir {@code READY} or {@code NOT READY}; open text
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record MosObject(
        String objID,
        Optional<String> objSlug,
        Optional<Markup> mosAbstract,
        Optional<String> objGroup,
        Optional<String> objType,
        Optional<TimeBase> objTB,
        Optional<MosNumber> objRev,
        Optional<Samples> objDur,
        Optional<String> status,
        Optional<String> objAir,
        Optional<ObjPaths> objPaths,
        Optional<String> createdBy,
        Optional<MosTime> created,
        Optional<String> changedBy,
        Optional<MosTime> changed,
        Optional<Markup> description,
        List<MosExternalMetadata> metadata,
        List<String> others) {
    public MosObject {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }
}
