package org.cueway.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Reason;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.healing.HealingReason;
import org.cueway.newsroom.healing.HealingStatus;
import org.cueway.newsroom.outgoing.LineStatus;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.rundown.RundownId;
import org.cueway.web.Sources;
import org.cueway.web.json.Compared;
import org.cueway.web.json.NewsroomStatus;

/** What the console shows and asks of healing, in its words. Safe for use by any thread. */
record HealingBoard(Outgoing outgoing, Healing healing) {
    Sources.Healing sources() {
        return new Sources.Healing(this::newsrooms, this::walk, this::fetch, this::compare, this::choose);
    }

    /** Those that are listed, and those that were let in without and had something to heal. */
    private List<NewsroomStatus> newsrooms() {
        var lines = outgoing.statuses();
        Stream<NewsroomStatus> listed =
                lines.stream().map(line -> status(line.newsroom(), Optional.of(line), healing.status(line.newsroom())));
        Stream<NewsroomStatus> others = healing.statuses().stream()
                .filter(status ->
                        lines.stream().noneMatch(line -> line.newsroom().equals(status.newsroom())))
                .map(status -> status(status.newsroom(), Optional.empty(), Optional.of(status)));
        return Stream.concat(listed, others)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private static NewsroomStatus status(String id, Optional<LineStatus> line, Optional<HealingStatus> status) {
        return new NewsroomStatus(
                id,
                line.map(HealingBoard::asked).orElse(NewsroomStatus.Asked.NONE),
                line.map(LineStatus::servers).orElse(List.of()).stream()
                        .map(server -> new NewsroomStatus.Server(
                                server.ncsID(), server.lanesUp(), server.standby(), server.reason()))
                        .toList(),
                status.map(HealingStatus::now).orElse(""),
                status.map(HealingStatus::left).orElse(0),
                status.flatMap(HealingStatus::walk)
                        .map(walk -> new NewsroomStatus.Walk(
                                walk.begun(), walk.listed(), walk.asked(), walk.changed(), walk.lacking(), walk.end())),
                status.map(HealingStatus::trouble).orElse(""));
    }

    private static NewsroomStatus.Asked asked(LineStatus line) {
        var redundancy = switch (line.redundancy()) {
            case NONE -> "none";
            case BUDDY -> "buddy";
            case HOT_STANDBY -> "hotStandby";
            case LIST -> "list";
        };
        return new NewsroomStatus.Asked(
                line.active(),
                line.why(),
                Optional.of(line.since()),
                redundancy,
                line.alarm().orElse(""));
    }

    private Optional<Reason> choose(String newsroom, String ncsID) {
        try {
            outgoing.choose(newsroom, ncsID);
            return Optional.empty();
        } catch (OutgoingException refused) {
            return Optional.of(refused.reason());
        }
    }

    private Optional<Reason> walk(String newsroom) {
        return healing.walk(newsroom);
    }

    private Optional<Reason> fetch(RundownId id) {
        return healing.fetch(id);
    }

    private Compared compare(RundownId id) {
        try {
            return switch (healing.compare(id)) {
                case Healing.Compared.Differs(var applied) -> new Compared.Differs(applied);
                case Healing.Compared.Not(var reason, var detail) -> new Compared.Not(reason, detail);
            };
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Compared.Not(HealingReason.NOT_ANSWERED, "we are stopping");
        }
    }
}
