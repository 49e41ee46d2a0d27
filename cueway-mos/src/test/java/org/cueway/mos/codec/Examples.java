package org.cueway.mos.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;

/** The sample messages of {@code mos-examples}, one envelope a file; usable from other modules through the test jar. */
public final class Examples {
    /** A peer without habits. */
    public static final Dialect PLAIN = new Dialect("plain", Optional.empty(), ZoneOffset.UTC, 128);

    private static final String FOLDER = "/mos-examples/";
    private static final String COMMENT_END = "-->";

    private Examples() {}

    /** The text of a sample, e.g. {@code roCreate.xml}; of a broken one, e.g. {@code invalid/unknown-roID.xml}, without its comment. */
    public static String load(String name) {
        try (var in = Objects.requireNonNull(Examples.class.getResourceAsStream(FOLDER + name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!name.startsWith("invalid/")) return text;
            int end = text.indexOf(COMMENT_END) + COMMENT_END.length();
            return text.substring(text.indexOf('\n', end) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all good samples, sorted. */
    public static List<String> names() {
        return xmlFiles("");
    }

    /** The names of all broken samples, sorted, each with {@code invalid/} in front. */
    public static List<String> invalidNames() {
        return xmlFiles("invalid/");
    }

    /** A frame with this text, as a peer of MOS 2.8 sends it. */
    public static Frame frame(String text) {
        return new Frame(Encoding.UCS2BE.encode(text), Encoding.UCS2BE);
    }

    /** A sample as an envelope. */
    public static Envelope envelope(String name) {
        var decoded = new MosCodec(Limits.Xml.defaults()).decode(frame(load(name)), PLAIN);
        if (decoded instanceof Decoded.Ok<Envelope>(var envelope, var _)) return envelope;
        throw new IllegalArgumentException(name + " is not a message: " + decoded);
    }

    private static List<String> xmlFiles(String folder) {
        try {
            var uri = Objects.requireNonNull(Examples.class.getResource(FOLDER + folder))
                    .toURI();
            if (!uri.getScheme().equals("jar")) return xmlFiles(Path.of(uri), folder);
            try (FileSystem jar = FileSystems.newFileSystem(URI.create(uri.toString()), Map.of())) {
                return xmlFiles(jar.getPath(FOLDER + folder), folder);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> xmlFiles(Path in, String prefix) throws IOException {
        try (var files = Files.list(in)) {
            return files.map(file -> prefix + file.getFileName())
                    .filter(name -> name.endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
