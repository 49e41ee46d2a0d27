package org.cueway.graphics;

import java.util.regex.Pattern;

/**
 * How the folder of a package is called: the package's name, and which one of those that bear it. A package that takes another's
 * place comes beside it as {@code name~2}, {@code name~3}, …, and the highest one counts; so it is there whole or not at all,
 * whenever the process dies.
 *
 * @param name without the number
 * @param number 1 for a folder without one
 */
record PackageName(String name, int number) {
    private static final Pattern NUMBERED = Pattern.compile("(.+)~([1-9][0-9]{0,8})");
    private static final Pattern USUAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final int MAX_CHARS = 64;

    /** Of the folder's own name. */
    static PackageName of(String folder) {
        var numbered = NUMBERED.matcher(folder);
        return numbered.matches()
                ? new PackageName(numbered.group(1), Integer.parseInt(numbered.group(2)))
                : new PackageName(folder, 1);
    }

    /** The folder's own name. */
    String folder() {
        return number == 1 ? name : name + "~" + number;
    }

    /** A name that every disk takes, as like to the text as it can be; {@code graphics} if nothing of it is left. */
    static String like(String text) {
        var name = text.strip().replaceAll("[^A-Za-z0-9 ._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        name = (name.length() > MAX_CHARS ? name.substring(0, MAX_CHARS) : name).replaceAll("[ .-]+$", "");
        return USUAL.matcher(name).matches() && !EntryPath.isDevice(name) ? name : "graphics";
    }
}
