package org.cueway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the console, out of our own jar and those of the libraries that it is made with. Each is read once: they are
 * few, small, and cannot change while the gateway runs. Safe for use by any thread.
 *
 * <p>The console's pages are one file: which of them is shown is decided by the script that it loads. The prompter is a page
 * of its own, which loads no more than it needs.
 */
final class ConsoleFiles {
    private static final Pattern PAGE = Pattern.compile(
            "/|/(?:onair|rundowns)(?:/[A-Za-z0-9_-]{1,64})?|/objects|/prompter|/graphics|/crosspoint|/connections|/messages|/devices(?:/[^/]{1,128})?"
                    + "|/alarms|/break");
    private static final Pattern PROMPTER = Pattern.compile("/prompter/[A-Za-z0-9_-]{1,64}");
    private static final Pattern OURS = Pattern.compile("/console((?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+)");
    private static final Pattern LIBRARY = Pattern.compile("/webjars((?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+)");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    /** Whom a page may be in a frame of. */
    private static final String NOBODY = "'none'";

    private final Map<String, Content> read = new ConcurrentHashMap<>();

    /**
     * A file as it is sent.
     *
     * @param tag changes when the file does
     * @param lasting whether it may be kept without asking again: its path has a version in it
     * @param policy the content security policy; empty if it is no page
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
    record Content(byte[] bytes, String type, String tag, boolean lasting, Optional<String> policy) {}

    /** The file behind a path; empty if there is none. */
    Optional<Content> find(String path) {
        var known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        var found = load(path);
        // One page may have any number of paths, so it is remembered under its own.
        found.filter(content -> content.policy().isEmpty()).ifPresent(content -> read.put(path, content));
        return found;
    }

    /** The page of the plug-in, which pages of these origins may have in a frame. */
    Content plugin(List<String> origins) {
        return page("plugin/plugin.html", String.join(" ", origins));
    }

    /** The page that takes what is dragged out of the plug-in, which these may have in a frame beside it. */
    Content drop(List<String> origins) {
        return page("plugin/drop.html", String.join(" ", origins));
    }

    /**
     * The page that shows a graphic in the plug-in. It is shut in as an output is: its policy gives it an origin of its own, so
     * that a graphic, which is somebody else's code, can read nothing of the plug-in's.
     */
    Content preview(List<String> origins) {
        byte[] bytes = bytes("plugin/preview/preview.html");
        return new Content(
                bytes,
                "text/html; charset=utf-8",
                tag(bytes),
                false,
                Optional.of(
                        "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " img-src * data: blob:; media-src * data: blob:; font-src 'self' data:; connect-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'self' "
                                + String.join(" ", origins)));
    }

    private Optional<Content> load(String path) {
        if (PAGE.matcher(path).matches()) {
            return Optional.of(read.computeIfAbsent("/", _ -> page("index.html", NOBODY)));
        }
        if (PROMPTER.matcher(path).matches()) {
            return Optional.of(read.computeIfAbsent("/prompter/", _ -> page("prompter.html", NOBODY)));
        }
        var ours = OURS.matcher(path);
        if (ours.matches()) {
            return resource("/console" + ours.group(1)).flatMap(bytes -> content(path, bytes, false));
        }
        var library = LIBRARY.matcher(path);
        return library.matches()
                ? resource("/META-INF/resources/webjars" + library.group(1))
                        .flatMap(bytes -> content(path, bytes, true))
                : Optional.empty();
    }

    private static byte[] bytes(String name) {
        return resource("/console/" + name)
                .orElseThrow(() ->
                        new IllegalStateException("the console is missing from the jar: it was not built by Maven"));
    }

    private static Content page(String name, String ancestors) {
        byte[] bytes = bytes(name);
        var map = IMPORT_MAP.matcher(new String(bytes, StandardCharsets.UTF_8));
        String inline = map.find()
                ? "'sha256-"
                        + Base64.getEncoder().encodeToString(sha256(map.group(1).getBytes(StandardCharsets.UTF_8)))
                        + "'"
                : "";
        return new Content(
                bytes, "text/html; charset=utf-8", tag(bytes), false, Optional.of(policy(inline, ancestors)));
    }

    /** What a browser may do on our pages: nothing but what comes from here, and the one script that stands in the page. */
    private static String policy(String inlineScript, String ancestors) {
        return "default-src 'none'; script-src 'self' " + inlineScript
                + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors " + ancestors;
    }

    private static Optional<Content> content(String path, byte[] bytes, boolean lasting) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        return type == null
                ? Optional.empty()
                : Optional.of(new Content(bytes, type, tag(bytes), lasting, Optional.empty()));
    }

    private static Optional<byte[]> resource(String name) {
        try (var in = ConsoleFiles.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an {@code ETag} says of some bytes. */
    static String tag(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(sha256(bytes), 0, 8) + '"';
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
