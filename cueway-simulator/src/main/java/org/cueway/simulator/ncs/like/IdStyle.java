package org.cueway.simulator.ncs.like;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a vendor's running orders and stories are called (R32). Works on the text of a message before it is read. */
public enum IdStyle {
    AS_THEY_ARE {
        @Override
        String roID(String host, String id) {
            return id;
        }

        @Override
        String storyID(String host, String roID, String id) {
            return id;
        }
    },
    /** {@code HOST;P_NEWS\W;GUID} and {@code HOST;P_NEWS\W\R_GUID;GUID}. */
    ENPS {
        @Override
        String roID(String host, String id) {
            return host + ";P_NEWS\\W;" + guid(id);
        }

        @Override
        String storyID(String host, String roID, String id) {
            return host + ";P_NEWS\\W\\R_" + guid(roID) + ";" + guid(id);
        }
    },
    /** {@code SERVER/SHOW.NAME.RUNDOWN} and a number. */
    INEWS {
        @Override
        String roID(String host, String id) {
            return host + "/SHOW." + id.substring(id.lastIndexOf(';') + 1).toUpperCase(Locale.ROOT) + ".RUNDOWN";
        }

        @Override
        String storyID(String host, String roID, String id) {
            return number(id);
        }
    },
    /** Numbers. */
    NUMBERS {
        @Override
        String roID(String host, String id) {
            return number(id);
        }

        @Override
        String storyID(String host, String roID, String id) {
            return number(roID + id);
        }
    };

    private static final Pattern RO = Pattern.compile("<roID>([^<]*)</roID>");
    private static final Pattern STORY = Pattern.compile("<storyID>([^<]+)</storyID>");

    abstract String roID(String host, String id);

    abstract String storyID(String host, String roID, String id);

    /**
     * The message with the IDs that such a newsroom would have given.
     *
     * @param host the ncsID
     */
    public String renamed(String message, String host) {
        var ro = RO.matcher(message);
        var held = ro.find() ? ro.group(1) : "";
        var named = ro.reset().replaceAll(found -> element("roID", roID(host, found.group(1))));
        return STORY.matcher(named).replaceAll(found -> element("storyID", storyID(host, held, found.group(1))));
    }

    private static String element(String name, String text) {
        return Matcher.quoteReplacement("<" + name + ">" + text + "</" + name + ">");
    }

    private static String guid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    /** Nine digits. */
    private static String number(String id) {
        var uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return Long.toString(100_000_000 + Long.remainderUnsigned(uuid.getMostSignificantBits(), 900_000_000));
    }
}
