package org.cueway.web.events;

import java.time.Duration;
import java.util.Optional;

/** What is told to one page, as it happens. One thread takes, another adds. */
public interface Events extends AutoCloseable {
    /**
     * What is to be sent next, as it is written; waits for it. Empty text after {@code wait} without any.
     *
     * @return empty if there will be no more
     */
    Optional<String> next(Duration wait) throws InterruptedException;

    /** The page is gone. */
    @Override
    void close();
}
