package org.cueway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Cueway this is. */
public final class Version {
    private Version() {}

    /** The version as Maven knows it, e.g. {@code 0.1.0-SNAPSHOT}. */
    public static String current() {
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "version.properties is missing from the jar: it was not built by Maven");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
