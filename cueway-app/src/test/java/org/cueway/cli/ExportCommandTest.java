package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.Cueway;
import org.cueway.app.config.ConfigLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cueway export} on a real gateway, over real connections. */
final class ExportCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int export(Cueway gateway, String... options) {
        var arguments = new ArrayList<>(List.of("export", "--url", gateway.url()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private void sendARunningOrder(Cueway gateway) {
        int code = run(
                "send",
                "../samples/good-rocreate.xml",
                "--port",
                String.valueOf(gateway.ports().upper()),
                "--mos-id",
                "us",
                "--ncs-id",
                "NCS-1",
                "--wait-ack");
        assertThat(code).as(err.toString()).isZero();
    }

    private Cueway gateway() throws Exception {
        var settings = List.of(
                "mos.id=us",
                "mos.listen.host=127.0.0.1",
                "mos.listen.lower=0",
                "mos.listen.upper=0",
                "mos.listen.query=0",
                "newsrooms.0.id=NCS-1",
                "nmos.registry=none",
                "web.port=0",
                "exports.0.id=desk",
                "exports.0.to=folder",
                "exports.0.path=" + folder.resolve("desk"),
                "store.file=" + folder.resolve("cueway.db"));
        return Cueway.start(ConfigLoader.load(Optional.empty(), settings, Map.of()));
    }

    @Test
    void filesAreWrittenByHandAndTargetsListedAndSentToAgain() throws Exception {
        try (var gateway = gateway()) {
            sendARunningOrder(gateway);
            var hand = folder.resolve("hand");
            assertThat(export(gateway, "--to", hand.toString()))
                    .as(err.toString())
                    .isZero();
            try (var folders = Files.list(hand)) {
                assertThat(folders.toList())
                        .singleElement()
                        .satisfies(one -> assertThat(one)
                                .isDirectoryContaining(file -> file.endsWith("manifest.json"))
                                .isDirectoryContaining(file -> file.endsWith("script.txt"))
                                .isDirectoryContaining(file -> file.endsWith("stack.csv")));
            }

            await().until(() -> export(gateway) == 1); // its folder is not there
            assertThat(out.toString()).contains("desk", "folder", "down", "the folder of the target is not there");
            Files.createDirectory(folder.resolve("desk"));
            assertThat(export(gateway, "--send", "desk")).isZero();
            await().until(() -> export(gateway, "--json") == 0);
            await().untilAsserted(() -> assertThat(folder.resolve("desk")).isNotEmptyDirectory());

            assertThat(export(gateway, "--send", "nobody")).isEqualTo(1);
            assertThat(err.toString()).contains("no such export", "desk");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(run("export", "--url", "nowhere")).isEqualTo(2);
        assertThat(run("export", "--to", "x", "--send", "y")).isEqualTo(2);
        assertThat(run("export", "--rundown", "x")).isEqualTo(2);
    }
}
