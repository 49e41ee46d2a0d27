package org.cueway.app.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.Node.Section;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Meaning;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.dialect.Reads.MissingMetadata;
import org.cueway.mos.dialect.RefusalWords;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.TimeForm;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.dialect.Writes.Playing;

/**
 * Reads {@code dialect} of a peer: a name, or a section that begins with those of a name and says what is otherwise. Confined
 * to the thread that reads.
 */
final class DialectReader {
    private static final List<String> ENCODINGS = List.of("auto", "ucs2be", "utf16le", "utf8");

    private DialectReader() {}

    /** The dialect in the section of a newsroom; {@code station} is where newsrooms live that say nothing else. */
    static Dialect read(Keys newsroom, ZoneId station) {
        boolean told = newsroom.node("zone").isPresent();
        ZoneId home = newsroom.zone("zone", station);
        boolean section = newsroom.node("dialect").orElse(null) instanceof Section;
        Keys keys = section ? newsroom.section("dialect") : newsroom;
        String name = keys.oneOf(section ? "like" : "dialect", Dialects.NAMES).orElse(Dialects.AUTO);
        Dialect base = Dialects.ready(name, home).orElseThrow();
        Dialect dialect = told ? in(home, base) : base;
        return section ? otherwise(keys, dialect) : dialect;
    }

    /** What the configuration says about the zone counts for every vendor. */
    private static Dialect in(ZoneId zone, Dialect base) {
        Reads reads = base.reads();
        return new Dialect(
                base.like(),
                base.encoding(),
                base.messageIDs(),
                new Reads(
                        zone,
                        reads.maxIdChars(),
                        reads.acceptance(),
                        reads.emptyTags(),
                        reads.missingMetadata(),
                        reads.statusWords(),
                        reads.refusals(),
                        reads.report()),
                base.writes());
    }

    private static Dialect otherwise(Keys keys, Dialect base) {
        Optional<String> encoding = keys.oneOf("encoding", ENCODINGS)
                .filter(word -> !word.equals("auto"))
                .or(base::encoding);
        MessageIds messageIDs = keys.word("messageID", base.messageIDs());
        Keys status = keys.section("status");
        Reads reads = reads(keys, base.reads(), status);
        Writes writes = writes(keys, base.writes(), status);
        boolean strictly = keys.oneOf("emit", List.of("habits", "strict"))
                .filter("strict"::equals)
                .isPresent();
        status.finish();
        keys.finish();
        return new Dialect(base.like(), encoding, messageIDs, reads, strictly ? Writes.STANDARD : writes);
    }

    private static Reads reads(Keys keys, Reads base, Keys status) {
        boolean strict = keys.flag("strict", base.acceptance() == Acceptance.STRICT);
        boolean stays = keys.flag("keepMissingMetadata", base.missingMetadata() == MissingMetadata.STAYS);
        return new Reads(
                base.zone(),
                keys.number("maxIdChars", "a number", 128, 1_000, base.maxIdChars()),
                strict ? Acceptance.STRICT : Acceptance.LENIENT,
                keys.word("emptyTags", base.emptyTags()),
                stays ? MissingMetadata.STAYS : MissingMetadata.GOES,
                words(base.statusWords(), status.words("in")),
                refusals(keys, base.refusals()),
                keys.word("report", base.report()));
    }

    private static StatusWords words(StatusWords base, Map<String, String> more) {
        var all = new LinkedHashMap<>(base.words());
        all.putAll(more);
        return new StatusWords(all);
    }

    /** What is written comes before what the ready-made dialect has. */
    private static List<RefusalWords> refusals(Keys keys, List<RefusalWords> ready) {
        Keys section = keys.section("refusals");
        var all = new ArrayList<RefusalWords>();
        for (Meaning meaning : Meaning.values()) {
            section.values(
                            camelCase(meaning),
                            "words, with * for anything between",
                            text -> Optional.of(text)
                                    .filter(words -> !words.replace("*", "").isBlank()))
                    .forEach(words -> all.add(new RefusalWords(meaning, words)));
        }
        section.finish();
        all.addAll(ready);
        return all;
    }

    private static Writes writes(Keys keys, Writes base, Keys status) {
        boolean onlyPlay = keys.flag("onlyPlay", base.playing() == Playing.ONLY_PLAY);
        return new Writes(
                keys.word("profiles", base.profileList()),
                times(keys, base.times()),
                vocabulary(keys, base.vocabulary()),
                keys.number("maxTextChars", "a number", 32, 1_000, base.maxTextChars()),
                words(base.statusWords(), status.words("out")),
                onlyPlay ? Playing.ONLY_PLAY : Playing.PLAY_AND_STOP,
                keys.word("refusalReason", base.refusalForm()));
    }

    private static Optional<TimeForm> times(Keys keys, Optional<TimeForm> base) {
        if (keys.node("times").isEmpty()) return base;
        Keys section = keys.section("times");
        var form = new TimeForm(
                section.word("zone", base.map(TimeForm::zone).orElse(TimeForm.Zone.UTC)),
                section.word("fraction", base.map(TimeForm::fraction).orElse(TimeForm.Fraction.COMMA)));
        section.finish();
        return Optional.of(form);
    }

    private static Vocabulary vocabulary(Keys keys, Vocabulary base) {
        return new Vocabulary(
                keys.word("edits", base.edits()),
                keys.word("statuses", base.statuses()),
                keys.flag("swap", base.swap()),
                keys.flag("moveMultiple", base.moveMultiple()),
                keys.flag("itemEdits", base.itemEdits()),
                keys.flag("emptyStories", base.emptyStories()));
    }

    private static String camelCase(Meaning meaning) {
        String[] words = meaning.name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1
                ? words[0]
                : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }
}
