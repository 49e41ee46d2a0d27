package org.cueway.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.cli.process.Terminal;
import tools.jackson.databind.JsonNode;

/**
 * A message as one line for people.
 *
 * @param zone in which times are shown
 */
record MessageRow(Terminal terminal, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Longer IDs are shown by their end, where they differ. */
    private static final int ID_CHARS = 24;

    /** The line; what the row does not say is left out. */
    String text(JsonNode row) {
        return Stream.of(
                        time(row.path("time").asString("")),
                        row.path("direction").asString("in").equals("out") ? terminal.back() : terminal.arrow(),
                        "%-8s".formatted(row.path("newsroom").asString("")),
                        "%-3s".formatted(row.path("channel").asString("")),
                        "%-18s".formatted(row.path("command").asString("")),
                        about(row),
                        id(row.path("messageID").asString("")),
                        result(row.path("kind").asString(""), row.path("result").asString("")),
                        row.path("tookMillis").isNumber()
                                ? "%.1f ms".formatted(row.path("tookMillis").asDouble())
                                : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String result(String kind, String result) {
        if (kind.equals("queued")) return result;
        return result.equals("OK") ? terminal.good(result) : terminal.bad(result);
    }

    private String time(String text) {
        try {
            return TIME.format(Instant.parse(text).atZone(zone));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String about(JsonNode row) {
        return Stream.of("roID", "storyID", "itemID")
                .map(name -> shortened(row.path(name).asString("")))
                .takeWhile(id -> !id.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String id(String messageID) {
        return messageID.isEmpty() ? "" : "#" + messageID;
    }

    private static String shortened(String id) {
        return id.length() <= ID_CHARS ? id : "~" + id.substring(id.length() - ID_CHARS + 1);
    }
}
