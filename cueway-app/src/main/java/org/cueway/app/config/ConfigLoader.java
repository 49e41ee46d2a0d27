package org.cueway.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.Node.Nothing;

/** Reads the configuration: flags before environment before file before defaults. */
public final class ConfigLoader {
    /** No configuration is nearly that long: 1 MiB. */
    private static final long MAX_FILE_BYTES = 1 << 20;

    private ConfigLoader() {}

    /**
     * The configuration.
     *
     * @param file as the user named it, which is how messages name it; empty: flags and environment alone
     * @param assignments {@code path=value} each
     * @param environment the variables of the process
     * @throws ConfigException if anything is wrong with it, with everything that is
     */
    public static Config load(Optional<Path> file, List<String> assignments, Map<String, String> environment)
            throws ConfigException {
        return load(file, folder(file), assignments, environment);
    }

    /**
     * The same without a file, as if one stood in a folder.
     *
     * @throws ConfigException if anything is wrong with it, with everything that is
     */
    public static Config in(Path folder, List<String> assignments) throws ConfigException {
        return load(Optional.empty(), folder.toAbsolutePath(), assignments, Map.of());
    }

    private static Config load(
            Optional<Path> file, Path home, List<String> assignments, Map<String, String> environment)
            throws ConfigException {
        var problems = new ArrayList<ConfigProblem>();
        Node written = file.map(path -> tree(path, problems)).orElseGet(() -> new Nothing(Place.of("no file")));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems); // a tree with holes would give problems that are not there
        }
        var variables = new Environment(environment);
        var overrides = new Overrides(problems);
        Node root = overrides.flags(overrides.variables(written, variables), assignments);
        Config config = new ConfigReader(home, new Keys.Context(variables, problems)).read(root);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    private static Path folder(Optional<Path> file) {
        Path here = file.map(Path::toAbsolutePath)
                .orElseGet(() -> Path.of("cueway.yaml").toAbsolutePath());
        Path parent = here.getParent();
        return parent == null ? here : parent;
    }

    private static Node tree(Path file, List<ConfigProblem> problems) {
        String name = file.toString();
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_FILE_BYTES) {
                problems.add(
                        new ConfigProblem(name, "", "has " + bytes + " bytes, expected at most " + MAX_FILE_BYTES));
                return new Nothing(Place.of(name));
            }
            return YamlTree.read(name, Files.readString(file), problems);
        } catch (NoSuchFileException e) {
            problems.add(new ConfigProblem(name, "", "there is no such file; `cueway init` writes a commented one"));
        } catch (CharacterCodingException e) {
            problems.add(new ConfigProblem(name, "", "not UTF-8 text; save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new ConfigProblem(name, "", "cannot be read: " + e));
        }
        return new Nothing(Place.of(name));
    }
}
