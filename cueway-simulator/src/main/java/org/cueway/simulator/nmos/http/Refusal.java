package org.cueway.simulator.nmos.http;

/** Why a request is not done, with the status that says so. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    public Refusal(int status, String why) {
        super(why);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public Answer.Whole answer() {
        return Answer.error(status, String.valueOf(getMessage()));
    }
}
