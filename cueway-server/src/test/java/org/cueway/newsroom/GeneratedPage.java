package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A page of {@code docs} that is made from code and tests: what stands in the tree must be what would be made. */
public final class GeneratedPage {
    /** The checkout: tests run in the folder of their module. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Set, the pages are written instead of compared. */
    private static final String WRITE = "CUEWAY_WRITE_DOCS";

    private GeneratedPage() {}

    /** Compares, or writes. */
    public static void check(String page, String text) {
        var file = ROOT.resolve("docs").resolve(page);
        try {
            if (System.getenv(WRITE) != null) {
                Files.writeString(file, text);
            }
            assertThat(differences(Files.exists(file) ? Files.readString(file) : "", text))
                    .as("docs/%s is generated and behind; write it anew with: %s=1 ./build", page, WRITE)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is only in the tree (-) and what only in what would be made (+): the page itself is too long to be read. */
    private static List<String> differences(String there, String made) {
        var before = there.lines().toList();
        var after = made.lines().toList();
        var gone = before.stream().filter(line -> !after.contains(line)).map("- "::concat);
        var come = after.stream().filter(line -> !before.contains(line)).map("+ "::concat);
        var lines = Stream.concat(gone, come).toList();
        return lines.isEmpty() && !there.equals(made) ? List.of("the same lines in another order or number") : lines;
    }

    /** All Java files under {@code src/<part>/java} of all modules, by path. */
    public static List<Path> sources(String part) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src").resolve(part).resolve("java"))
                    .filter(Files::isDirectory)
                    .flatMap(GeneratedPage::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell of a table: nothing in it ends the cell. */
    public static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
