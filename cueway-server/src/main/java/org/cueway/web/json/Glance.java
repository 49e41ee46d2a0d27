package org.cueway.web.json;

import java.util.Set;

/**
 * What a list shows of a message, found by looking for its first tags: cheap, and good enough for a text that was cut or
 * was never well-formed. Nothing is decided on it.
 *
 * @param command the MOS element name; empty if none can be seen
 * @param roID empty if there is none, like the others
 */
record Glance(String command, String roID, String storyID, String itemID) {
    private static final Set<String> ENVELOPE = Set.of("mos", "mosID", "ncsID", "messageID");
    /** Messages about many things: the first ID in them says nothing. */
    private static final Set<String> WHOLE = Set.of("roCreate", "roReplace", "roList", "roListAll", "mosListAll");

    /** What our {@code roAck} begins with; that it is a refusal is said elsewhere. */
    private static final String REFUSED = "NACK: ";

    static Glance at(String message) {
        int from = message.indexOf("<mos>");
        for (int at = from < 0 ? 0 : from; (at = message.indexOf('<', at)) >= 0; at++) {
            String name = name(message, at + 1);
            if (!name.isEmpty() && !ENVELOPE.contains(name)) {
                boolean one = !WHOLE.contains(name);
                return new Glance(
                        name,
                        first(message, at, "roID"),
                        one ? first(message, at, "storyID") : "",
                        one ? first(message, at, "itemID") : "");
            }
        }
        return new Glance("", "", "", "");
    }

    /** The words of a refusal; the answer itself if it is none that we know, as for a frame that nobody could be told of. */
    static String refusal(String answer) {
        String status = first(answer, 0, "roStatus");
        if (!status.isEmpty()) {
            return status.startsWith(REFUSED) ? status.substring(REFUSED.length()) : status;
        }
        String description = first(answer, 0, "statusDescription");
        if (!description.isEmpty()) {
            return description;
        }
        String word = first(answer, 0, "status");
        return word.isEmpty() ? answer : word;
    }

    /** The name that begins at a place; empty if there is an end tag, a comment or a declaration. */
    private static String name(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String first(String text, int from, String name) {
        int start = text.indexOf("<" + name + ">", from);
        int content = start + name.length() + 2;
        int end = start < 0 ? -1 : text.indexOf('<', content);
        return end < 0 ? "" : unescaped(text.substring(content, end).strip());
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&");
    }
}
