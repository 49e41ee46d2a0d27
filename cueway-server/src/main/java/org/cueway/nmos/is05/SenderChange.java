package org.cueway.nmos.is05;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Leg;

/**
 * What is wanted of a sender (C-39, C-60).
 *
 * @param enable whether it is to send
 * @param legs parameters to set, first leg first; empty: none. {@code rtp_enabled} is true unless it is named
 * @param receiver the one receiver that it is to send to, unicast; empty for all others (C-49, C-50)
 */
public record SenderChange(String sender, boolean enable, List<Leg> legs, Optional<String> receiver) {
    /** Takes copies. */
    public SenderChange {
        sender = sender.toLowerCase(Locale.ROOT);
        legs = List.copyOf(legs);
    }
}
