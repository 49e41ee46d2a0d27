package org.cueway.mos.dialect;

import java.util.regex.Pattern;

/**
 * What a refusal in prose means for who asks (R35). Newsrooms have no codes for it; the patterns are wide, because the next
 * version words it differently.
 */
public enum Meaning {
    /** The server is there and leaves the work to another one: ask that (R65). */
    STANDBY("buddy.*(can ?not|can't|unable|does not|will not).*respond"
            + "|main (server )?(is )?(still |already )?(available|active|running)"
            + "|(i am|this is|server is|running as)( the| a)? ?(stand-?by|backup|buddy|secondary)\\b"),
    /** The server was away and has not caught up: ask another one for a while (R66). */
    NOT_CURRENT("main.*\\bback\\b.*\\bnot (yet |been )*(updated|up.?to.?date|current|synchroni[sz]ed)"
            + "|not yet updated with|not yet (up.?to.?date|synchroni[sz]ed)"),
    /** What was asked for is not there any more. */
    GONE(
            "\\b(ro|running order|rundown|story)\\b.*\\b(not found|not available|unknown|does not exist|not under mos control)"
                    + "|\\b(no such|unknown|invalid|not in this newsroom:) (ro|roid|running order|rundown)\\b"),
    /** Anything else. */
    OTHER("");

    private final Pattern pattern;

    Meaning(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** What a refusal in these words means. */
    public static Meaning of(String words) {
        for (var meaning : values()) {
            if (meaning != OTHER && meaning.pattern.matcher(words).find()) return meaning;
        }
        return OTHER;
    }

    /** Whether the server is there and well, and only not the one to ask. */
    public boolean isForAnotherServer() {
        return this == STANDBY || this == NOT_CURRENT;
    }
}
