package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.Cueway;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SendCommandTest {
    private static final String SAMPLES = "../samples/";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"ucs2be", "utf16le", "utf8"})
    void aGatewayTakesARunningOrderAndTheAnswerIsShown(String encoding) throws Exception {
        try (var gateway = gateway()) {
            int code = send(gateway, SAMPLES + "good-rocreate.xml", "--wait-ack", "--encoding", encoding);
            assertThat(code).as(err.toString()).isZero();
            assertThat(out.toString()).containsPattern("roCreate 101 \\S+ 127.0.0.1:\\d+: roAck OK after [0-9.]+ ms");
        }
    }

    @Test
    void theNumberOfSecondsMayBeLeftOutInFrontOfTheFile() throws Exception {
        try (var gateway = gateway()) {
            assertThat(send(gateway, "--wait-ack", SAMPLES + "good-rocreate.xml"))
                    .isZero();
            assertThat(send(gateway, "--wait-ack", "5", SAMPLES + "good-rocreate.xml"))
                    .isZero();
            assertThat(send(gateway, "--wait-ack=5", SAMPLES + "good-rocreate.xml"))
                    .isZero();
        }
    }

    @Test
    void aRefusalIsExitCode1AndSaysWhy() throws Exception {
        try (var gateway = gateway()) {
            assertThat(send(gateway, SAMPLES + "good-rostorysend.xml", "--wait-ack", "--json"))
                    .isEqualTo(1);
            var json = JsonMapper.shared().readTree(out.toString());
            assertThat(json.at("/command").asString()).isEqualTo("roStorySend");
            assertThat(json.at("/messageID").asString()).isEqualTo("102");
            assertThat(json.at("/result").asString()).isEqualTo("refused");
            assertThat(json.at("/answer").asString()).isEqualTo("roAck");
            assertThat(json.at("/text").asString()).startsWith("NACK");
            assertThat(json.at("/tookMillis").asDouble()).isPositive();
        }
    }

    @Test
    void brokenMessagesAreSentAsTheyAreAndEachIsAnswered() throws Exception {
        try (var gateway = gateway()) {
            assertThat(send(gateway, SAMPLES + "bad-roelementaction.xml", "--wait-ack"))
                    .isEqualTo(1);
            assertThat(out.toString())
                    .hasLineCount(2)
                    .contains("unknown operation SHUFFLE")
                    .contains("SWAP needs exactly two");
        }
    }

    @Test
    void theEnvelopeGetsTheIdsThatAreGivenAndTheNumberCountsOn() throws Exception {
        var file = Files.writeString(folder.resolve("two.xml"), """
                <mos><mosID>x</mosID><ncsID>y</ncsID><roReqAll/></mos>
                <mos><mosID>x</mosID><ncsID>y</ncsID><messageID>1</messageID><reqMachInfo/></mos>
                """);
        try (var gateway = gateway()) {
            assertThat(send(gateway, file.toString(), "--wait-ack", "--message-id", "41"))
                    .as(out.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("roReqAll 41 ")
                    .contains("roListAll")
                    .contains("reqMachInfo 42 ")
                    .contains("listMachInfo");
        }
    }

    @Test
    void nobodyWaitsForAnswersUnlessAsked() throws Exception {
        try (var gateway = gateway()) {
            assertThat(send(gateway, SAMPLES + "good-rocreate.xml")).isZero();
            assertThat(out.toString()).contains(": sent").doesNotContain("roAck");
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsExitCode1() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("send", SAMPLES + "good-rocreate.xml", "--port", "" + silent.getLocalPort(), "--wait-ack=1");
            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).contains("no answer within 1 s");
        }
    }

    @Test
    void whereNobodyListensOneSentenceSaysSo() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(run("send", SAMPLES + "good-rocreate.xml", "--port", "" + port))
                .isEqualTo(1);
        assertThat(run("send", SAMPLES + "good-rocreate.xml", "--host", "nosuchhost.invalid"))
                .isEqualTo(1);
        assertThat(err.toString())
                .hasLineCount(2)
                .contains("expected somebody who takes MOS at 127.0.0.1:" + port + ", found: ")
                .contains("no address known for host nosuchhost.invalid")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        nosuch.xml                                 ; nosuch.xml is not there
        ../README.md                               ; holds no whole MOS message; `cueway check` says why
        ../samples/good-rocreate.xml --port 0      ; --port is 0, expected 1 to 65535
        ../samples/good-rocreate.xml --encoding x  ; --encoding is x, expected ucs2be, utf16le or utf8
        ../samples/good-rocreate.xml --wait-ack=0  ; --wait-ack is 0, expected at least 1 second
        """)
    void wrongUseIsExitCode2AndOneSentence(String line, String sentence) {
        assertThat(run(("send " + line).split(" "))).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(sentence);
    }

    private Cueway gateway() throws IOException, ConfigException {
        return Cueway.start(ConfigLoader.load(
                Optional.empty(),
                List.of(
                        "mos.id=us",
                        "mos.listen.host=127.0.0.1",
                        "mos.listen.lower=0",
                        "mos.listen.upper=0",
                        "mos.listen.query=0",
                        "newsrooms.0.id=NCS-1",
                        "web.port=0",
                        "store.file=" + folder.resolve("cueway.db")),
                Map.of()));
    }

    private int send(Cueway gateway, String... arguments) {
        var line = new ArrayList<>(List.of("send", "--mos-id=us", "--ncs-id=NCS-1"));
        line.add("--port=" + gateway.ports().upper());
        line.addAll(List.of(arguments));
        return run(line.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
