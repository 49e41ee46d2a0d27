package org.cueway.newsroom.outgoing;

/** A message could not be queued, or a question not be asked; nothing was kept. */
public final class OutgoingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OutgoingReason reason;

    OutgoingException(OutgoingReason reason, String detail) {
        super(reason.with(detail));
        this.reason = reason;
    }

    /** Why. */
    public OutgoingReason reason() {
        return reason;
    }
}
