package org.cueway.cli;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;

/** The stream of events while nothing comes. */
final class ServerEventsTest {
    @Test
    void closingDoesNotWaitForTheNextEvent() throws Exception {
        try (var server = new PipedOutputStream()) {
            var events = new ServerEvents(new PipedInputStream(server));
            var reader = Thread.ofPlatform().daemon().start(() -> catchThrowable(events::next));
            await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

            var closer = Thread.ofPlatform().daemon().start(() -> catchThrowable(events::close));

            await().until(() -> !closer.isAlive());
        }
    }
}
