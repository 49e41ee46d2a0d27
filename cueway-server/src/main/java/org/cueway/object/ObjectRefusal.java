package org.cueway.object;

import org.cueway.base.Reason;

/** Why an edit of an object was refused. */
public enum ObjectRefusal implements Reason {
    OLDER_REVISION(
            "objRev is older than the one held",
            "A message about this object arrived late, or the device lost its counter.",
            "Ask the device for its objects again with mosReqAll.");

    private final String text;
    private final String cause;
    private final String remedy;

    ObjectRefusal(String text, String cause, String remedy) {
        this.text = text;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
