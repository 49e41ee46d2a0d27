package org.cueway.script;

import java.util.List;
import java.util.stream.Collectors;
import org.cueway.base.Limits;

/**
 * A script in the notation of the samples' page: a paragraph a line, {@code >>} a presenter with the rate, {@code <<..>>} an
 * item, <code>{..}</code> a package, brackets around instructions as they are. Styles, where wanted, as {@code *bold*} and so on.
 */
final class Shown {
    static final ScriptReader READER = new ScriptReader(Limits.Xml.defaults(), Limits.Script.defaults());

    private Shown() {}

    static Script script(String body) {
        return READER.read(body, List.of());
    }

    static String of(String body) {
        return of(script(body));
    }

    static String of(Script script) {
        return script.parts().stream().map(Shown::part).collect(Collectors.joining("\n"));
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Paragraph(var runs) -> runs.stream().map(Shown::run).collect(Collectors.joining());
            case Part.PresenterChange(var name, var rate) -> (">> " + name + " " + rate.orElse("")).stripTrailing();
            case Part.ItemMark(var _, var slug, var channel, var _, var _) -> "<<" + slug + " @" + channel + ">>";
        };
    }

    private static String run(Run run) {
        return run.role() == Run.Role.PACKAGE ? "{" + run.text() + "}" : run.text();
    }

    /** With its styles: {@code *bold*}, {@code /italic/}, {@code _underlined_}, {@code !emphasis!}. */
    static String styled(String body) {
        return script(body).paragraphs().stream()
                .flatMap(paragraph -> paragraph.runs().stream())
                .map(run -> {
                    var text = run.text();
                    for (Run.Style style : run.styles().stream().sorted().toList()) {
                        var mark = switch (style) {
                            case EMPHASIS -> "!";
                            case BOLD -> "*";
                            case ITALIC -> "/";
                            case UNDERLINE -> "_";
                        };
                        text = mark + text + mark;
                    }
                    return text;
                })
                .collect(Collectors.joining());
    }
}
