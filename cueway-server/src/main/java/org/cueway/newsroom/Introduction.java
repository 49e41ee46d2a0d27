package org.cueway.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MachineInfo.Profile;
import org.cueway.mos.model.MachineInfo.Profiles;
import org.cueway.mos.value.MosTime;

/**
 * What we say about ourselves in {@code listMachInfo}. Immutable.
 *
 * @param mosID exactly the configured one: peers compare it (R54)
 * @param started when the process started
 */
record Introduction(String mosID, String swRev, Instant started) {
    /**
     * What we claim, and what we deny (R43, R56). A profile is claimed if we do all that it asks of a device, what the
     * device originates and the profiles it needs included; denied if we do nothing of it; and not spoken of if we do some
     * of it, because a newsroom that reads NO might keep back what we can take. A test compares this with what is done.
     */
    static final Profiles PROFILES = new Profiles(
            Optional.of("MOS"),
            List.of(
                    new Profile(0, true),
                    new Profile(1, true),
                    new Profile(2, true),
                    new Profile(3, true),
                    new Profile(4, true),
                    new Profile(5, true),
                    new Profile(6, true),
                    new Profile(7, true)));

    /** The version of MOS that we speak over TCP. */
    private static final String MOS_REV = "2.8.5";

    ListMachInfo at(Instant now) {
        return new ListMachInfo(new MachineInfo(
                "Cueway",
                "Cueway MOS gateway",
                "",
                swRev,
                "",
                "",
                mosID,
                MosTime.of(now),
                Optional.of(MosTime.of(started)),
                MOS_REV,
                Optional.of(PROFILES),
                List.of(),
                List.of(),
                List.of()));
    }
}
