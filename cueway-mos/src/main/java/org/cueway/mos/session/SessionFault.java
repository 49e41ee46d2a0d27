package org.cueway.mos.session;

import org.cueway.base.Reason;

/** What a session refuses by itself, without asking the role. */
public enum SessionFault implements Reason {
    INTERNAL_ERROR(
            "internal error",
            "A bug in Cueway: this message made it stumble. Nothing was stored.",
            "Report it with the lines of the log that show the frame and where it happened.");

    private final Words words;

    SessionFault(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
