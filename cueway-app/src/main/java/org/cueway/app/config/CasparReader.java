package org.cueway.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.device.casparcg.CasparSpec;

/** Reads what a device of {@code driver: casparcg} has beside what every device has. Confined to the thread that reads. */
final class CasparReader {
    private static final int PORT = 5250;
    private static final String URI_WORDS = "amcp://HOST:PORT";

    private CasparReader() {}

    /** The server, and how its templates are talked to. */
    static CasparSpec read(Keys keys) {
        if (keys.node("uri").isEmpty()) keys.problem(keys.place("uri"), "uri", "is missing, expected " + URI_WORDS);
        var uri =
                keys.value("uri", URI_WORDS, text -> uri(text, List.of("amcp"))).orElse(URI.create("amcp://localhost"));
        return new CasparSpec(
                uri.getHost(),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                keys.word("data", CasparSpec.Form.JSON),
                keys.duration("outTime", Duration.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(1)),
                keys.number("channel", "a channel", 1, 999, 1),
                keys.number("layer", "a layer", 0, 99_999, 20));
    }

    /** A URI that says where something listens and nothing else. */
    static Optional<URI> uri(String text, List<String> schemes) {
        try {
            var uri = new URI(text);
            boolean bare = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getPort() <= 65_535
                    && List.of("", "/").contains(String.valueOf(uri.getPath()));
            return Optional.of(uri).filter(_ -> bare && schemes.contains(String.valueOf(uri.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
