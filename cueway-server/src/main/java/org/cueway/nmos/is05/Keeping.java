package org.cueway.nmos.is05;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What must outlive a restart, a file of JSON for each name in one folder. A file is there as it was or as it is to be, never half.
 * Safe for use by any thread, as long as each name has one owner.
 */
public final class Keeping {
    private final Path folder;

    /** Makes the folder when something is first kept. */
    public Keeping(Path folder) {
        this.folder = folder;
    }

    /**
     * What is kept under a name; empty if nothing is.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<String> load(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException | FileNotFoundException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps it; on return it outlives a power cut.
     *
     * @throws UncheckedIOException if that failed: then it is as it was
     */
    void save(String name, String json) {
        try {
            Files.createDirectories(folder);
            var beside = folder.resolve(name + ".new");
            try (var channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.move(beside, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets it. */
    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names that begin with this, in order. */
    List<String> names(String prefix) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
