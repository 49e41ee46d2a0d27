package org.cueway.export.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cueway.export.Named;

/**
 * How the folder of a running order is called on a target. Immutable.
 *
 * @param pattern text with {@code {key}}, {@code {roID}}, {@code {roSlug}} and {@code {newsroom}} in it; {@code {key}} is
 *     always there, since all the others may be the same for two running orders
 */
public record FolderName(String pattern) {
    /** The key alone. */
    public static final FolderName KEY = new FolderName("{key}");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    /** A checked pattern; empty if it is none. */
    public static Optional<FolderName> parse(String pattern) {
        var known = PLACE.matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .allMatch(word -> word.matches("key|roID|roSlug|newsroom"));
        var rest = PLACE.matcher(pattern).replaceAll("");
        boolean fits = known
                && pattern.contains("{key}")
                && (rest.isEmpty() || SafeName.of("x" + rest + "x").equals("x" + rest + "x"));
        return fits ? Optional.of(new FolderName(pattern)) : Optional.empty();
    }

    /** The folder of a running order; always a {@linkplain SafeName safe name}. The key is never cut off. */
    public String of(Named named) {
        int room = SafeName.MOST - named.key().length();
        var name = PLACE.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "key" -> named.key();
                            case "roID" -> part(named.id().roID(), room);
                            case "roSlug" -> part(named.slug(), room);
                            case "newsroom" -> part(named.id().newsroom(), room);
                            default -> "_";
                        }));
        var safe = SafeName.of(name);
        return safe.contains(named.key()) ? safe : named.key();
    }

    /** Half of what there is room for: two of them may stand in one name. */
    private static String part(String text, int room) {
        var name = SafeName.of(text);
        return name.substring(0, Math.min(name.length(), room / 3));
    }
}
