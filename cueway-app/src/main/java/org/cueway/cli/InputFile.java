package org.cueway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cueway.base.Limits;

/**
 * A file that a command was told to read.
 *
 * @param name as it was given; {@code -} is standard input
 */
record InputFile(String name) {
    private static final String STANDARD_INPUT = "-";

    /** A file or folder cannot be used; the message is a sentence for the person who named it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * What a name stands for: a file, standard input, or all messages of a folder, in the order of their names.
     *
     * @throws Unusable if there is nothing of that name, or nothing in the folder
     */
    static List<InputFile> named(String name) throws Unusable {
        var path = Path.of(name);
        if (name.equals(STANDARD_INPUT) || !Files.isDirectory(path)) return List.of(new InputFile(name));
        try (var files = Files.walk(path)) {
            var found = files.filter(InputFile::isMessage)
                    .map(Path::toString)
                    .sorted()
                    .map(InputFile::new)
                    .toList();
            if (found.isEmpty()) throw new Unusable(name + " is a folder without any .xml or .mos file in it");
            return found;
        } catch (IOException e) {
            throw new Unusable(name + " cannot be read: " + e);
        }
    }

    private static boolean isMessage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".xml") || name.endsWith(".mos")) && Files.isRegularFile(file);
    }

    /**
     * All of it.
     *
     * @throws Unusable if it cannot be read, or is larger than a command takes
     */
    byte[] read(InputStream standardInput, Limits.Commands limits) throws Unusable {
        int most = limits.maxFileBytes();
        try (var in = name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name))) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length <= most) return content;
            throw new Unusable(name + " is larger than " + (most >> 20) + " MiB; cut it into smaller files");
        } catch (NoSuchFileException e) {
            throw new Unusable(name + " is not there; name a file, a folder, or - for standard input");
        } catch (AccessDeniedException e) {
            throw new Unusable(name + " may not be read by this user");
        } catch (IOException e) {
            throw new Unusable(name + " cannot be read: " + e.getMessage());
        }
    }
}
