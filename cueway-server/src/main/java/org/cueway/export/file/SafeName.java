package org.cueway.export.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files and folders out of texts of newsrooms. What comes out is one name on any system: ASCII letters, digits, blanks
 * and {@code - _ + = , @}, and single full stops inside; never a path, never a device of Windows, never hidden. Pure.
 */
public final class SafeName {
    /** Long enough to be told apart; paths of Windows have 260 characters altogether. */
    public static final int MOST = 80;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9 _+=,@.-]+");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final Pattern EDGES = Pattern.compile("^[ .]+|[ .]+$");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_+=,@-](?:[A-Za-z0-9 _+=,@.-]*[A-Za-z0-9_+=,@-])?");
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9]|lpt[0-9])(?:\\..*)?");

    private SafeName() {}

    /** A name for a text; {@code _} if nothing of it can stand in a name. Different texts may have the same. */
    public static String of(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var name = DOTS.matcher(OTHERS.matcher(plain).replaceAll("_")).replaceAll(".");
        name = trimmed(name);
        name = trimmed(name.substring(0, Math.min(MOST, name.length())));
        if (name.isEmpty()) return "_";
        return isDevice(name) ? "_" + name : name;
    }

    private static String trimmed(String name) {
        return EDGES.matcher(name).replaceAll("");
    }

    private static boolean isDevice(String name) {
        return DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a name is one that {@link #of} could have made, a little longer at most. */
    public static boolean isSafe(String name) {
        return name.length() <= 2 * MOST && SAFE.matcher(name).matches() && !name.contains("..") && !isDevice(name);
    }
}
