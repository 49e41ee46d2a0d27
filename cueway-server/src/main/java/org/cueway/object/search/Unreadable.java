package org.cueway.object.search;

/** A part of a query cannot be read; never leaves this package. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final SearchFault fault;
    private final String detail;

    Unreadable(SearchFault fault, String detail) {
        super(fault.with(detail), null, false, false);
        this.fault = fault;
        this.detail = detail;
    }

    SearchFault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
