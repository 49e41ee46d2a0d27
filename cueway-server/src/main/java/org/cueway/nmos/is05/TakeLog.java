package org.cueway.nmos.is05;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.Taking.Undoable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last takes: what came of each, and what undoes it, a file for each; the second is there before anything is sent. Safe for use by any
 * thread.
 */
final class TakeLog {
    private static final String PREFIX = "take-";
    private static final String UNDO = "undo-";

    private final Keeping keeping;
    private final int most;
    /** By ID, oldest first, without bodies. Guarded by this. */
    private final Map<String, TakeReport> reports = new LinkedHashMap<>();
    /** Which receivers each can bring back. Guarded by this. */
    private final Map<String, Set<String>> touched = new HashMap<>();

    TakeLog(Keeping keeping, int most) {
        this.keeping = keeping;
        this.most = most;
        for (var name : keeping.names(PREFIX)) {
            read(name).ifPresent(json -> {
                var report = report(json);
                reports.put(report.id(), report);
                touched.put(report.id(), receivers(undoable(report.id())));
            });
        }
    }

    private Optional<JsonNode> read(String name) {
        return Optional.ofNullable(Kept.objects(keeping, name).get("take"));
    }

    /** What will undo it is kept now; that is large, and written once. */
    void began(TakeReport take, List<Undoable> undoable) {
        var file = JsonNodeFactory.instance.objectNode();
        var undo = file.putObject("take").putArray("undo");
        for (var one : undoable) {
            undo.addObject()
                    .put("receiver", one.receiver())
                    .put("asked", one.asked())
                    .set("before", one.before().json());
        }
        keeping.save(UNDO + take.id(), file.toString());
        save(take);
    }

    /** What came of it. */
    synchronized void ended(TakeReport take, List<Undoable> undoable) {
        if (!undoable.isEmpty()) save(take);
        var lines = take.lines().stream()
                .map(line -> new Line(line.route(), line.result(), line.warnings(), "", line.took()))
                .toList();
        reports.put(take.id(), new TakeReport(take.id(), take.at(), take.by(), take.what(), lines));
        touched.put(take.id(), receivers(undoable));
        while (reports.size() > most) {
            var oldest = reports.keySet().iterator().next();
            reports.remove(oldest);
            touched.remove(oldest);
            keeping.forget(PREFIX + oldest);
            keeping.forget(UNDO + oldest);
        }
    }

    private static Set<String> receivers(List<Undoable> undoable) {
        return undoable.stream().map(Undoable::receiver).collect(Collectors.toUnmodifiableSet());
    }

    /** The receivers that a take can bring back. */
    synchronized Set<String> touched(String id) {
        return touched.getOrDefault(id, Set.of());
    }

    /** The newest first. */
    synchronized List<TakeReport> all() {
        return List.copyOf(reports.values()).reversed();
    }

    synchronized Optional<TakeReport> of(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    /** What undoes it; nothing if it has done nothing. */
    List<Undoable> undoable(String id) {
        var undoable = new ArrayList<Undoable>();
        read(UNDO + id)
                .ifPresent(json -> json.path("undo")
                        .forEach(one -> Before.read(one.path("before"))
                                .ifPresent(before -> undoable.add(new Undoable(
                                        one.path("receiver").asString(""),
                                        before,
                                        one.path("asked").asString("{}"))))));
        return undoable;
    }

    private void save(TakeReport take) {
        var file = JsonNodeFactory.instance.objectNode();
        var json = file.putObject("take");
        json.put("id", take.id())
                .put("at", take.at().toString())
                .put("by", take.by())
                .put("what", take.what());
        var lines = json.putArray("lines");
        take.lines().forEach(line -> write(line, lines.addObject()));
        keeping.save(PREFIX + take.id(), file.toString());
    }

    private static void write(Line line, ObjectNode json) {
        RouteJson.write(line.route(), json);
        json.put("result", line.result().word()).put("detail", line.result().detail());
        switch (line.result()) {
            case Result.Failed(var reason, var code, var _) -> {
                json.put("reason", reason.name());
                code.ifPresent(number -> json.put("code", number));
            }
            case Result.Refused(var reason, var _) -> json.put("reason", reason.name());
            case Result.Scheduled(var at, var _) -> json.put("at", at.toString());
            case Result.Confirmed _, Result.Unconfirmed _, Result.Skipped _ -> {}
        }
        var warnings = json.putArray("warnings");
        line.warnings().forEach(warnings::add);
    }

    private static TakeReport report(JsonNode json) {
        var lines = new ArrayList<Line>();
        json.path("lines")
                .forEach(line -> RouteJson.read(line).ifPresent(route -> {
                    var warnings = new ArrayList<String>();
                    line.path("warnings").forEach(warning -> warnings.add(warning.asString("")));
                    lines.add(new Line(route, result(line), warnings, "", Duration.ZERO));
                }));
        return new TakeReport(
                json.path("id").asString(""),
                Kept.instant(json.path("at")),
                json.path("by").asString(""),
                json.path("what").asString(""),
                lines);
    }

    private static Result result(JsonNode json) {
        var detail = json.path("detail").asString("");
        return switch (json.path("result").asString("")) {
            case "confirmed" -> new Result.Confirmed(detail);
            case "scheduled" -> new Result.Scheduled(Kept.instant(json.path("at")), detail);
            case "refused" -> new Result.Refused(reason(json), detail);
            case "failed" -> {
                var code = json.path("code");
                yield new Result.Failed(
                        reason(json), code.isInt() ? Optional.of(code.intValue()) : Optional.empty(), detail);
            }
            case "skipped" -> new Result.Skipped(detail);
            default -> new Result.Unconfirmed(detail);
        };
    }

    private static TakeReason reason(JsonNode json) {
        var name = json.path("reason").asString("");
        for (var reason : TakeReason.values()) {
            if (reason.name().equals(name)) return reason;
        }
        return TakeReason.REFUSED_BY_DEVICE;
    }
}
