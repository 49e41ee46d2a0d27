package org.cueway.mos.codec;

import org.cueway.base.Finding;

/** Ends the reading of a message that cannot be used. Never leaves this package. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Fault(Finding finding) {
        // Peers cause these at will: no stack trace, they are caught a few frames up.
        super(finding.problem(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
