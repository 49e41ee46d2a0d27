package org.cueway.cli.sim;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cueway.cli.process.Streams;
import org.cueway.cli.process.Terminal;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.check.Step;
import org.cueway.simulator.check.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a check prints: a line for each requirement and a table, or one JSON object. Confined to one thread. */
final class CheckReport {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of a message, in text; JSON has all of it. */
    private static final int SHOWN_CHARS = 600;

    private static final Map<Integer, String> PROFILES = Map.of(
            0, "Basic communication",
            1, "Objects",
            2, "Running orders",
            3, "Advanced objects",
            4, "Story texts, discovery",
            5, "Item control",
            6, "Redirection",
            7, "Modification");

    private final PrintWriter out;
    private final Terminal terminal;
    private final boolean json;
    private final boolean verbose;

    CheckReport(Streams streams, boolean json, boolean verbose) {
        this.out = streams.out();
        this.terminal = streams.terminal();
        this.json = json;
        this.verbose = verbose;
    }

    /** One requirement, as soon as it is known. */
    void result(Result result) {
        if (json) return;
        var requirement = result.requirement();
        out.println("%s  %s  %s  (%s)"
                .formatted(word(result.verdict()), requirement.id(), requirement.title(), requirement.rule()));
        if (result.verdict() != Verdict.PASSED) {
            out.println("      expected: " + shown(result.expected()));
            out.println("      found:    " + shown(result.found()));
        }
        boolean last = result.verdict() == Verdict.FAILED && !result.steps().isEmpty();
        if (verbose) result.steps().forEach(this::step);
        else if (last) step(result.steps().getLast());
        out.flush();
    }

    /** The table at the end. */
    void all(Report report) {
        if (json) out.println(JSON.writeValueAsString(tree(report)));
        else table(report);
        out.flush();
    }

    private void table(Report report) {
        out.println();
        out.println("%-26s %8s %8s %8s %12s".formatted("Profile", "claimed", "passed", "failed", "not offered"));
        var byProfile = report.results().stream()
                .collect(Collectors.groupingBy(
                        result -> result.requirement().profile(), TreeMap::new, Collectors.toList()));
        byProfile.forEach((profile, rows) -> out.println("%-26s %8s %8d %8d %12d"
                .formatted(
                        profile + " " + PROFILES.getOrDefault(profile, ""),
                        report.claims().contains(profile) ? "yes" : "-",
                        count(rows, Verdict.PASSED),
                        count(rows, Verdict.FAILED),
                        count(rows, Verdict.NOT_OFFERED))));
        out.println();
        out.println(
                report.good()
                        ? report.peer() + " meets all that could be tried"
                        : report.peer() + " fails " + report.count(Verdict.FAILED) + " of "
                                + report.results().size() + " requirements");
    }

    private static long count(List<Result> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private String word(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> terminal.good("pass");
            case FAILED -> terminal.bad("FAIL");
            case NOT_OFFERED -> terminal.doubtful("n/a ");
        };
    }

    private void step(Step step) {
        if (!step.sent().isEmpty()) out.println("      sent:     " + shown(step.sent()));
        out.println("      came:     " + (step.came().isEmpty() ? "(nothing)" : shown(step.came())));
    }

    private static String shown(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS) + " ...";
    }

    private static ObjectNode tree(Report report) {
        var root = JSON.createObjectNode()
                .put("peer", report.peer())
                .put("passed", report.count(Verdict.PASSED))
                .put("failed", report.count(Verdict.FAILED))
                .put("notOffered", report.count(Verdict.NOT_OFFERED));
        var claims = root.putArray("claims");
        report.claims().stream().sorted().forEach(claims::add);
        var results = root.putArray("results");
        for (var result : report.results()) {
            var row = results.addObject()
                    .put("id", result.requirement().id())
                    .put("profile", result.requirement().profile())
                    .put("title", result.requirement().title())
                    .put("rule", result.requirement().rule())
                    .put("verdict", result.verdict().word())
                    .put("expected", result.expected())
                    .put("found", result.found());
            var steps = row.putArray("steps");
            for (var step : result.steps()) {
                steps.addObject().put("sent", step.sent()).put("came", step.came());
            }
        }
        return root;
    }
}
