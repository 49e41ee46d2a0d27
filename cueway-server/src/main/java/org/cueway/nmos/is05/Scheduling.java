package org.cueway.nmos.is05;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.take.Network;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Scheduled;
import org.cueway.nmos.is05.take.Taking;
import org.cueway.nmos.is05.take.Taking.Undoable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After the moment of a scheduled take: whether it has happened, since no device says that it has not (C-62). */
final class Scheduling {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);
    /** After the moment (nmos §5.3 step 5). */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private Scheduling() {}

    /** Waits for the moment, looks some times, and puts what it finds in the log of takes. */
    static void watch(Network network, Taking taking, TakeLog takes, TakeReport report, List<Undoable> undo) {
        try {
            var open = new HashSet<String>();
            report.lines().stream()
                    .filter(line -> line.result() instanceof Scheduled)
                    .forEach(line -> open.add(line.route().receiver()));
            var results = new HashMap<String, Result>();
            var moment = report.lines().stream()
                    .flatMap(line -> line.result() instanceof Scheduled(var at, var _)
                            ? Optional.of(at).stream()
                            : Optional.<Instant>empty().stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            for (var look : LOOKS) {
                var left = Duration.between(network.time().now(), moment.plus(look));
                if (left.isPositive()) network.time().sleep(left);
                look(network, taking, undo, open, results);
                if (open.isEmpty()) break;
            }
            for (var receiver : open) {
                var failed = new Result.Failed(TakeReason.NOT_AS_SCHEDULED, Optional.empty(), "");
                results.put(receiver, failed);
                network.connections().failed(receiver, failed.reason().text());
            }
            takes.ended(settled(report, results), undo);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("looking after the scheduled take {} failed", report.id(), e);
        }
    }

    private static void look(
            Network network, Taking taking, List<Undoable> undo, Set<String> open, Map<String, Result> results)
            throws InterruptedException {
        for (var one : undo) {
            if (!open.contains(one.receiver())) continue;
            if (taking.hasHappened(one).orElse(false)) {
                open.remove(one.receiver());
                results.put(one.receiver(), new Result.Confirmed("it happened at its moment"));
                network.connections().confirmed(one.receiver(), Optional.empty());
            }
        }
    }

    private static TakeReport settled(TakeReport report, Map<String, Result> results) {
        var lines = new ArrayList<Line>();
        for (var line : report.lines()) {
            var result = results.getOrDefault(line.route().receiver(), line.result());
            lines.add(new Line(line.route(), result, line.warnings(), line.body(), line.took()));
        }
        return new TakeReport(report.id(), report.at(), report.by(), report.what(), lines);
    }
}
