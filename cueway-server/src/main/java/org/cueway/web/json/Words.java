package org.cueway.web.json;

import java.util.Locale;

/** How the API spells our own words. */
final class Words {
    private Words() {}

    /** {@code NEVER_CONNECTED} as {@code neverConnected}. */
    static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
