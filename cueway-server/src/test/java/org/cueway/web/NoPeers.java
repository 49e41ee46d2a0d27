package org.cueway.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.base.Reason;
import org.cueway.desk.Playout;
import org.cueway.device.Devices;
import org.cueway.device.ograf.Outputs;
import org.cueway.mos.proposal.Proposal;
import org.cueway.templates.Templates;

/** A gateway that heals nothing, with nothing behind it. */
final class NoPeers {
    private NoPeers() {}

    /** Nobody's habits are known. */
    static Sources.Peers peers() {
        return peers(_ -> Optional.empty());
    }

    static Sources.Peers peers(Function<String, Optional<Proposal>> dialects) {
        return new Sources.Peers(dialects, healing(), List::of, air(), Outputs.none());
    }

    /** With devices. */
    static Sources.Peers peers(Sources.Air air) {
        return new Sources.Peers(_ -> Optional.empty(), healing(), List::of, air, Outputs.none());
    }

    private static Sources.Air air() {
        return new Sources.Air(
                new Devices(List.of()),
                new Sources.Cueing((_, _) -> new Playout.Rehearsed(List.of(), List.of()), _ -> List.of()),
                noShows(),
                Optional.empty(),
                noGraphics());
    }

    /** Nobody changes any, and nothing uses them. */
    static Sources.Graphics noGraphics() {
        return new Sources.Graphics(
                Templates.NONE,
                List::of,
                (_, _) -> {
                    throw new AssertionError("nobody uploads here");
                },
                (_, _) -> {
                    throw new AssertionError("nobody removes here");
                },
                () -> {});
    }

    /** Nothing is next. */
    static Sources.NextItems noShows() {
        return new Sources.NextItems(
                List::of,
                (_, _) -> {
                    throw new AssertionError("nobody chooses here");
                },
                (_, _, _) -> {
                    throw new AssertionError("nobody moves it here");
                });
    }

    private static Sources.Healing healing() {
        return new Sources.Healing(
                List::of,
                _ -> nobody(),
                _ -> nobody(),
                _ -> {
                    throw new AssertionError("nobody compares here");
                },
                (_, _) -> nobody());
    }

    private static Optional<Reason> nobody() {
        throw new AssertionError("nobody asks here");
    }
}
