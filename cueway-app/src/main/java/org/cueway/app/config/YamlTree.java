package org.cueway.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.cueway.app.config.Node.Entry;
import org.cueway.app.config.Node.Items;
import org.cueway.app.config.Node.Nothing;
import org.cueway.app.config.Node.Section;
import org.cueway.app.config.Node.Text;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML text as a tree that knows the line and column of every key and value. Confined to the thread that reads.
 *
 * <p>Read token by token rather than bound to records by the mapper, because the mapper has no line for an unknown key
 * and stops at the first problem.
 */
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String source;
    private final List<ConfigProblem> problems;

    private YamlTree(String source, List<ConfigProblem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * The tree of {@code text}; {@link Nothing} for a text without content, or one that is not YAML, which is added to
     * {@code problems}.
     *
     * @param source what messages call the text
     */
    static Node read(String source, String text, List<ConfigProblem> problems) {
        var reader = new YamlTree(source, problems);
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() == null ? new Nothing(new Place(source, 1, 1)) : reader.document(parser);
        } catch (JacksonException e) {
            Place place = reader.at(e);
            problems.add(ConfigProblem.at(place, "", "not YAML: " + reader.firstLine(e.getOriginalMessage())));
            return new Nothing(place);
        }
    }

    private Node document(JsonParser parser) {
        Node root = value(parser);
        if (parser.nextToken() != null) {
            problems.add(ConfigProblem.at(
                    at(parser.currentTokenLocation()),
                    "",
                    "a second document begins here, expected one; remove the ---"));
        }
        return root;
    }

    private Node value(JsonParser parser) {
        Place place = at(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Node>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return new Items(place, items);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Nothing(place);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(ConfigProblem.at(
                    place,
                    "",
                    "an alias (*" + parser.getString() + "), which is not supported; a text that begins with * needs"
                            + " quotes"));
        }
        return new Text(place, parser.getString(), Text.Origin.WRITTEN);
    }

    private Section section(JsonParser parser, Place place) {
        var keys = new LinkedHashMap<String, Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = at(parser.currentTokenLocation());
            String key = parser.currentName();
            parser.nextToken();
            Entry earlier = keys.putIfAbsent(key, new Entry(keyPlace, value(parser)));
            if (earlier != null) {
                problems.add(ConfigProblem.at(
                        keyPlace,
                        key,
                        "stands here a second time, expected once; the first is in line "
                                + earlier.key().line()));
            }
        }
        return new Section(place, keys);
    }

    /** The parser behind Jackson knows where the mistake is; Jackson only where the token before it began. */
    private Place at(JacksonException mistake) {
        return mistake.getCause() instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark()
                        .map(mark -> new Place(source, mark.getLine() + 1, mark.getColumn() + 1))
                        .orElseGet(() -> at(mistake.getLocation()))
                : at(mistake.getLocation());
    }

    private Place at(TokenStreamLocation location) {
        return new Place(source, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's words without its copy of the text, which could show a password. */
    private String firstLine(String message) {
        String words = message.lines().findFirst().orElse("");
        return words.contains("alias") ? words + "; a text that begins with * needs quotes" : words;
    }
}
