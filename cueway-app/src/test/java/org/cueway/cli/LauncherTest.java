package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.cueway.app.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an unpacked distribution, on a machine where only the tools that it needs are on the path. */
class LauncherTest {
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final List<String> TOOLS = List.of("sed", "head", "dirname", "readlink", "tr");

    @TempDir
    private static Path machine;

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void unpack() throws IOException {
        Path checkout = Path.of("..").toRealPath();
        Path home = Files.createDirectories(machine.resolve("cueway"));
        Files.createDirectories(home.resolve("tools"));
        Files.copy(checkout.resolve("cueway"), home.resolve("cueway"));
        Files.copy(checkout.resolve("tools/jdk.sh"), home.resolve("tools/jdk.sh"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar")) {
                Files.copy(path, lib.resolve(path.getFileName()));
            } else if (path.endsWith(Path.of("target", "classes"))) {
                pack(path, lib.resolve(path.getName(path.getNameCount() - 3) + ".jar"));
            }
        }
        Path bin = Files.createDirectories(machine.resolve("bin"));
        for (String tool : TOOLS) {
            script(bin.resolve(tool), "exec " + onPath(tool) + " \"$@\"");
        }
    }

    private static void pack(Path classes, Path jar) {
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        assertThat(code).isZero();
    }

    private static Path onPath(String tool) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected " + tool + " on the path"));
    }

    @Test
    void anUnpackedDistributionRunsWithTheJavaThatItIsTold() throws Exception {
        Ended ended = launch(Map.of("CUEWAY_JAVA_HOME", JAVA_HOME), "version");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("cueway " + Version.current());
        assertThat(ended.code()).isZero();
    }

    @Test
    void aJavaThatIsTooOldIsSkippedWithoutStartingIt() throws Exception {
        Path old = fakeJava("17.0.15");
        Path older = fakeJava("1.8.0_402");
        Ended ended = launch(Map.of("CUEWAY_JAVA_FOLDERS", older + ":" + old + ":" + JAVA_HOME), "version");
        assertThat(ended.out()).startsWith("cueway " + Version.current());
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aNamedJavaThatIsTooOldIsNotSkippedSilently() throws Exception {
        Path old = fakeJava("17.0.15");
        Ended ended = launch(Map.of("CUEWAY_JAVA_HOME", old.toString(), "CUEWAY_JAVA_FOLDERS", JAVA_HOME), "version");
        assertThat(ended.out()).startsWith("cueway " + Version.current());
        assertThat(ended.err())
                .contains("CUEWAY_JAVA_HOME=" + old + " is Java 17, expected a folder with Java 25 or newer");
    }

    @Test
    void aRuntimeBesideTheLauncherComesBeforeJavaHome() throws Exception {
        Path own = machine.resolve("cueway/runtime");
        Files.move(fakeJava("25.0.9", "echo its own"), own);
        try {
            assertThat(launch(Map.of("JAVA_HOME", JAVA_HOME), "version").out()).isEqualTo("its own\n");
        } finally {
            Files.move(own, folder.resolve("runtime"));
        }
    }

    @Test
    void withoutAnyJavaOneSentenceSaysHowToGetOne() throws Exception {
        Ended ended = launch(Map.of("CUEWAY_JAVA_FOLDERS", fakeJava("17.0.15") + ":/no/such/folder"), "version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .hasLineCount(1)
                .contains("no JDK 25 or newer was found: install one")
                .contains("CUEWAY_JAVA_HOME");
    }

    @Test
    void benchNeedsACheckout() throws Exception {
        Ended ended = launch(Map.of("CUEWAY_JAVA_HOME", JAVA_HOME), "bench");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("bench runs from a checkout");
    }

    @Test
    void theLaunchersProcessIsTheGatewaysAndStopsCleanlyOnSigterm() throws Exception {
        Process gateway = start(
                Map.of("CUEWAY_JAVA_HOME", JAVA_HOME),
                "run",
                "--json",
                "--set=mos.id=us",
                "--set=mos.listen.host=127.0.0.1",
                "--set=mos.listen.lower=0",
                "--set=mos.listen.upper=0",
                "--set=mos.listen.query=0",
                "--set=web.port=0");
        try (var out = gateway.inputReader()) {
            assertThat(out.readLine()).startsWith("{\"version\":").contains("\"ports\":{\"lower\":");
            assertThat(gateway.info().command().orElseThrow()).endsWith("/bin/java");
            assertThat(folder.resolve("data/cueway.db")).exists();
            gateway.destroy();
            assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).as("ended by SIGTERM").isEqualTo(143);
            assertThat(Files.readString(folder.resolve("err"))).doesNotContain("ERROR");
        } finally {
            gateway.destroyForcibly();
        }
    }

    private Path fakeJava(String version) throws IOException {
        return fakeJava(version, "echo too old; exit 99");
    }

    private Path fakeJava(String version, String script) throws IOException {
        Path home = folder.resolve("java-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"ACME\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(java, script);
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(folder.resolve("err")));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var builder = new ProcessBuilder(machine.resolve("cueway/cueway").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CUEWAY_JAVA_FOLDERS", "");
        builder.environment().putAll(environment);
        return builder.directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
