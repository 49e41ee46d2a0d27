package org.cueway.web.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.device.ograf.OutputStatus;
import org.cueway.device.ograf.Outputs;
import org.cueway.graphics.Graphic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of an output, what it is made of, and the files of graphics. Safe for use by any thread.
 *
 * <p>The page is shut in: its policy gives it an origin of its own, so that a graphic, which is somebody else's code, can read
 * nothing of the gateway's but what anybody may, and press no button of its console.
 */
public final class OutputFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);
    private static final Pattern PAGE = Pattern.compile("/output/([A-Za-z0-9_-]{1,64})");
    private static final Pattern PART = Pattern.compile("/output/page/([a-z]{1,32}\\.(?:js|css))");
    private static final Pattern GRAPHIC = Pattern.compile("/graphics/([^/]+)/([^/]+)/(.+)");
    /** A graphic by itself, on a page that is no output. */
    private static final Pattern SAMPLE = Pattern.compile("/graphics/([^/]+)/([^/]+)/");
    /** Graphics bring styles of their own, and pictures from wherever the newsroom has them; scripts come from here alone. */
    private static final String POLICY =
            "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src * data: blob:; media-src * data: blob:; font-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("wasm", "application/wasm"));

    private final Outputs outputs;

    public OutputFiles(Outputs outputs) {
        this.outputs = outputs;
    }

    /**
     * A file as it is sent.
     *
     * @param lasting whether it may be kept without asking again
     * @param policy the content security policy; empty if it is no page
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
    public record File(byte[] bytes, String type, boolean lasting, Optional<String> policy) {}

    /** Whether a path is one of these, so that anybody may ask for it. */
    public static boolean owns(String path) {
        return path.equals("/output") || path.startsWith("/output/") || path.startsWith("/graphics/");
    }

    /** The file behind a path without query; empty if there is none. */
    public Optional<File> find(String path) {
        var part = PART.matcher(path);
        if (part.matches()) {
            return resource(part.group(1)).map(bytes -> new File(bytes, type(path), false, Optional.empty()));
        }
        var page = PAGE.matcher(path);
        if (page.matches()) {
            return outputs.find(page.group(1))
                    .map(output -> page(output.size()))
                    .map(bytes -> new File(bytes, type("html"), false, Optional.of(POLICY)));
        }
        var sample = SAMPLE.matcher(path);
        if (sample.matches()) {
            return outputs.catalogue()
                    .at(decoded(sample.group(1)), decoded(sample.group(2)))
                    .map(graphic -> new File(sample(graphic), type("html"), false, Optional.of(POLICY)));
        }
        var graphic = GRAPHIC.matcher(path);
        return graphic.matches() ? graphic(graphic.group(1), graphic.group(2), graphic.group(3)) : Optional.empty();
    }

    private Optional<File> graphic(String id, String edition, String path) {
        try {
            var bytes = outputs.catalogue().file(decoded(id), decoded(edition), decoded(path));
            return bytes.map(read -> new File(read, type(path), true, Optional.empty()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("graphics/{}/{}: {}", id, path, e.toString());
            return Optional.empty();
        }
    }

    private static String decoded(String piece) {
        return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static byte[] page(Outputs.Spec spec) {
        return filled("output.html", Map.of("output", spec.id()), spec);
    }

    /** Of the size of the first output, since that is where it will be seen. */
    private byte[] sample(Graphic graphic) {
        var size = outputs.statuses().stream()
                .map(OutputStatus::spec)
                .findFirst()
                .orElseGet(() -> new Outputs.Spec("sample", 1920, 1080));
        var behaviour = graphic.behaviour();
        return filled(
                "sample.html",
                Map.of(
                        "graphic", graphic.id(),
                        "script", graphic.main(),
                        "steps", Integer.toString(behaviour.stepCount()),
                        "millis",
                                Long.toString(behaviour
                                        .duration()
                                        .map(Duration::toMillis)
                                        .orElse(0L))),
                size);
    }

    private static byte[] filled(String page, Map<String, String> texts, Outputs.Spec size) {
        var text = new String(
                resource(page).orElseThrow(() -> new IllegalStateException(page + " is missing from the jar")),
                StandardCharsets.UTF_8);
        for (var each : texts.entrySet()) text = text.replace("@" + each.getKey() + "@", escaped(each.getValue()));
        return text.replace("@width@", Integer.toString(size.width()))
                .replace("@height@", Integer.toString(size.height()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As the value of an attribute; without what could be taken for a place to fill. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("@", "&#64;");
    }

    private static String type(String path) {
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static Optional<byte[]> resource(String name) {
        try (var in = OutputFiles.class.getResourceAsStream("/console/output/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
