package org.cueway.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.device.http.HttpSpec;
import org.cueway.device.http.HttpSpec.Allowed;
import org.cueway.device.http.Network;
import org.cueway.device.http.WebhookSecret;

/** Reads what a device of {@code driver: http} has beside what every device has. Confined to the thread that reads. */
final class HttpReader {
    private static final String URL = "a URL such as https://hooks.example/cueway, or a list of them";

    private HttpReader() {}

    /** Who is told, and how requests are signed. */
    static HttpSpec read(Keys keys) {
        if (keys.node("uri").isEmpty()) keys.problem(keys.place("uri"), "uri", "is missing, expected " + URL);
        var urls = new ArrayList<URI>();
        for (var url : keys.oneOrMore("uri", URL, HttpReader::uri)) {
            HttpSpec.wrong(url)
                    .ifPresentOrElse(wrong -> keys.problem(keys.place("uri"), "uri", wrong), () -> urls.add(url));
        }
        return new HttpSpec(urls, secrets(keys), allowed(keys), keys.text("source", "cueway"));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(URI::isAbsolute);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a secret is said without showing it. */
    private static List<WebhookSecret> secrets(Keys keys) {
        var secrets = new ArrayList<WebhookSecret>();
        for (var text : keys.oneOrMore("secret", "a text", Optional::of)) {
            WebhookSecret.of(text)
                    .ifPresentOrElse(
                            secrets::add,
                            () -> keys.problem(
                                    keys.place("secret"), "secret", "is empty, or has no Base64 behind whsec_"));
        }
        return secrets;
    }

    private static Allowed allowed(Keys keys) {
        var hosts = new ArrayList<String>();
        var networks = new ArrayList<Network>();
        var given = keys.oneOrMore(
                "allow",
                "a host name, an address or a network such as 10.0.0.0/8, or a list of them",
                text -> Optional.of(text)
                        .filter(word -> Keys.isWord(word) && (Network.of(word).isPresent() || !word.contains("/"))));
        for (var text : given) {
            Network.of(text).ifPresentOrElse(networks::add, () -> hosts.add(text.toLowerCase(Locale.ROOT)));
        }
        return new Allowed(hosts, networks);
    }
}
