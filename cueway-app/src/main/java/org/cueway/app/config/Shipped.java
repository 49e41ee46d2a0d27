package org.cueway.app.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What came with the program: of a distribution beside {@code lib}, of a checkout at its top. */
final class Shipped {
    /** From the folder of a class of ours, or its jar, to the top of a checkout: target, module, top. */
    private static final int LEVELS = 5;

    private Shipped() {}

    /** A folder of that name; empty if none came with it. */
    static Optional<Path> find(String name) {
        try {
            var source = Shipped.class.getProtectionDomain().getCodeSource();
            if (source == null) return Optional.empty();
            var here = Path.of(source.getLocation().toURI());
            for (int i = 0; i < LEVELS && here != null; i++) {
                if (Files.isDirectory(here.resolve(name))) return Optional.of(here.resolve(name));
                here = here.getParent();
            }
            return Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // not from a disk
        }
    }
}
