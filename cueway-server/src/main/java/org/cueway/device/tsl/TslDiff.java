package org.cueway.device.tsl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.device.tsl.TslSpec.Colour;
import org.cueway.device.tsl.TslSpec.Side;
import org.cueway.device.tsl.TslSpec.Version;
import org.cueway.device.tsl.TslState.Tally;

/** What is said between two states of a place: all of it, or nothing. Pure. */
final class TslDiff {
    private final TslSpec spec;
    private final Limits.Tally limits;

    TslDiff(TslSpec spec, Limits.Tally limits) {
        this.spec = spec;
        this.limits = limits;
    }

    List<TslCommand> between(String place, Optional<TslState> before, TslState after) {
        if (before.equals(Optional.of(after))) return List.of();
        return TslPlace.named(place)
                .map(at -> {
                    var text = after.text()
                            .or(() -> label(at.index()))
                            .or(() -> before.flatMap(TslState::text))
                            .orElse("");
                    var packet = packet(at, text, lamps(at, after.tally()));
                    return List.of(new TslCommand(at, after.tally(), text, TslCommand.Packet.of(packet)));
                })
                .orElse(List.of());
    }

    Optional<String> label(int index) {
        return Optional.ofNullable(spec.labels().get(String.valueOf(index)));
    }

    /** The lamps of a place, whose others are nobody's. */
    Map<Side, Tally> lamps(TslPlace place, Tally tally) {
        var lamps = new EnumMap<Side, Tally>(Side.class);
        (place.sides().isEmpty() ? spec.lamps().sides() : place.sides()).forEach(side -> lamps.put(side, tally));
        return lamps;
    }

    byte[] packet(TslPlace place, String text, Map<Side, Tally> tallies) {
        int brightness = spec.lamps().brightness();
        if (spec.version() == Version.V31) {
            int bits = tallies.values().stream().mapToInt(this::bit).reduce(0, (one, other) -> one | other);
            return Umd.v31(place.index(), bits, brightness, text);
        }
        var lamps = new EnumMap<Side, Colour>(Side.class);
        tallies.forEach((side, tally) -> lamps.put(side, colour(tally)));
        return Umd.v50(place, lamps, brightness, text, limits.maxPacketBytes());
    }

    private int bit(Tally tally) {
        return switch (tally) {
            case OFF -> 0;
            case PREPARED -> 1 << (spec.lamps().preparedBit() - 1);
            case ON_AIR -> 1 << (spec.lamps().onAirBit() - 1);
        };
    }

    private Colour colour(Tally tally) {
        return switch (tally) {
            case OFF -> Colour.OFF;
            case PREPARED -> spec.lamps().prepared();
            case ON_AIR -> spec.lamps().onAir();
        };
    }
}
