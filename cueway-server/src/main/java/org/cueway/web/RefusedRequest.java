package org.cueway.web;

/** A request is not as it should be; carries what the caller reads. */
class RefusedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedRequest(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
