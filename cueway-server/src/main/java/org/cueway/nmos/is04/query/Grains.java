package org.cueway.nmos.is04.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.Tai;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what registries send, in one pass and without keeping a tree of it: only one resource at a time is one, and of what a resource
 * was before only its version is looked at. Unknown members are skipped, a resource without ID is left out. Safe for use by any thread.
 */
public final class Grains {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Grains() {}

    /** What a WebSocket's message says of one kind of resource; empty if it is no data grain. */
    public static Optional<List<Event>> read(Kind kind, String message, Filter filter) {
        try (var parser = JSON.createParser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
            if (!enter(parser, "grain", JsonToken.START_OBJECT)) return Optional.empty();
            if (!enter(parser, "data", JsonToken.START_ARRAY)) return Optional.empty();
            var events = new ArrayList<Event>();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                event(kind, parser, filter).ifPresent(events::add);
            }
            return Optional.of(events);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** A list of one kind of resource; empty if it is no list. */
    static Optional<List<Resource>> list(Kind kind, String body, Filter filter) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) return Optional.empty();
            var resources = new ArrayList<Resource>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    resource(kind, parser, filter).ifPresent(resources::add);
                } else {
                    parser.skipChildren();
                }
            }
            return Optional.of(resources);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** How many entries a list has, wanted and readable or not. */
    static int entries(String body) {
        int entries = 0;
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                parser.skipChildren();
                entries++;
            }
        } catch (JacksonException _) {
            return entries;
        }
        return entries;
    }

    /** Goes to the value of a member of the object at whose beginning the parser is; false if there is none of this form. */
    private static boolean enter(JsonParser parser, String name, JsonToken form) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(name);
            if (parser.nextToken() == form && found) return true;
            parser.skipChildren();
        }
        return false;
    }

    private static Optional<Event> event(Kind kind, JsonParser parser, Filter filter) {
        Optional<String> path = Optional.empty();
        var before = new Before(false, Optional.empty(), Optional.empty());
        Optional<JsonNode> after = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals("path") && token == JsonToken.VALUE_STRING) {
                path = Optional.of(parser.getString());
            } else if (name.equals("pre") && token == JsonToken.START_OBJECT) {
                before = before(parser);
            } else if (name.equals("post") && token == JsonToken.START_OBJECT) {
                after = Optional.<JsonNode>of(parser.readValueAsTree()).filter(tree -> !tree.isEmpty());
            } else {
                parser.skipChildren();
            }
        }
        if (after.isEmpty()) return gone(path, before);
        // What does not match any more may still be told as changed by a registry that does not understand the filter.
        return filter.matches(after.orElseThrow())
                ? present(kind, after.orElseThrow(), before)
                : ResourceReader.read(kind, after.orElseThrow()).map(no -> new Event.Gone(no.id()));
    }

    private static Optional<Event> present(Kind kind, JsonNode after, Before before) {
        return ResourceReader.read(kind, after).map(now -> new Event.Present(now, before.version()));
    }

    private static Optional<Event> gone(Optional<String> path, Before before) {
        var id = before.id().or(() -> path.map(text -> text.substring(text.lastIndexOf('/') + 1)));
        return before.said() && id.isPresent()
                ? id.map(text -> new Event.Gone(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** What is of use of a resource that was: whether there was one at all, its ID, its version. */
    private record Before(boolean said, Optional<String> id, Optional<Tai> version) {}

    private static Before before(JsonParser parser) {
        boolean said = false;
        Optional<String> id = Optional.empty();
        Optional<Tai> version = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            said = true;
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && name.equals("id")) {
                id = Optional.of(parser.getString());
            } else if (token == JsonToken.VALUE_STRING && name.equals("version")) {
                version = Tai.of(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return new Before(said, id, version);
    }

    private static Optional<Resource> resource(Kind kind, JsonParser parser, Filter filter) {
        JsonNode tree = parser.readValueAsTree();
        return filter.matches(tree) ? ResourceReader.read(kind, tree) : Optional.empty();
    }
}
