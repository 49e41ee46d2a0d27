package org.cueway.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;

/**
 * How one kind of device is talked to. What it decides is pure and may be asked by any thread: {@link #place}, {@link #wanted},
 * {@link #diff}. What touches the network is called by the device's own thread only, one call at a time; it returns within
 * seconds, and ends early when that thread is interrupted. When to send, in which order, again or too late is not its business.
 *
 * @param <S> what is at one place; compared by {@code equals}
 * @param <C> its commands
 */
public interface DeviceDriver<S, C extends Command> extends AutoCloseable {
    /** Where an action with these values belongs. Pure. */
    Placing place(Values values);

    /** The state of a place that has what it should have. Pure. */
    S wanted(Stand stand);

    /**
     * The commands that take a place to {@code after}, in order; empty if there is nothing to do. Pure.
     *
     * @param before what is there; empty if nobody knows, and then the commands bring it about whatever it is
     */
    List<C> diff(String place, Optional<S> before, S after);

    /**
     * Connects anew.
     *
     * @param wanted places where something should be
     * @return what the device says is there, by place; a place that it says nothing of is left out
     * @throws DeviceException if it cannot be reached; tried again later
     */
    Map<String, S> connect(Map<String, S> wanted) throws DeviceException;

    /**
     * Sends one command.
     *
     * @throws DeviceException if the connection is gone; perhaps after it was sent
     */
    Result send(C command) throws DeviceException;

    /**
     * Called about once a second while connected: for what has to be said now and then.
     *
     * @throws DeviceException if the connection is gone
     */
    default void tend() throws DeviceException {}

    @Override
    void close();
}
