package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cueway.base.Limits;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayFolderTest {
    private static final Instant START = Instant.parse("2026-11-24T17:30:00Z");

    @TempDir
    private Path folder;

    private final PlayFolder play =
            new PlayFolder(new MosCodec(Limits.Xml.defaults()), new StartTimes(START), UnaryOperator.identity());

    @Test
    void messagesComeInTheOrderOfTheNamesAndGoOnTheLaneOfTheirType() throws IOException {
        put("20.xml", "<roDelete><roID>R</roID></roDelete>");
        put("3.xml", "<mosReqAll><pause>0</pause></mosReqAll>");
        put("10.xml", "<roCreate><roID>R</roID><roSlug>Show</roSlug></roCreate>");
        put("notes.txt", "not XML");
        var files = play.read(folder);
        assertThat(files)
                .extracting(file -> file.message().element())
                .containsExactly("roCreate", "roDelete", "mosReqAll");
        assertThat(files.get(1)).isInstanceOf(PlayFile.Upper.class);
        assertThat(files.get(2)).isInstanceOf(PlayFile.Lower.class);
    }

    @Test
    void theShowThatShipsIsAllThere() throws IOException {
        var names = play.shipped().stream().map(PlayFile::name).toList();
        assertThat(names).hasSize(33).isSorted();
        try (var there = Files.list(Path.of("src/main/resources/org/cueway/simulator/ncs/evening"))) {
            assertThat(there.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".xml")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void startTimesAreThoseOfTheRun() throws IOException {
        assertThat(play.shipped().stream()
                        .map(PlayFile::message)
                        .filter(RoCreate.class::isInstance)
                        .map(RoCreate.class::cast)
                        .map(create -> create.header().roEdStart().orElseThrow().text()))
                .isEqualTo(List.of("2026-11-24T17:30:00,000Z", "2026-11-24T22:00:00,000Z"));
    }

    @Test
    void aFolderThatIsMissingOrEmptyIsNamed() {
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> play.read(missing)).hasMessageContaining(missing + "; expected");
        assertThatThrownBy(() -> play.read(folder)).hasMessageContaining("has no *.xml file");
    }

    @Test
    void aFileThatIsNoMessageIsNamedWithTheLineAndWhatIsWrong() throws IOException {
        put("1.xml", "\n<roCreate>\n<roID>R</roSlug></roCreate>");
        assertThatThrownBy(() -> play.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1.xml is not a MOS message: ")
                .hasMessageContaining("line 3");
    }

    @Test
    void aMessageWithoutWhatItNeedsIsRefusedWithThePath() throws IOException {
        put("1.xml", "<roCreate><roSlug>Show</roSlug></roCreate>");
        assertThatThrownBy(() -> play.read(folder)).hasMessageContaining("1.xml is not a MOS message: roCreate");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(folder.resolve("1.xml"), new byte[] {'<', (byte) 0xC3, '<'});
        assertThatThrownBy(() -> play.read(folder)).hasMessageContaining("not UTF-8");
    }

    @Test
    void whatANewsroomDoesNotSendByItselfIsRefused() throws IOException {
        put("1.xml", "<roAck><roID>R</roID><roStatus>OK</roStatus></roAck>");
        assertThatThrownBy(() -> play.read(folder)).hasMessageContaining("1.xml holds a roAck, expected");
    }

    private void put(String name, String message) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>7</messageID>" + message + "</mos>");
    }
}
