package org.cueway.graphics;

/** A package is not taken; carries what whoever sent it reads. */
final class RefusedPackage extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Change.Refused refused;

    RefusedPackage(GraphicsRefusal reason, String expected, String found) {
        super(reason.with(found));
        this.refused = new Change.Refused(reason, expected, found);
    }

    Change.Refused refused() {
        return refused;
    }
}
