package org.cueway.nmos.is04.query;

import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;

/** What a registry made of a question (nmos §3.10). */
public sealed interface Answer<T> {
    /** It has it. */
    record Got<T>(T value) implements Answer<T> {}

    /** There is no such thing: 404. */
    record Absent<T>() implements Answer<T> {}

    /** It is well, and cannot do this: 400, 501, or another 4xx. */
    record Unsupported<T>(String why) implements Answer<T> {}

    /** Something is wrong with it: another 5xx, no answer, or one that is none. Another registry may do better. */
    record Sick<T>(String why) implements Answer<T> {}

    /** What a reply that is not 2xx means. */
    static <T> Answer<T> refused(Reply reply) {
        return switch (reply) {
            case NoAnswer none -> new Sick<>(none.inWords());
            case Answered answer -> refused(answer);
        };
    }

    private static <T> Answer<T> refused(Answered answer) {
        int status = answer.status();
        if (status == 404) return new Absent<>();
        // Without a token that it takes, it is of no use: another registry may be.
        boolean locked = status == 401 || status == 403;
        boolean cannot = status == 501 || (status >= 400 && status < 500 && !locked);
        return cannot ? new Unsupported<>(answer.inWords()) : new Sick<>("answered " + answer.inWords());
    }

    /** For people, why there is no value; empty if there is one. */
    default String inWords() {
        return switch (this) {
            case Got<T> _ -> "";
            case Absent<T> _ -> "404";
            case Unsupported<T>(var why) -> why;
            case Sick<T>(var why) -> why;
        };
    }

    /** The same for another type, of what has no value. */
    default <U> Answer<U> failed() {
        return switch (this) {
            case Got<T> _ -> throw new IllegalStateException("expected a failure");
            case Absent<T> _ -> new Absent<>();
            case Unsupported<T>(var why) -> new Unsupported<>(why);
            case Sick<T>(var why) -> new Sick<>(why);
        };
    }
}
