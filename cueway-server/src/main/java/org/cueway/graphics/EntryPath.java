package org.cueway.graphics;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.base.UploadLimits;

/** What the names of files in a zip may be, so that each means the same file on every disk, and none outside its package. Pure. */
final class EntryPath {
    /** What no folder of Windows can hold, and what has a meaning in a path or a URL. */
    private static final Pattern SIGNS = Pattern.compile("[\\x00-\\x1f\\x7f<>:\"|?*\\\\]");

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
    private static final Pattern PORTS = Pattern.compile("(?:com|lpt)[0-9]");
    /** What computers put into zips without being asked. */
    private static final Set<String> LITTER = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    private EntryPath() {}

    /** Why a file may not be called so; empty if it may. */
    static Optional<String> fault(String path, UploadLimits limits) {
        if (path.length() > limits.maxPathChars()) {
            return Optional.of("at most " + limits.maxPathChars() + " characters");
        }
        if (path.startsWith("/")) return Optional.of("a path from the package's folder on, without a slash in front");
        var signs = SIGNS.matcher(path);
        if (signs.find()) return Optional.of("names without control characters and without < > : \" | ? * \\");
        var steps = path.split("/", -1);
        if (steps.length > limits.maxDepth() + 1) {
            return Optional.of("at most " + limits.maxDepth() + " folders inside each other");
        }
        for (var step : steps) {
            if (step.isEmpty()) return Optional.of("a name between every two slashes");
            if (step.equals(".") || step.equals("..")) {
                return Optional.of("a path that stays inside the package, without . and ..");
            }
            if (step.endsWith(".") || step.endsWith(" ")) {
                return Optional.of("names that do not end in a full stop or a blank");
            }
            if (isDevice(step)) return Optional.of("names that are no device of Windows");
        }
        return Optional.empty();
    }

    /** Whether Windows takes it for a device, whatever ending it has. */
    static boolean isDevice(String name) {
        var stem = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) || PORTS.matcher(stem).matches();
    }

    /** Whether a computer has put it there by itself, so that it belongs to no package. */
    static boolean isLitter(String path) {
        return path.startsWith("__MACOSX/")
                || LITTER.contains(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }
}
