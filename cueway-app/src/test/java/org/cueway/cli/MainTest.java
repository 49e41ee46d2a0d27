package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cueway.app.Version;
import org.cueway.app.config.DefaultConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionSaysWhichCuewayOnWhichJava() {
        assertThat(run("version")).isZero();
        assertThat(out.toString())
                .startsWith("cueway " + Version.current() + " (Java "
                        + Runtime.version().feature())
                .hasLineCount(1);
        assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }

    @Test
    void versionAsJsonIsOneObject() {
        assertThat(run("version", "--json")).isZero();
        assertThat(out.toString()).matches("\\{\"version\":\"[^\"]+\",\"java\":\"[^\"]+\",\"system\":\"[^\"]+\"}\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "walk",
                "--colour",
                "version extra",
                "run --set",
                "run --colour",
                "--debug",
                "sim",
                "sim walk",
                "sim ncs --lower 99999",
                "sim ncs --edits-per-min -1",
                "sim ncs --like nobody",
                "sim ncs --fault lose",
                "sim ncs --play 0",
                "sim ncs --hot-standby",
                "sim ncs --also nowhere",
                "sim ncs --check host:1",
                "sim device --upper 99999",
                "sim device --misbehave badly",
                "sim device --like nobody",
                "sim device --check a:b:c",
                "sim nmos --port 99999",
                "sim nmos --nodes -1",
                "sim nmos --listen 0.0.0.0",
                "sim nmos --fault explode",
                "sim nmos --fault slow=2",
                "sim nmos --without doors",
                "sim nmos --node-versions 1",
                "sim nmos --changes-per-min -1",
                "demo --edits-per-min -1",
                "check",
                "send",
                "tail --url x"
            })
    void wrongUseIsExitCode2AndExplainedOnStandardError(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "init --help",
                "version --help",
                "check --help",
                "send --help",
                "tail --help",
                "completion --help",
                "demo --help",
                "sim --help",
                "sim ncs --help",
                "sim device --help",
                "sim nmos --help"
            })
    void helpIsThereForEveryCommand(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: cueway").contains("--debug");
    }

    @Test
    void aSimulatedNewsroomSaysWhatItCannotReadOrOpen() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(run("sim", "ncs", "--rundowns", missing.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("cueway: there is no folder " + missing + "; expected");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(run("sim", "ncs", "--upper", port)).isEqualTo(1);
            assertThat(err.toString()).contains("cueway: cannot listen on 127.0.0.1:" + port);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void completionKnowsEveryCommandAndItsOptions() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString())
                .startsWith("#!")
                .contains("complete -F _complete_cueway")
                .contains("--wait-ack")
                .contains("--misbehave")
                .contains("octopus-utf8")
                .contains("tail");
    }

    @Test
    void initWritesAConfigurationAndNeverOverwritesOne() throws IOException {
        Path file = folder.resolve("etc/my.yaml");
        assertThat(run("init", file.toString())).isZero();
        assertThat(file).hasContent(DefaultConfig.text());
        assertThat(out.toString()).contains("cueway run --config " + file);

        Files.writeString(file, "mine");
        assertThat(run("init", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("mine");
        assertThat(err.toString()).contains(file + " is there already and stays as it is");
    }

    @Test
    void generateConfigIsTheSameUnderTheNameThatOpenMosUsersKnow() {
        Path file = folder.resolve("generated.yaml");
        assertThat(run("--generate-config=" + file)).isZero();
        assertThat(file).hasContent(DefaultConfig.text());
        assertThat(run("--generate-config=" + file)).isEqualTo(1);
    }

    @Test
    void theDefaultConfigurationCanBePrinted() {
        assertThat(run("init", "--print")).isZero();
        assertThat(out.toString()).isEqualTo(DefaultConfig.text());
    }

    @Test
    void runWithoutAConfigurationNamesInit() {
        assertThat(run("run")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no cueway.yaml here").contains("`cueway init`");
    }

    @Test
    void runSaysEverythingThatIsWrongWithTheConfiguration() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "mos: { id: us, zone: Mars }\nweb: { prot: 1 }\n");
        assertThat(run("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .hasLineCount(2)
                .contains("cueway: " + file + ":1:22: mos.zone is \"Mars\", expected a time zone such as")
                .contains("cueway: " + file + ":2:8: web.prot is not a key of Cueway; did you mean port?");
    }

    @Test
    void runWithoutAPlaceForTheStoreSaysSoInOneLineUnlessAskedForMore() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "");
        String store = "--set=store.file=" + occupied.resolve("cueway.db");
        assertThat(run("run", "--set=mos.id=us", store)).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).startsWith("cueway: store: ").contains(occupied.toString());

        assertThat(run("run", "--debug", "--set=mos.id=us", store)).isEqualTo(1);
        assertThat(err.toString()).contains("\tat org.cueway.");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
