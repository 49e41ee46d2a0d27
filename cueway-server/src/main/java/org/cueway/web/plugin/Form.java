package org.cueway.web.plugin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cueway.base.PluginLimits;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.graphics.Field;
import org.cueway.graphics.Graphic;
import org.cueway.mos.xml.XmlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody filled in, against what the graphic takes (JSON schema of the OGraf manifest). The page checks the same while
 * somebody types; this is what counts. Pure.
 */
final class Form {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Graphic graphic;
    private final PluginLimits limits;
    private final JsonNode properties;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> data = new LinkedHashMap<>();

    private Form(Graphic graphic, PluginLimits limits) {
        this.graphic = graphic;
        this.limits = limits;
        this.properties = JSON.readTree(graphic.fields().schema()).path("properties");
    }

    /** What came of it. */
    sealed interface Checked {
        /** Texts by field in the order of the graphic, without those that say nothing. */
        record Good(Map<String, String> data) implements Checked {}

        /** Each fault as a sentence with the name of the field in front. */
        record Wrong(List<String> faults) implements Checked {}
    }

    /** Checks texts by field. */
    static Checked check(Graphic graphic, Map<String, String> texts, PluginLimits limits) {
        var form = new Form(graphic, limits);
        for (var name : texts.keySet()) {
            if (graphic.fields().all().stream().noneMatch(field -> isFilledIn(field, name))) {
                form.fault(name, "is no field of " + graphic.id());
            }
        }
        graphic.fields().all().forEach(field -> form.take(field, Optional.ofNullable(texts.get(field.name()))));
        if (texts.values().stream().mapToLong(String::length).sum() > limits.maxDataChars()) {
            form.faults.add("all fields: more than " + limits.maxDataChars() + " characters");
        }
        return form.faults.isEmpty() ? new Checked.Good(form.data) : new Checked.Wrong(form.faults);
    }

    private static boolean isFilledIn(Field field, String name) {
        return field.name().equals(name) && canBeFilledIn(field);
    }

    /** Whether people can enter it, and an item can carry it: no structure, and a name that an element can have. */
    static boolean canBeFilledIn(Field field) {
        return !field.type().equals("object") && GraphicPayload.canCarry(field.name());
    }

    private void take(Field field, Optional<String> said) {
        if (!canBeFilledIn(field)) return;
        String text = said.orElse("");
        if (text.isBlank()) {
            if (field.hints().required()) fault(field.name(), "is needed");
            // What stands there by itself is taken away by an empty text; of a number there is no such thing.
            if (said.isPresent() && field.type().equals("string") && hasInitial(field)) data.put(field.name(), "");
            return;
        }
        int before = faults.size();
        int illegal = XmlText.firstIllegal(text);
        if (illegal >= 0) fault(field.name(), "has a control character at " + (illegal + 1));
        if (text.length() > limits.maxFieldChars()) fault(field.name(), atMost(limits.maxFieldChars(), text.length()));
        if (faults.size() == before) checkType(field, text);
        if (faults.size() == before) data.put(field.name(), text);
    }

    private static boolean hasInitial(Field field) {
        return field.hints()
                .initial()
                .filter(initial -> !initial.equals("\"\""))
                .isPresent();
    }

    private void checkType(Field field, String text) {
        var schema = properties.path(field.name());
        switch (field.type()) {
            case "number", "integer" -> number(field, text.strip(), schema);
            case "boolean" -> {
                if (!text.matches("true|false")) fault(field.name(), "is neither true nor false");
            }
            case "array" -> lines(field, text, schema);
            default -> text(field, text, schema);
        }
    }

    private void number(Field field, String text, JsonNode schema) {
        var number = number(text);
        if (number.isEmpty() || (field.type().equals("integer") && !isWhole(number.get()))) {
            fault(field.name(), field.type().equals("integer") ? "is no whole number" : "is no number");
            return;
        }
        bound(schema, "minimum")
                .filter(least -> number.get().compareTo(least) < 0)
                .ifPresent(least -> fault(field.name(), "is less than " + least.toPlainString()));
        bound(schema, "maximum")
                .filter(most -> number.get().compareTo(most) > 0)
                .ifPresent(most -> fault(field.name(), "is more than " + most.toPlainString()));
        option(field, text);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<BigDecimal> bound(JsonNode schema, String name) {
        return Optional.of(schema.path(name)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private void lines(Field field, String text, JsonNode schema) {
        long lines = text.lines().filter(line -> !line.isBlank()).count();
        if (schema.path("maxItems").isInt() && lines > schema.path("maxItems").intValue()) {
            fault(
                    field.name(),
                    "has " + lines + " lines, at most "
                            + schema.path("maxItems").intValue());
        }
        if (schema.path("minItems").isInt() && lines < schema.path("minItems").intValue()) {
            fault(
                    field.name(),
                    "has " + lines + " lines, at least "
                            + schema.path("minItems").intValue());
        }
    }

    private void text(Field field, String text, JsonNode schema) {
        int length = text.codePointCount(0, text.length());
        if (schema.path("maxLength").isInt()
                && length > schema.path("maxLength").intValue()) {
            fault(field.name(), atMost(schema.path("maxLength").intValue(), length));
        }
        if (schema.path("minLength").isInt()
                && length < schema.path("minLength").intValue()) {
            fault(
                    field.name(),
                    "has " + length + " characters, at least "
                            + schema.path("minLength").intValue());
        }
        pattern(schema.path("pattern").stringValue(""))
                .filter(pattern -> !pattern.matcher(text).find())
                .ifPresent(_ -> fault(field.name(), "is not of the form that the graphic wants"));
        option(field, text);
    }

    private void option(Field field, String text) {
        var options = field.hints().options().stream().map(Form::plain).toList();
        if (!options.isEmpty() && !options.contains(text)) {
            fault(field.name(), "is none of " + String.join(", ", options));
        }
    }

    /** A JSON value as somebody would write it. */
    static String plain(String json) {
        var value = JSON.readTree(json);
        if (value.isArray()) {
            return String.join(
                    "\n",
                    value.valueStream()
                            .map(each -> each.isString() ? each.stringValue() : each.toString())
                            .toList());
        }
        return value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString();
    }

    /** JSON schema writes them as JavaScript does; one that Java does not know is left to the page. */
    private static Optional<Pattern> pattern(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String atMost(int most, int found) {
        return "has " + found + " characters, at most " + most;
    }

    private void fault(String field, String what) {
        faults.add(title(field) + " " + what);
    }

    private String title(String name) {
        return graphic.fields().all().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::title)
                .findFirst()
                .orElse(name);
    }
}
