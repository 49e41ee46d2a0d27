package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cueway.cli.process.Streams;
import org.cueway.cli.process.Terminal;
import org.cueway.mos.wire.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final String GOOD = "<mos><mosID>M</mosID><ncsID>N</ncsID><roReqAll/></mos>";
    private static final String BAD = "<mos>\n <mosID>M</mosID>\n <ncsID>N</ncsID>\n <roDelete/>\n</mos>";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSampleOfABadStoryNamesLineRuleFixAndWhoReallySendsIt() {
        String file = SAMPLES.resolve("bad-rostorysend.xml").toString();
        assertThat(run("", file)).isEqualTo(1);
        assertThat(out.toString())
                .contains(file + ":8:5: tolerated: element order: storySlug [ELEMENT_ORDER]")
                .contains(file + ":13:7: tolerated: item without itemID [ITEM_WITHOUT_ID]")
                .contains(file + ":18:9: tolerated: unknown element: octext_mood [UNKNOWN_ELEMENT]")
                .contains(file + ":24:9: refused: objID longer than 128 characters [ID_TOO_LONG]")
                .contains("    at   roStorySend/storyBody/storyItem[2]/objID")
                .contains("    fix  Shorten it at the sender")
                .contains("    seen iNEWS writes storySlug before storyID")
                .contains("1 message in 1 file: 1 refused, 5 tolerated");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theGoodSamplesAreClean() {
        assertThat(run(
                        "",
                        SAMPLES.resolve("good-rocreate.xml").toString(),
                        SAMPLES.resolve("good-rostorysend.xml").toString()))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("2 messages in 2 files: nothing found");
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void everyMessageOfAFileIsPlacedWhateverTheEncoding(Encoding encoding) throws IOException {
        var file = folder.resolve("many.mos");
        Files.write(file, encoding.encode("\uFEFF" + GOOD + "\r\n\r\n" + BAD + "\n junk \n" + BAD));
        assertThat(run("", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(file + ":6:2: refused: roID missing [RO_ID_MISSING]")
                .contains(file + ":8:2: tolerated: text between two messages: junk [JUNK]")
                .contains(file + ":12:2: refused: roID missing")
                .contains("3 messages in 1 file: 2 refused, 1 tolerated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        '<mos>|<a></b></mos>' ; 2 ; NOT_WELL_FORMED
        '<!DOCTYPE x><mos/>'  ; 1 ; DOCTYPE
        '|<mos>|<a>'          ; 2 ; UNFINISHED
        'hello'               ; 1 ; TOO_MUCH_JUNK
        '<mos><mosID>M</mosID><ncsID>N</ncsID>|<rocreate/></mos>' ; 2 ; UNSUPPORTED_MESSAGE
        """)
    void whatTheGatewayCannotReadHasAPlaceToo(String text, int line, String rule) {
        assertThat(run(text.replace('|', '\n'), "-")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("-:" + line + ":")
                .contains("refused: ")
                .contains("[" + rule + "]");
    }

    @Test
    void asJsonEachFindingIsAnObject() {
        assertThat(run(BAD, "--json", "-")).isEqualTo(1);
        assertThat(out.toString()).hasLineCount(1);
        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.at("/file").asString()).isEqualTo("-");
        assertThat(json.at("/line").asInt()).isEqualTo(4);
        assertThat(json.at("/column").asInt()).isEqualTo(2);
        assertThat(json.at("/severity").asString()).isEqualTo("refused");
        assertThat(json.at("/rule").asString()).isEqualTo("RO_ID_MISSING");
        assertThat(json.at("/path").asString()).isEqualTo("roDelete/roID");
        assertThat(json.at("/fix").asString()).isNotEmpty();
        assertThat(json.has("seen")).isTrue();
    }

    @Test
    void aFolderIsReadWithAllFoldersInItInTheOrderOfNames() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/1.XML"), BAD);
        Files.writeString(folder.resolve("a.mos"), BAD);
        Files.writeString(folder.resolve("a.txt"), BAD);
        assertThat(run("", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("2 messages in 2 files");
        assertThat(out.toString().indexOf("a.mos")).isLessThan(out.toString().indexOf("1.XML"));
    }

    @Test
    void whatCannotBeReadIsOneSentenceAndExitCode2() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(run("", folder.resolve("none.xml").toString())).isEqualTo(2);
        assertThat(run("", empty.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .hasLineCount(2)
                .contains("none.xml is not there; name a file, a folder, or -")
                .contains("empty is a folder without any .xml or .mos file in it");
    }

    @Test
    void coloursRepeatTheWordAndOnlyOnATerminalThatWantsThem() {
        assertThat(Terminal.of(Map.of(), true, StandardCharsets.UTF_8).bad("refused"))
                .contains("\u001b[")
                .contains("refused");
        assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true, StandardCharsets.UTF_8)
                        .bad("refused"))
                .isEqualTo("refused");
        assertThat(Terminal.of(Map.of("NO_COLOR", ""), true, StandardCharsets.UTF_8)
                        .colours())
                .isTrue();
        assertThat(Terminal.of(Map.of("TERM", "dumb"), true, StandardCharsets.UTF_8)
                        .colours())
                .isFalse();
        assertThat(Terminal.of(Map.of(), false, StandardCharsets.UTF_8).colours())
                .isFalse();
        assertThat(Terminal.of(Map.of(), false, StandardCharsets.US_ASCII).arrow())
                .isEqualTo("->");
    }

    private int run(String input, String... arguments) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var streams = new Streams(new PrintWriter(out), new PrintWriter(err, true), in, new Terminal(false, "->"));
        return new CommandLine(new CheckCommand(streams)).execute(arguments);
    }
}
