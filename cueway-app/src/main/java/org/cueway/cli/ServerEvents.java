package org.cueway.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Events out of a {@code text/event-stream}, as the HTML standard has it. Confined to its reader; any thread may close it. */
final class ServerEvents implements Closeable {
    /**
     * One event.
     *
     * @param id empty if it has none
     * @param name what kind of event it is
     */
    record ServerEvent(String id, String name, String data) {}

    private final InputStream in;
    private final BufferedReader lines;

    ServerEvents(InputStream in) {
        this.in = in;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Waits for the next event; empty at the end of the stream, where a begun event counts for nothing. */
    Optional<ServerEvent> next() throws IOException {
        String id = "";
        String name = "message";
        var data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    data.setLength(data.length() - 1);
                    return Optional.of(new ServerEvent(id, name, data.toString()));
                }
                id = "";
                name = "message";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            if (value.startsWith(" ")) value = value.substring(1);
            switch (field) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(value).append('\n');
                default -> {} // a comment, or a field that we have no use for
            }
        }
        return Optional.empty();
    }

    /** Ends the waiting of the reader, too: closing the lines would wait for it until something comes. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}
