package org.cueway.device.nmos;

import java.util.List;
import java.util.Optional;
import org.cueway.device.nmos.NmosState.Before;
import org.cueway.device.nmos.NmosState.Elsewhere;
import org.cueway.device.nmos.NmosState.Routed;

/** From one state of a receiver to another: at most one route. Pure. */
final class NmosDiff {
    private NmosDiff() {}

    static List<NmosCommand> between(String place, Optional<NmosState> before, NmosState after) {
        if (before.equals(Optional.of(after))) return List.of();
        return switch (after) {
            case Routed(var sender) -> List.of(new NmosCommand.Connect(place, sender));
            case Before() -> List.of(new NmosCommand.Restore(place));
            case Elsewhere _ -> List.of();
        };
    }
}
