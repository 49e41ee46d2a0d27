package org.cueway.device.mqtt;

import java.util.Optional;

/**
 * Our own topics, below the prefix ({@code device-protocols} §5.1), and the names of places.
 *
 * @param prefix without a slash at its end
 */
record Topics(String prefix) {
    /** What a rule says nothing else of. */
    static final String MAIN = "main";

    private static final String STUDIO = "studio/";
    private static final String LIGHT = "light/";
    private static final String STATE = "/onair/state";
    private static final int MAX_STUDIO_CHARS = 64;

    String status() {
        return prefix + "/status";
    }

    String state(String studio) {
        return prefix + "/" + STUDIO + studio + STATE;
    }

    /** All of {@link #state}. */
    String states() {
        return state("+");
    }

    String signal(String studio) {
        return prefix + "/" + STUDIO + studio + "/signal";
    }

    /** What nobody else uses: what comes back on it came after everything that was retained. */
    String echo(String client) {
        return prefix + "/gateway/" + client + "/echo";
    }

    /** What happens to an item, for observers. */
    String cue(String rundownKey, String itemID) {
        return prefix + "/cue/" + rundownKey + "/" + level(itemID);
    }

    /** The studio whose {@link #state} that is. */
    Optional<String> studioOfState(String topic) {
        var before = prefix + "/" + STUDIO;
        if (!topic.startsWith(before) || !topic.endsWith(STATE) || topic.length() <= before.length() + STATE.length()) {
            return Optional.empty();
        }
        var studio = topic.substring(before.length(), topic.length() - STATE.length());
        return Optional.of(studio).filter(Topics::isStudio);
    }

    /** Whether a studio may be called that: it is one level of a topic. */
    static boolean isStudio(String name) {
        return isLevel(name) && name.length() <= MAX_STUDIO_CHARS;
    }

    /** Whether that may be one level of a topic. */
    private static boolean isLevel(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(c -> c < ' ' || isLone(c) || "/+#".indexOf(c) >= 0);
    }

    /** Half of a character, which no UTF-8 has. */
    private static boolean isLone(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Any text as one level of a topic; what may not stand there is percent-encoded, in UTF-8. */
    static String level(String text) {
        var level = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < ' ' || "/+#%".indexOf(c) >= 0) {
                level.append('%').append("%02X".formatted(c));
            } else {
                level.append((char) c);
            }
        });
        return level.toString();
    }

    static String placeOfStudio(String studio) {
        return STUDIO + studio;
    }

    static String placeOfLamp(String id) {
        return LIGHT + id;
    }

    /** The studio that a place names. */
    static Optional<String> studio(String place) {
        return place.startsWith(STUDIO) ? Optional.of(place.substring(STUDIO.length())) : Optional.empty();
    }

    /** The lamp that a place names. */
    static Optional<String> lamp(String place) {
        return place.startsWith(LIGHT) ? Optional.of(place.substring(LIGHT.length())) : Optional.empty();
    }
}
