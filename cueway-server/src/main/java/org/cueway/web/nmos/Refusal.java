package org.cueway.web.nmos;

import java.util.Collection;

/** A request about the media network is not as it should be; carries what the caller reads. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    Refusal(Words words) {
        super(words.title());
        this.words = words;
    }

    /**
     * What the caller reads.
     *
     * @param status of HTTP, 400 to 599
     */
    public record Words(int status, String title, String expected, String found, String hint) {}

    /** What the caller reads. */
    public Words words() {
        return words;
    }

    static Refusal body(String expected, String found) {
        return new Refusal(new Words(
                400, "wrong body", expected, found, "correct the body; /api/v1/openapi.json says what it may have"));
    }

    static Refusal parameter(String expected, String found) {
        return new Refusal(
                new Words(400, "wrong parameter", expected, found, "correct the part of the URL behind the ?"));
    }

    static Refusal unknown(String what, String found) {
        return new Refusal(new Words(
                404,
                "no such " + what,
                "the ID, label or alias of a " + what + " that is in the network now",
                found,
                "list what there is with /api/v1/nmos/" + what + "s"));
    }

    static Refusal ambiguous(String what, String found, Collection<String> ids) {
        return new Refusal(new Words(
                409,
                "more than one " + what + " is called that",
                "one of the IDs " + String.join(", ", ids),
                found,
                "name it by its ID, or give one of them an alias of its own"));
    }

    static Refusal none(String path) {
        return new Refusal(new Words(
                404,
                "no such page",
                "/api/v1/nmos, nmos/senders, nmos/receivers, nmos/compatibility, nmos/connections, nmos/takes, nmos/salvos,"
                        + " nmos/locks/{receiver} or nmos/aliases/{id}",
                path,
                "see /api/v1/openapi.json for all pages"));
    }
}
