package org.cueway.mos.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.dialect.Reads.EmptyTags;
import org.cueway.mos.dialect.Reads.MissingMetadata;
import org.cueway.mos.dialect.Vocabulary.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @SuppressWarnings("unused") // the source of a parameter
    private static final List<String> NAMES = Dialects.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyReadyMadeDialectHasItsNameAndIsReadAgainByTheNameInTheJournal(String name) {
        var dialect = Dialects.ready(name, OSLO).orElseThrow();
        assertThat(dialect.like()).isEqualTo(name);
        assertThat(dialect.encoding()).isEmpty();
        var again = Dialect.named(dialect.name()).orElseThrow();
        assertThat(again.reads()).isEqualTo(dialect.reads());
        assertThat(again.like()).isEqualTo(name);
        assertThat(again.name()).isEqualTo(dialect.name());
    }

    @Test
    void noOtherNameIsReadyMade() {
        assertThat(Dialects.ready("ENPS", OSLO)).isEmpty();
        assertThat(Dialects.ready("", OSLO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "auto,     auto Europe/Oslo 128",
        "plain,    plain Europe/Oslo 128",
        "enps,     enps Z 128",
        "inews,    inews Europe/Oslo 128",
        "octopus,  octopus Europe/Oslo 128",
    })
    void R134_theTimesOfEnpsAreUtcAndThoseOfOthersOfTheStation(String like, String name) {
        assertThat(Dialects.ready(like, OSLO).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void R17_R50_R111_R145_theReadyMadeOnesWriteAsTheirVendorsNeedIt() {
        assertThat(ready("plain").writes()).isEqualTo(Writes.STANDARD);
        assertThat(ready("openmedia").writes()).isEqualTo(Writes.STANDARD);
        assertThat(ready("enps").writes().playing()).isEqualTo(Writes.Playing.ONLY_PLAY);
        assertThat(ready("enps").writes().profileList()).isEqualTo(Writes.ProfileList.FLAT);
        assertThat(ready("inews").messageIDs()).isEqualTo(MessageIds.NEVER);
        assertThat(ready("inews").writes().vocabulary())
                .isEqualTo(new Vocabulary(Form.SUPERSEDED, Form.CURRENT, false, false, false, false));
        assertThat(ready("octopus").writes().vocabulary())
                .isEqualTo(new Vocabulary(Form.SUPERSEDED, Form.CURRENT, false, false, false, true));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void R86_onMos4EveryDialectHasMessageIdsAndNothingSuperseded(String name) {
        var mos4 = ready(name).mos4();
        assertThat(mos4.messageIDs()).isEqualTo(MessageIds.REQUIRED);
        assertThat(mos4.writes().vocabulary().edits()).isEqualTo(Form.CURRENT);
        assertThat(mos4.writes().vocabulary().statuses()).isEqualTo(Form.CURRENT);
        assertThat(mos4.writes().profileList()).isEqualTo(Writes.ProfileList.CONTAINER);
        assertThat(mos4.writes().playing()).isEqualTo(ready(name).writes().playing());
        assertThat(mos4.name()).isEqualTo(ready(name).name());
    }

    @Test
    void theNameSaysEveryHabitThatDecidesHowAMessageIsRead() {
        var words = new StatusWords(Map.of("On air", "PLAY", "Bad: clip, or so", "NOT READY"));
        var dialect = unusual(words, Acceptance.LENIENT);
        assertThat(dialect.name())
                .isEqualTo("octopus +02:00 300 emptyRemoves metadataStays"
                        + " status=BAD%3ACLIP%2CORSO:NOT+READY,ONAIR:PLAY");
        assertThat(Dialect.named(dialect.name()).orElseThrow().reads()).isEqualTo(dialect.reads());
    }

    @Test
    void whatAStrictReaderTookAPatientOneReadsAgain() {
        var strict = unusual(StatusWords.NONE, Acceptance.STRICT);
        assertThat(strict.name()).contains(" strict");
        assertThat(Dialect.named(strict.name()).orElseThrow().reads())
                .isEqualTo(unusual(StatusWords.NONE, Acceptance.LENIENT).reads());
    }

    private static Dialect unusual(StatusWords words, Acceptance acceptance) {
        var reads = new Reads(
                ZoneOffset.ofHours(2),
                300,
                acceptance,
                EmptyTags.REMOVE,
                MissingMetadata.STAYS,
                words,
                List.of(),
                Reads.Report.ALL);
        return new Dialect("octopus", Optional.of("utf8"), MessageIds.OPTIONAL, reads, Writes.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "auto Europe/Oslo", "auto Mars/Olympus 128", "auto Z many", "enps Z 128 sings"})
    void aNameThatSaysTooLittleOrSomethingUnknownIsNoDialect(String name) {
        assertThat(Dialect.named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Please ask the OTHER server, STANDBY",
        "please ask another  server now, STANDBY",
        "asleep, NOT_CURRENT",
        "RO not found, GONE",
        "other server: ask, OTHER",
        "'', OTHER",
    })
    void R35_aRefusalMeansWhatItsNewsroomsOwnWordsSayElseThoseOfTheField(String text, Meaning meaning) {
        var own = List.of(
                new RefusalWords(Meaning.STANDBY, "ask * server"), new RefusalWords(Meaning.NOT_CURRENT, "asleep"));
        var reads = new Reads(
                ZoneOffset.UTC,
                128,
                Acceptance.LENIENT,
                EmptyTags.KEEP,
                MissingMetadata.GOES,
                StatusWords.NONE,
                own,
                Reads.Report.ALL);
        assertThat(reads.meaning(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"ON AIR, PLAY", "on  air, PLAY", "OnAir, PLAY", "STOP, STOP", "' Cue ', READY", "cue2, cue2"})
    void R146_statusWordsAreComparedWithoutCaseAndBlanks(String word, String meant) {
        var words = new StatusWords(Map.of("On Air", "PLAY", "CUE", "READY"));
        assertThat(words.translated(word)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UTC    | COMMA | 2026-03-17T17:04:31,120Z
        UTC    | POINT | 2026-03-17T17:04:31.120Z
        UTC    | NONE  | 2026-03-17T17:04:31Z
        OFFSET | COMMA | 2026-03-17T18:04:31,120+01:00
        NONE   | COMMA | 2026-03-17T18:04:31,120
        NONE   | NONE  | 2026-03-17T18:04:31
        """)
    void R133_timesAreWrittenInTheFormThatThePeerWants(TimeForm.Zone zone, TimeForm.Fraction fraction, String text) {
        var time = OffsetDateTime.parse("2026-03-17T13:04:31.120987-04:00");
        assertThat(new TimeForm(zone, fraction).write(time, OSLO)).isEqualTo(text);
    }

    private static Dialect ready(String name) {
        return Dialects.ready(name, OSLO).orElseThrow();
    }
}
