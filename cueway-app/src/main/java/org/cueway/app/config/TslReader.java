package org.cueway.app.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cueway.device.tsl.TslSpec;
import org.cueway.device.tsl.TslSpec.Lamps;
import org.cueway.device.tsl.TslSpec.Side;
import org.cueway.device.tsl.TslSpec.Transport;
import org.cueway.device.tsl.TslSpec.Version;
import org.cueway.device.tsl.TslSpec.Where;

/** Reads what a device of {@code driver: tsl} has beside what every device has. Confined to the thread that reads. */
final class TslReader {
    private static final int PORT = 40_001;
    private static final String URI_WORDS = "udp://HOST:PORT or tcp://HOST:PORT";
    private static final List<String> SIDES =
            Stream.of(Side.values()).map(TslReader::word).toList();

    private TslReader() {}

    /** The displays, and what lights up there. */
    static TslSpec read(Keys keys) {
        if (keys.node("uri").isEmpty()) keys.problem(keys.place("uri"), "uri", "is missing, expected " + URI_WORDS);
        var uri = keys.value("uri", URI_WORDS, text -> CasparReader.uri(text, List.of("udp", "tcp")))
                .orElse(URI.create("udp://localhost"));
        var version = keys.oneOf("version", List.of("5.0", "3.1"))
                        .filter("3.1"::equals)
                        .isPresent()
                ? Version.V31
                : Version.V50;
        return new TslSpec(
                new Where(
                        uri.getScheme().equals("tcp") ? Transport.TCP : Transport.UDP,
                        uri.getHost(),
                        uri.getPort() < 0 ? PORT : uri.getPort()),
                version,
                lamps(keys),
                labels(keys));
    }

    private static Lamps lamps(Keys keys) {
        var usual = Lamps.usual();
        var named = keys.oneOrMore(
                "lamps",
                "one of " + String.join(", ", SIDES),
                text -> Stream.of(Side.values())
                        .filter(side -> word(side).equals(text))
                        .findFirst());
        return new Lamps(
                keys.word("onAir", usual.onAir()),
                keys.word("prepared", usual.prepared()),
                keys.node("lamps").isEmpty() ? usual.sides() : named,
                keys.number("onAirBit", "a tally", 1, 4, usual.onAirBit()),
                keys.number("preparedBit", "a tally", 1, 4, usual.preparedBit()),
                keys.number("brightness", "a brightness", 0, 3, usual.brightness()));
    }

    private static Map<String, String> labels(Keys keys) {
        var labels = keys.words("labels");
        labels.keySet().stream()
                .filter(index -> !index.matches("[0-9]{1,5}"))
                .forEach(index -> keys.problem(
                        keys.place("labels"),
                        "labels",
                        "has \"" + index + "\", expected indexes of displays, each with its text"));
        return labels;
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
