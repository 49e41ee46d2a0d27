package org.cueway.simulator.check;

/** Ends a trial that did not go as it should. Never leaves this package. */
final class Missed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Verdict verdict;
    private final String expected;
    private final String found;

    Missed(Verdict verdict, String expected, String found) {
        // An ordinary way for a trial to end: no stack trace.
        super(found, null, false, false);
        this.verdict = verdict;
        this.expected = expected;
        this.found = found;
    }

    Verdict verdict() {
        return verdict;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }
}
