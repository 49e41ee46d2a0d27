package org.cueway.mos.session;

import org.cueway.base.Reason;

/** What a session refuses by itself, without asking the role. */
public enum SessionFault implements Reason {
    INTERNAL_ERROR(
            "internal error",
            "A bug in Cueway: this message made it stumble. Nothing was stored.",
            "Report it with the lines of the log that show the frame and where it happened."),
    NO_CHANNEL(
            "parameter channel has to be mom, ro or aux",
            "The URL that the newsroom dials lacks the parameter, or has a port number in its place.",
            "Correct the URL in the newsroom: /mos?mosID=…&ncsID=…&channel=ro."),
    NO_IDS(
            "parameters mosID and ncsID have to be there",
            "The URL that the newsroom dials does not say who is meant.",
            "Correct the URL in the newsroom: /mos?mosID=…&ncsID=…&channel=ro."),
    NOT_ENCRYPTED(
            "only wss:// is taken here",
            "The newsroom dials ws://, but it has to log in, or mos4.accept.tls is set.",
            "Let the newsroom dial wss://, with web.tls here or a proxy on this machine that does TLS."),
    BAD_LOGIN(
            "name and password are missing or wrong",
            "mos4.accept of this newsroom wants HTTP Basic.",
            "Enter them in the newsroom, or correct mos4.accept."),
    FROM_A_PAGE(
            "web pages may not speak MOS here",
            "A browser has dialled: some page, perhaps a hostile one, has opened a WebSocket to this machine.",
            "Nothing; if a MOS system really sends Origin, ask its vendor to leave that out.");

    private final Words words;

    SessionFault(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
