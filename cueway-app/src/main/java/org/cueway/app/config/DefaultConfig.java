package org.cueway.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The commented configuration that {@code cueway init} writes. */
public final class DefaultConfig {
    private DefaultConfig() {}

    /** Its text. */
    public static String text() {
        try (var in = DefaultConfig.class.getResourceAsStream("default.yaml")) {
            if (in == null) {
                throw new IllegalStateException("default.yaml is missing from the jar: it was not built by Maven");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes it, making the folders that it needs.
     *
     * @throws FileAlreadyExistsException if something is there already, which stays as it is
     */
    public static void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
