package org.cueway.export.delivery;

import org.cueway.export.Edition;
import org.cueway.export.Named;

/** What brings editions out: files on a target, or a feed. Used by the one thread of its {@link TargetRunner}. */
public interface Outlet extends AutoCloseable {
    /** Brings out an edition in place of the last one of its running order. */
    void deliver(Edition edition) throws DeliveryException;

    /** Takes back what was brought out of a running order. */
    void withdraw(Named named) throws DeliveryException;

    /** Looks whether it could. */
    void check() throws DeliveryException;

    /** Forgets what is out already, so that everything is brought out anew. */
    void forget();

    @Override
    void close();
}
