package org.cueway.simulator.nmos.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Cuts requests from a connection. Confined to its thread. */
final class RequestReader {
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_BODY_BYTES = 64 << 20;

    private final BufferedInputStream in;
    private final long connection;

    RequestReader(InputStream in, long connection) {
        this.in = new BufferedInputStream(in, 16 << 10);
        this.connection = connection;
    }

    /** The next request; empty at the end of the connection. */
    Optional<Request> next() throws IOException {
        var start = line();
        if (start.isEmpty()) return Optional.empty();
        var words = start.get().split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) throw new ProtocolException(start.get());
        var headers = headers();
        return Optional.of(new Request(words[0], words[1], headers, body(headers), connection));
    }

    /** Whether more has come already. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** Waits until the peer hangs up; what it sends meanwhile is lost. */
    void drain() throws IOException {
        while (in.read() >= 0) {
            in.skip(in.available());
        }
    }

    InputStream rest() {
        return in;
    }

    private Map<String, String> headers() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        while (true) {
            var line = line().orElseThrow(() -> new ProtocolException("the headers do not end"));
            if (line.isEmpty()) return headers;
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MAX_HEADERS) throw new ProtocolException(line);
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) return chunks();
        return new String(exactly(number(headers.getOrDefault("content-length", "0"), 10)), StandardCharsets.UTF_8);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = line().orElseThrow(() -> new ProtocolException("the chunks do not end"));
            int length = number(size.split(";", 2)[0].strip(), 16);
            body.writeBytes(exactly(length));
            if (body.size() > MAX_BODY_BYTES) throw new ProtocolException("a body of " + body.size() + " bytes");
            if (length == 0) {
                headers();
                return body.toString(StandardCharsets.UTF_8);
            }
            line();
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new ProtocolException("the body does not end");
        return bytes;
    }

    private static int number(String text, int radix) throws ProtocolException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= MAX_BODY_BYTES) return number;
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProtocolException("expected a length, found " + text);
    }

    /** A line without its end; empty at the end of the connection. */
    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (line.size() == 0) return Optional.empty();
                throw new ProtocolException("the line does not end");
            }
            if (next == '\n') return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
            if (next != '\r') line.write(next);
            if (line.size() > MAX_LINE_BYTES) throw new ProtocolException("a line that is too long");
        }
    }
}
