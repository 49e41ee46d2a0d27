package org.cueway.rundown;

/** Whether what we hold of a running order is what its newsroom has, as far as we know. */
public enum Sync {
    /** It is, or nothing speaks against it. */
    CURRENT,
    /** Perhaps not: the newsroom did not list it, or it could not be asked after an edit that did not fit. */
    STALE,
    /**
     * It is not: an edit did not fit, and the newsroom has been asked and has not answered yet. Edits that depend on what
     * is there are answered with this word and not applied (MOS 4.0 §2.3).
     */
    DISCONNECTED,
    /** The newsroom has said for some time that it does not have it. What we hold stays until somebody says otherwise. */
    GONE
}
