package org.cueway.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which message rows are wanted: the parameters of {@code GET /api/v1/messages}. Live rows come unfiltered and without texts, so
 * the same is decided here again.
 *
 * @param wanted the value that each parameter has to have, by name; those that are not asked for are absent
 */
record RowFilter(Map<String, String> wanted) {
    static final String TEXT = "text";

    RowFilter {
        wanted = Map.copyOf(wanted);
    }

    /** Where the texts of one message can be had. */
    @FunctionalInterface
    interface Texts {
        JsonNode of(long number) throws IOException, InterruptedException;
    }

    /** The parameters for a page of {@code limit} rows, without texts. */
    String query(int limit) {
        var parameters = new LinkedHashMap<>(wanted);
        parameters.put("limit", Integer.toString(limit));
        parameters.put("texts", "false");
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Whether a live row is wanted; {@code texts} is asked only if everything else fits and a text is looked for. */
    boolean takes(JsonNode row, Texts texts) throws IOException, InterruptedException {
        for (var each : wanted.entrySet()) {
            if (!each.getKey().equals(TEXT)
                    && !row.path(each.getKey()).asString("").equals(each.getValue())) {
                return false;
            }
        }
        var text = wanted.get(TEXT);
        if (text == null) return true;
        var whole = texts.of(row.path("number").asLong(0));
        return holds(whole.path("message"), text) || holds(whole.path("answer"), text);
    }

    private static boolean holds(JsonNode node, String text) {
        return node.asString("").toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
