package org.cueway.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the process. A variable {@code NAME_FILE} stands for {@code NAME}, whose value is then what the file
 * holds, without the line end: the way that container platforms hand out secrets. Immutable.
 */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /** The value of {@code name}; empty if neither it nor {@code name_FILE} is set. */
    Optional<Value> find(String name) {
        String plain = variables.get(name);
        if (plain != null) {
            return Optional.of(new Value.Known(plain, false));
        }
        return Optional.ofNullable(variables.get(name + "_FILE")).map(file -> fromFile(name, file));
    }

    private static Value fromFile(String name, String file) {
        try {
            return new Value.Known(Files.readString(Path.of(file)).stripTrailing(), true);
        } catch (IOException | IllegalArgumentException e) {
            return new Value.Unreadable(name + "_FILE names " + file + ", which cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** What a variable turned out to be. */
    sealed interface Value {
        /**
         * It is set.
         *
         * @param secret whether it came out of a file
         */
        record Known(String text, boolean secret) implements Value {}

        /** It names a file that cannot be read. */
        record Unreadable(String why) implements Value {}
    }
}
