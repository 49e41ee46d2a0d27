package org.cueway.app.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cueway.app.config.Environment.Value;
import org.cueway.app.config.Node.Text;

/** Puts the values of variables where the file says <code>${NAME}</code>; <code>$${</code> is a plain <code>${</code>. */
final class Variables {
    private static final Pattern MARK = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}");

    private Variables() {}

    /** The text with its variables filled in; what is not set is added to {@code problems} and left as it is. */
    static Text fill(Text text, String key, Environment environment, List<ConfigProblem> problems) {
        if (text.origin() != Text.Origin.WRITTEN || !text.value().contains("${")) {
            return text;
        }
        String filled = MARK.matcher(text.value())
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? "${" : value(match.group(1), text, key, environment, problems)));
        return new Text(text.place(), filled, Text.Origin.SECRET);
    }

    private static String value(
            String name, Text text, String key, Environment environment, List<ConfigProblem> problems) {
        return switch (environment.find(name).orElse(null)) {
            case null -> {
                problems.add(ConfigProblem.at(
                        text.place(),
                        key,
                        "needs the variable " + name + ", which is not set; set it or " + name + "_FILE"));
                yield "${" + name + "}";
            }
            case Value.Unreadable(var why) -> {
                problems.add(ConfigProblem.at(text.place(), key, "needs the variable " + name + ", but " + why));
                yield "${" + name + "}";
            }
            case Value.Known(var known, var _) -> known;
        };
    }
}
