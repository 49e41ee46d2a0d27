package org.cueway.graphics;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cueway.base.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/**
 * Makes a graphic of a manifest (OGraf v1, {@code *.ograf.json}), and of what is wrong with it faults, all of them at once.
 * Confined to the thread that reads.
 */
final class ManifestReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String SCHEMA = "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json";
    private static final Set<String> KEYS = Set.of(
            "$schema",
            "id",
            "version",
            "name",
            "description",
            "author",
            "main",
            "customActions",
            "supportsRealTime",
            "supportsNonRealTime",
            "stepCount",
            "schema",
            "renderRequirements",
            "thumbnails");
    private static final int MAX_ID_CHARS = 128;
    private static final int MAX_LAYER = 999;

    private final Folder from;
    private final String manifest;
    private final String file;
    private final Limits.Graphics limits;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Of one manifest.
     *
     * @param from the package that it is in
     * @param manifest its path there
     */
    ManifestReader(Folder from, String manifest, Limits.Graphics limits) {
        this.from = from;
        this.manifest = manifest;
        this.file = from.at() + "/" + manifest;
        this.limits = limits;
        this.faults.addAll(from.faults());
    }

    Catalogue.Entry read() {
        var root = json();
        if (root.isEmpty()) {
            return new Catalogue.Entry(file, "", Optional.empty(), faults);
        }
        var graphic = graphic(root.get());
        return new Catalogue.Entry(
                file, graphic.id(), faults.isEmpty() ? Optional.of(graphic) : Optional.empty(), faults);
    }

    private Optional<JsonNode> json() {
        var path = from.files().get(manifest);
        try {
            if (path == null || Files.size(path) > limits.maxManifestBytes()) {
                fault("", "at most " + limits.maxManifestBytes() + " bytes", "more");
                return Optional.empty();
            }
            var root = JSON.readTree(Files.readAllBytes(path));
            if (root.isObject()) return Optional.of(root);
            fault("", "a JSON object", found(root));
        } catch (JacksonException e) {
            fault("", "JSON", e.getOriginalMessage() + " at line " + line(e));
        } catch (IOException e) {
            fault("", "a file that can be read", e.toString());
        }
        return Optional.empty();
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
    }

    private Graphic graphic(JsonNode root) {
        for (var name : root.propertyNames()) {
            if (!KEYS.contains(name) && !name.startsWith("v_")) {
                fault(name, "one of OGraf's keys, or one that begins with v_", "a key that it does not have");
            }
        }
        if (!SCHEMA.equals(root.path("$schema").stringValue(""))) {
            fault("$schema", "\"" + SCHEMA + "\"", found(root.path("$schema")));
        }
        if (!flag(root, "supportsRealTime") && root.path("supportsRealTime").isBoolean()) {
            fault("supportsRealTime", "true: it is shown live", "false");
        }
        flag(root, "supportsNonRealTime");
        author(root.path("author"));
        thumbnails(root.path("thumbnails"));
        var version = text(root, "version");
        return new Graphic(
                id(root),
                new Graphic.About(required(root, "name"), version, text(root, "description")),
                new Graphic.Home(from.name(), edition(version), main(root)),
                fields(root.path("schema")),
                new Graphic.Behaviour(
                        number(root, "stepCount", -1, 1_000).orElse(1),
                        number(root, "v_layer", 0, MAX_LAYER),
                        actions(root.path("customActions")),
                        number(root, "v_duration", 1, 3_600_000).stream()
                                .mapToObj(Duration::ofMillis)
                                .findFirst(),
                        sizes(root.path("renderRequirements"))));
    }

    /** In a path, so without what has a meaning there. */
    private String edition(String version) {
        return (version.isEmpty() ? "0" : version.replaceAll("[^A-Za-z0-9._-]", "-")) + "-" + from.fingerprint();
    }

    private String id(JsonNode root) {
        var id = required(root, "id");
        boolean fits = id.length() <= MAX_ID_CHARS
                && id.indexOf('/') < 0
                && id.indexOf('\\') < 0
                && !id.equals(".")
                && !id.equals("..")
                && id.equals(id.strip())
                && id.chars().noneMatch(Character::isISOControl);
        if (!id.isEmpty() && !fits) {
            fault("id", "1 to " + MAX_ID_CHARS + " characters without slashes, and no blanks at the ends", found(id));
        }
        return id;
    }

    private String main(JsonNode root) {
        var main = required(root, "main");
        if (!main.isEmpty() && !from.files().containsKey(main)) {
            fault("main", "the path of a script in the same folder", "\"" + main + "\", which is not there");
        } else if (!main.isEmpty() && !main.endsWith(".mjs") && !main.endsWith(".js")) {
            fault("main", "a script, *.mjs or *.js", found(main));
        }
        return main;
    }

    private void author(JsonNode author) {
        if (!author.isMissingNode() && !author.path("name").isString()) {
            fault("author", "{ name, email, url } with at least the name", found(author));
        }
    }

    private void thumbnails(JsonNode thumbnails) {
        int i = 0;
        for (var each : list(thumbnails, "thumbnails")) {
            var path = each.path("file").stringValue("");
            if (!from.files().containsKey(path)) {
                fault(
                        "thumbnails." + i + ".file",
                        "the path of a picture in the same folder",
                        found(each.path("file")));
            }
            i++;
        }
    }

    private List<String> actions(JsonNode actions) {
        var ids = new ArrayList<String>();
        int i = 0;
        for (var each : list(actions, "customActions")) {
            var id = each.path("id").stringValue("");
            if (id.isEmpty() || ids.contains(id)) {
                fault("customActions." + i + ".id", "a text that no other action has", found(each.path("id")));
            }
            if (each.path("name").stringValue("").isEmpty()) {
                fault("customActions." + i + ".name", "a text", found(each.path("name")));
            }
            ids.add(id);
            i++;
        }
        return ids;
    }

    /** Of what it requires, the size of the picture is what an output can tell; any one of the list is enough. */
    private List<Graphic.Size> sizes(JsonNode requirements) {
        var sizes = new ArrayList<Graphic.Size>();
        boolean any = false;
        int i = 0;
        for (var each : list(requirements, "renderRequirements")) {
            var key = "renderRequirements." + i + ".resolution";
            var resolution = each.path("resolution");
            any |= resolution.isMissingNode();
            var width = resolution.path("width");
            var height = resolution.path("height");
            if (!resolution.isMissingNode()) {
                sizes.add(new Graphic.Size(
                        bound(width, "min", 0, key + ".width"),
                        bound(width, "max", Integer.MAX_VALUE, key + ".width"),
                        bound(height, "min", 0, key + ".height"),
                        bound(height, "max", Integer.MAX_VALUE, key + ".height")));
            }
            i++;
        }
        return any ? List.of() : sizes;
    }

    private int bound(JsonNode constraint, String name, int otherwise, String key) {
        var value = constraint.has("exact") ? constraint.path("exact") : constraint.path(name);
        if (value.isMissingNode()) return otherwise;
        if (value.isNumber()) return (int) Math.clamp(value.doubleValue(), 0, Integer.MAX_VALUE);
        fault(key + "." + name, "a number", found(value));
        return otherwise;
    }

    private Graphic.Fields fields(JsonNode schema) {
        if (schema.isMissingNode()) return new Graphic.Fields(List.of(), "{}");
        if (!schema.isObject() || !schema.path("type").stringValue("object").equals("object")) {
            fault("schema", "a JSON schema of an object", found(schema));
            return new Graphic.Fields(List.of(), "{}");
        }
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.stringValue("")));
        var fields = new ArrayList<Field>();
        for (var property : schema.path("properties").properties()) {
            var about = property.getValue();
            var name = property.getKey();
            if (!about.isObject()) {
                fault("schema.properties." + name, "a JSON schema", found(about));
            } else if (!about.path("hidden").booleanValue(false)) {
                var options = new ArrayList<String>();
                about.path("enum").forEach(option -> options.add(option.toString()));
                fields.add(new Field(
                        name,
                        about.path("type").stringValue("string"),
                        about.path("title").stringValue(name),
                        new Field.Hints(
                                about.path("gddType").stringValue(""),
                                about.has("default")
                                        ? Optional.of(about.path("default").toString())
                                        : Optional.empty(),
                                options,
                                required.contains(name))));
            }
        }
        return new Graphic.Fields(fields, schema.toString());
    }

    private Iterable<JsonNode> list(JsonNode node, String key) {
        if (node.isMissingNode() || node.isArray()) return node;
        fault(key, "a list", found(node));
        return List.of();
    }

    private String required(JsonNode root, String key) {
        var text = root.path(key);
        if (!text.isString() || text.stringValue().isBlank()) fault(key, "a text", found(text));
        return text.stringValue("");
    }

    private String text(JsonNode root, String key) {
        var text = root.path(key);
        if (!text.isMissingNode() && !text.isString()) fault(key, "a text", found(text));
        return text.stringValue("");
    }

    private boolean flag(JsonNode root, String key) {
        var flag = root.path(key);
        if (!flag.isBoolean()) fault(key, "true or false", found(flag));
        return flag.booleanValue(false);
    }

    private OptionalInt number(JsonNode root, String key, int least, int most) {
        var number = root.path(key);
        if (number.isMissingNode()) return OptionalInt.empty();
        if (number.isIntegralNumber() && number.canConvertToInt()) {
            int value = number.intValue();
            if (value >= least && value <= most) return OptionalInt.of(value);
        }
        fault(key, "a whole number, " + least + " to " + most, found(number));
        return OptionalInt.empty();
    }

    private void fault(String key, String expected, String found) {
        faults.add(new Fault(file, key, expected, found));
    }

    private static String found(JsonNode node) {
        return switch (node.getNodeType()) {
            case JsonNodeType.MISSING -> "nothing";
            case JsonNodeType.OBJECT -> "an object" + (node.isEmpty() ? " with nothing in it" : "");
            case JsonNodeType.ARRAY -> "a list";
            case JsonNodeType.STRING -> found(node.stringValue());
            case JsonNodeType.BINARY, JsonNodeType.BOOLEAN, JsonNodeType.NULL, JsonNodeType.NUMBER, JsonNodeType.POJO ->
                node.toString();
        };
    }

    private static String found(String text) {
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }
}
