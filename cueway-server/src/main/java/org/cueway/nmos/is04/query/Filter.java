package org.cueway.nmos.is04.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which resources of a collection are wanted: those that have, for each key, one of its values. The registry is asked as precisely as
 * it can be (C-27); what it answers is looked at once more here, since it may not have understood.
 *
 * @param wanted values by the path of an attribute, {@code subscription.sender_id}: dots descend, and of a list one entry counts
 */
public record Filter(Map<String, List<String>> wanted) {
    /** Everything is wanted. */
    public static final Filter ALL = new Filter(Map.of());

    private static final String TAGS = "tags.";

    /** Takes copies, in the order of the keys. */
    public Filter {
        var copy = new TreeMap<String, List<String>>();
        wanted.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        wanted = java.util.Collections.unmodifiableMap(copy);
    }

    /** Those with one of these IDs. */
    static Filter ids(List<String> ids) {
        return new Filter(Map.of("id", ids));
    }

    /** Whether everything is wanted. */
    public boolean isAll() {
        return wanted.isEmpty();
    }

    /**
     * As query parameters, one for each key that has one value; empty if there is none such. Tags are not among them: registries
     * compare them exactly, but they are to be compared without regard to case (C-15).
     */
    public Map<String, String> basic() {
        var parameters = new LinkedHashMap<String, String>();
        wanted.forEach((key, values) -> {
            if (values.size() == 1 && !key.startsWith(TAGS)) parameters.put(key, values.getFirst());
        });
        return parameters;
    }

    /** As an expression of RQL, whose values are percent-encoded; empty if {@link #basic} says as much. */
    public Optional<String> rql() {
        var asked = wanted.entrySet().stream()
                .filter(each -> !each.getKey().startsWith(TAGS))
                .toList();
        if (asked.stream().allMatch(each -> each.getValue().size() == 1)) return Optional.empty();
        var calls =
                asked.stream().map(each -> call(each.getKey(), each.getValue())).toList();
        return Optional.of(calls.size() == 1 ? calls.getFirst() : "and(" + String.join(",", calls) + ")");
    }

    private static String call(String key, List<String> values) {
        var encoded = values.stream().map(Filter::encoded).collect(Collectors.joining(","));
        return values.size() == 1 ? "eq(" + key + "," + encoded + ")" : "in(" + key + ",(" + encoded + "))";
    }

    /** Percent-encoded, whatever is not a letter, a digit or one of {@code -._~}. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Whether a resource is wanted. */
    public boolean matches(JsonNode resource) {
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().stream()
                        .anyMatch(value -> has(
                                resource, each.getKey(), value, each.getKey().startsWith(TAGS))));
    }

    /** A key may have dots of its own, as the names of tags do: every way to read the path counts. */
    private static boolean has(JsonNode node, String path, String value, boolean anyCase) {
        if (node.isArray()) {
            return node.valueStream().anyMatch(each -> has(each, path, value, anyCase));
        }
        if (path.isEmpty()) {
            if (!node.isValueNode()) return false;
            var text = node.asString();
            return anyCase ? text.equalsIgnoreCase(value) : text.equals(value);
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            var below = node.path(path.substring(0, end));
            var rest = end == path.length() ? "" : path.substring(end + 1);
            if (!below.isMissingNode() && has(below, rest, value, anyCase)) return true;
        }
        return false;
    }
}
