package org.cueway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cueway.base.Limits;
import org.cueway.cli.InputFile.Unusable;
import org.cueway.cli.Lint.Severity;
import org.cueway.cli.Lint.Spot;
import org.cueway.cli.process.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code cueway check}: what the gateway would say about messages in files. */
@Command(
        name = "check",
        description = {
            "Looks at MOS messages and says what is wrong with them: where, by which rule, how to put it right, and which"
                    + " newsrooms really send it.",
            "Refused is what the gateway answers with a refusal, tolerated what it takes all the same."
        },
        footer = {"", "Exit codes: 0 nothing found, 1 something found, 2 a file cannot be read."})
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files with one message or many, folders (all .xml and .mos in them), or - for standard input.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object a line for each finding.")
    private boolean json;

    private int files;
    private int messages;
    private long refused;
    private long tolerated;

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        boolean unusable = false;
        for (String name : names) {
            try {
                for (InputFile file : InputFile.named(name)) look(file);
            } catch (Unusable e) {
                streams.err().println("cueway: " + e.getMessage());
                unusable = true;
            }
        }
        if (!json && files > 0) streams.out().println(summary());
        streams.out().flush();
        if (unusable) return 2;
        return refused + tolerated == 0 ? 0 : 1;
    }

    private void look(InputFile file) throws Unusable {
        var lint = Lint.of(file.read(streams.in(), Limits.Commands.defaults()));
        files++;
        messages += lint.messages();
        refused += lint.count(Severity.REFUSED);
        tolerated += lint.count(Severity.TOLERATED);
        for (var spot : lint.spots()) {
            streams.out().println(json ? object(file, spot).toString() : text(file, spot));
        }
    }

    private String text(InputFile file, Spot spot) {
        var words = Lint.words(spot);
        var severity = word(spot.severity());
        var text = new StringBuilder("%s:%d:%d: %s: %s [%s]"
                .formatted(
                        file.name(),
                        spot.place().line(),
                        spot.place().column(),
                        switch (spot.severity()) {
                            case REFUSED -> streams.terminal().bad(severity);
                            case TOLERATED -> streams.terminal().doubtful(severity);
                        },
                        spot.finding().problem(),
                        spot.finding().rule().name()));
        line(text, "at", spot.finding().path());
        line(text, "why", words.cause());
        line(text, "fix", words.remedy());
        line(text, "seen", words.seen());
        return text.toString();
    }

    private static void line(StringBuilder text, String title, String words) {
        if (!words.isEmpty())
            text.append(System.lineSeparator())
                    .append("    %-5s".formatted(title))
                    .append(words);
    }

    private static ObjectNode object(InputFile file, Spot spot) {
        var words = Lint.words(spot);
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", file.name())
                .put("line", spot.place().line())
                .put("column", spot.place().column())
                .put("severity", word(spot.severity()))
                .put("rule", spot.finding().rule().name())
                .put("path", spot.finding().path())
                .put("problem", spot.finding().problem())
                .put("cause", words.cause())
                .put("fix", words.remedy())
                .put("seen", words.seen());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private String summary() {
        var found = refused + tolerated == 0
                ? streams.terminal().good("nothing found")
                : refused + " refused, " + tolerated + " tolerated";
        return "%s in %s: %s".formatted(counted(messages, "message"), counted(files, "file"), found);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
