package org.cueway.web.nmos;

import java.util.List;
import java.util.TreeMap;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes, and what came of them. Pure. */
final class TakeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TakeJson() {}

    /** What came of a take, crosspoint by crosspoint, in the order in which they were asked for. */
    static ObjectNode report(TakeReport report) {
        ObjectNode json = JSON.objectNode().put("take", report.id());
        ArrayNode results = json.putArray("results");
        report.lines().forEach(line -> results.add(line(line)));
        return json;
    }

    private static ObjectNode line(Line line) {
        ObjectNode json = route(line.route());
        json.put("result", line.result().word()).put("detail", detail(line));
        switch (line.result()) {
            case Result.Failed failed
            when failed.code().isPresent() -> json.put("code", failed.code().get());
            case Result.Scheduled scheduled ->
                json.putNull("code").put("at", scheduled.at().toString());
            case Result.Failed _, Result.Confirmed _, Result.Unconfirmed _, Result.Refused _, Result.Skipped _ ->
                json.putNull("code");
        }
        ArrayNode warnings = json.putArray("warnings");
        line.warnings().forEach(warnings::add);
        if (!line.body().isEmpty()) json.put("body", line.body());
        return json.put("tookMillis", line.took().toNanos() / 1e6);
    }

    /** What was done all the same is said beside what came of it. */
    private static String detail(Line line) {
        var parts = new java.util.ArrayList<String>();
        if (!line.result().detail().isEmpty()) parts.add(line.result().detail());
        parts.addAll(line.warnings());
        return String.join("; ", parts);
    }

    static ObjectNode route(Route route) {
        ObjectNode json = JSON.objectNode();
        route.feed().sender().ifPresentOrElse(id -> json.put("sender", id), () -> json.putNull("sender"));
        return json.put("receiver", route.receiver());
    }

    /** One of a list of takes. */
    static ObjectNode taken(NmosSources.Taken taken) {
        var report = taken.report();
        ObjectNode json = JSON.objectNode()
                .put("id", report.id())
                .put("time", report.at().toString())
                .put("by", report.by())
                .put("what", report.what())
                .put("count", report.lines().size())
                .put("undoable", taken.undoable());
        var counts = new TreeMap<String, Integer>();
        report.lines().forEach(line -> counts.merge(line.result().word(), 1, Integer::sum));
        ObjectNode results = json.putObject("results");
        counts.forEach(results::put);
        return json;
    }

    static ObjectNode salvo(String name, List<Route> routes) {
        ObjectNode json = JSON.objectNode().put("name", name);
        ArrayNode connections = json.putArray("connections");
        routes.forEach(route -> connections.add(route(route)));
        return json;
    }
}
