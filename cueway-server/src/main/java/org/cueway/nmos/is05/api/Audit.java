package org.cueway.nmos.is05.api;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down every change that is asked of a device: who, what, the answer, how long. Headers, and so tokens, never. */
final class Audit {
    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final int MAX_TEXT_CHARS = 4_000;

    private Audit() {}

    static void wrote(String by, String method, URI to, String body, Reply reply, Duration took) {
        if (!AUDIT.isInfoEnabled()) return;
        var where = to.getScheme() + "://" + to.getAuthority() + to.getPath();
        var millis = String.format(Locale.ROOT, "%.1f", took.toNanos() / 1e6);
        switch (reply) {
            case Answered(int status, var _, var text) ->
                AUDIT.info(
                        "nmos {} {} by {}: {} -> {} {} in {} ms",
                        method,
                        where,
                        line(by),
                        line(body),
                        status,
                        line(text),
                        millis);
            case NoAnswer(var why, var detail) ->
                AUDIT.info(
                        "nmos {} {} by {}: {} -> no answer, {} ({}) in {} ms",
                        method,
                        where,
                        line(by),
                        line(body),
                        why,
                        line(detail),
                        millis);
        }
    }

    /** On one line, so that nobody can write a line of his own; cut. */
    private static String line(String text) {
        var cut = text.length() > MAX_TEXT_CHARS ? text.substring(0, MAX_TEXT_CHARS) + "…" : text;
        return cut.replace("\r", "\\r").replace("\n", "\\n");
    }
}
