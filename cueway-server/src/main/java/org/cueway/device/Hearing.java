package org.cueway.device;

/**
 * Where a driver says what it hears of its device, and shows what goes over the line. Made by the runner and handed to the
 * driver when that is opened; may be used by any thread.
 *
 * @param <S> the driver's state of one place
 */
public final class Hearing<S> {
    private final Inbox<S> inbox;
    private final Trace trace;

    Hearing(Inbox<S> inbox, Trace trace) {
        this.inbox = inbox;
        this.trace = trace;
    }

    /** The connection is gone; {@code why} in words. */
    public void lost(String why) {
        inbox.tell(new Order.Lost<>(why));
    }

    /** The device, which was away, has called: it is reached for at once, not when the pause is over. */
    public void calls() {
        inbox.tell(new Order.Calls<>());
    }

    /** The device works, and something is wrong with it; {@code why} in words, empty: all is well again. */
    public void degraded(String why) {
        inbox.tell(new Order.Degraded<>(why));
    }

    /** The device says, unasked, what is at a place now. */
    public void says(String place, S state) {
        inbox.tell(new Order.Says<>(place, state));
    }

    /** What was on air at a place has come to its end by itself, as a clip does. */
    public void ended(String place) {
        inbox.tell(new Order.Ended<>(place));
    }

    /** The device says, unasked and after it had taken a command, that something at a place went wrong. */
    public void failed(String place, String why) {
        inbox.tell(new Order.Failed<>(place, why));
    }

    /** A part of the device that had failed is there again, and may show anything. */
    public void back(String place) {
        inbox.tell(new Order.Back<>(place));
    }

    /** Something was sent; as it went over the line, secrets left out. */
    public void sent(String text) {
        trace.add(Trace.Direction.OUT, text);
    }

    /** Something came. */
    public void came(String text) {
        trace.add(Trace.Direction.IN, text);
    }
}
