package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;

/**
 * What a system says about itself (MOS 4.0 §4.1.4). Information only; every field may be empty (R52, R53).
 *
 * @param DOM date of manufacture, in any form
 * @param ID its mosID or ncsID
 * @param mosRev protocol revision; behaviour must not follow from it (R53)
 * @param profiles empty if it says nothing about profiles
 * @param others elements that MOS does not know here, each as the very text that came
 */
public record MachineInfo(
        String manufacturer,
        String model,
        String hwRev,
        String swRev,
        String DOM,
        String SN,
        String ID,
        MosTime time,
        Optional<MosTime> opTime,
        String mosRev,
        Optional<Profiles> profiles,
        List<ActiveX> defaultActiveX,
        List<MosExternalMetadata> metadata,
        List<String> others) {
    public MachineInfo {
        defaultActiveX = List.copyOf(defaultActiveX);
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }

    /**
     * The profiles a system speaks of. A profile that is not mentioned is unknown, not unsupported (R50).
     *
     * @param deviceType {@code MOS} or {@code NCS}, if said
     */
    public record Profiles(Optional<String> deviceType, List<Profile> list) {
        public Profiles {
            list = List.copyOf(list);
        }
    }

    /** Whether profile {@code number}, 0 to 7, is supported. */
    public record Profile(int number, boolean supported) {}

    /** A plug-in that the newsroom client should know; no two of one {@code mode}. */
    public record ActiveX(
            String mode,
            String controlFileLocation,
            String controlSlug,
            String controlName,
            String controlDefaultParams) {}
}
