package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The console has no build step that would notice a wrong name: TypeScript reads its JSDoc types and every use of them. */
final class ConsoleTypesTest {
    @Test
    void everyNameAndTypeOfTheConsoleFits() throws IOException, InterruptedException {
        var check = new ProcessBuilder("npm", "run", "--silent", "check-console")
                .directory(Path.of("src/test/npm").toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
