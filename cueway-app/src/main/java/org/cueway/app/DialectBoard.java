package org.cueway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.proposal.Noticed;
import org.cueway.mos.proposal.Proposal;
import org.cueway.mos.proposal.Sightings;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.newsroom.Newsrooms;

/** Puts together whose habits a newsroom has, from what its messages, its lanes and its refusals say. Safe for use by any thread. */
record DialectBoard(Newsrooms newsrooms, Supplier<List<LaneStatus>> lanes, TimeSource time) {
    private static final String REFUSED = "refused: ";

    /** What to configure for a newsroom; empty if there is none of that name. */
    Optional<Proposal> proposal(String newsroom) {
        return newsrooms
                .dialect(newsroom)
                .map(configured -> Proposal.of(
                        configured,
                        evidence(newsroom),
                        time.now(),
                        Limits.Proposals.defaults().few()));
    }

    private List<Noticed> evidence(String newsroom) {
        var evidence = new ArrayList<>(newsrooms.sightings().of(newsroom));
        // Two lanes to one server say the same.
        lanes.get().stream()
                .filter(lane -> lane.newsroom().equals(newsroom))
                .flatMap(DialectBoard::said)
                .distinct()
                .forEach(evidence::add);
        return evidence;
    }

    private static Stream<Noticed> said(LaneStatus lane) {
        var machine = lane.machine().flatMap(it -> Sightings.machine(it.manufacturer(), it.model()));
        var refusal = Optional.of(lane.reason())
                .filter(reason -> reason.startsWith(REFUSED))
                .flatMap(reason -> Sightings.refusal(reason.substring(REFUSED.length())));
        return Stream.concat(machine.stream(), refusal.stream());
    }
}
