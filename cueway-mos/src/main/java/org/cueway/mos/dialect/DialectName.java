package org.cueway.mos.dialect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.dialect.Reads.EmptyTags;
import org.cueway.mos.dialect.Reads.MissingMetadata;

/**
 * The name of a dialect, which stands in every entry of the journal: {@code enps UTC 128}, and behind it a word for each
 * habit of reading that is not the usual one. It is written out and does not rely on what a vendor's name means, because
 * that may change from version to version and a kept message must not. Stateless.
 *
 * <p>How an unusual habit changes the reading of an accepted message is all that has to be in here: what is refused is
 * never read again.
 */
final class DialectName {
    private static final String REMOVES = "emptyRemoves";
    private static final String STAYS = "metadataStays";
    private static final String STRICT = "strict";
    private static final String STATUS = "status=";
    private static final int FIXED = 3;

    private DialectName() {}

    static String of(Reads reads, String like) {
        var words = new ArrayList<String>(FIXED);
        words.add(like);
        words.add(reads.zone().getId());
        words.add(Integer.toString(reads.maxIdChars()));
        if (reads.acceptance() == Acceptance.STRICT) words.add(STRICT);
        if (reads.emptyTags() == EmptyTags.REMOVE) words.add(REMOVES);
        if (reads.missingMetadata() == MissingMetadata.STAYS) words.add(STAYS);
        if (!reads.statusWords().words().isEmpty()) words.add(STATUS + status(reads.statusWords()));
        return String.join(" ", words);
    }

    private static String status(StatusWords status) {
        var pairs = new ArrayList<String>();
        new TreeMap<>(status.words()).forEach((from, to) -> pairs.add(escaped(from) + ":" + escaped(to)));
        return String.join(",", pairs);
    }

    static Optional<Dialect> read(String name) {
        var words = List.of(name.split(" "));
        if (words.size() < FIXED || !words.get(2).matches("[0-9]{1,4}")) return Optional.empty();
        try {
            var plain = Reads.plain(ZoneId.of(words.get(1)), Integer.parseInt(words.get(2)));
            return reads(plain, words.subList(FIXED, words.size()))
                    .map(reads -> new Dialect(
                            words.getFirst(), Optional.empty(), Dialect.MessageIds.OPTIONAL, reads, Writes.STANDARD));
        } catch (DateTimeException noSuchZone) {
            return Optional.empty();
        }
    }

    private static Optional<Reads> reads(Reads plain, List<String> habits) {
        var emptyTags = plain.emptyTags();
        var missing = plain.missingMetadata();
        var status = plain.statusWords();
        for (var habit : habits) {
            switch (habit) {
                case STRICT -> {} // for people: what was accepted is read the same by a patient reader
                case REMOVES -> emptyTags = EmptyTags.REMOVE;
                case STAYS -> missing = MissingMetadata.STAYS;
                case String words when words.startsWith(STATUS) -> status = status(words.substring(STATUS.length()));
                case String _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Reads(
                plain.zone(),
                plain.maxIdChars(),
                plain.acceptance(),
                emptyTags,
                missing,
                status,
                plain.refusals(),
                plain.report()));
    }

    private static StatusWords status(String pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (var pair : pairs.split(",")) {
            int colon = pair.indexOf(':');
            if (colon > 0) words.put(read(pair, 0, colon), read(pair, colon + 1, pair.length()));
        }
        return new StatusWords(words);
    }

    private static String escaped(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static String read(String pair, int from, int to) {
        return URLDecoder.decode(pair.substring(from, to), StandardCharsets.UTF_8);
    }
}
