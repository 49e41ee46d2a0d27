package org.cueway.export.delivery;

import java.io.Serial;

/** A target did not take what it should; the fault says what is wrong, the message also where and in whose words. */
public final class DeliveryException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final DeliveryFault fault;

    /**
     * What went wrong.
     *
     * @param detail where, and what the target or the system said; may be empty
     */
    public DeliveryException(DeliveryFault fault, String detail) {
        super(fault.with(detail));
        this.fault = fault;
    }

    /** The same with what it comes from. */
    public DeliveryException(DeliveryFault fault, String detail, Throwable cause) {
        super(fault.with(detail), cause);
        this.fault = fault;
    }

    public DeliveryFault fault() {
        return fault;
    }

    /** In words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
