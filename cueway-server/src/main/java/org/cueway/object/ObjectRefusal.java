package org.cueway.object;

import org.cueway.base.Reason;

/** Why an edit of an object was refused. */
public enum ObjectRefusal implements Reason {
    OLDER_REVISION(
            "objRev is older than the one held",
            "A message about this object arrived late, or the device lost its counter.",
            "Ask the device for its objects again with mosReqAll.");

    private final Words words;

    ObjectRefusal(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
