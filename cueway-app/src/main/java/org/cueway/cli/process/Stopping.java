package org.cueway.cli.process;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Runs something until the process is told to stop: SIGTERM and Ctrl-C run a hook, which ends before the JVM does.
 */
public final class Stopping {
    /** How long stopping may take; 10 s, as long as container platforms wait before they kill. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Stopping() {}

    /** Closes {@code part} when the process is told to stop. */
    public static Stopping closes(AutoCloseable part, PrintWriter err) {
        var stopping = new Stopping();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close(part, err);
                            stopping.stopped.countDown();
                        },
                        "stop"));
        return stopping;
    }

    /** Waits until that has happened. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    /** A disk that does not answer must not keep the process from ending; what was acknowledged is safe as it is. */
    private static void close(AutoCloseable part, PrintWriter err) {
        var closing = Thread.ofPlatform().name("close").daemon().start(() -> {
            try {
                part.close();
            } catch (Exception e) {
                err.println("cueway: not closed properly: " + e);
            }
        });
        try {
            if (!closing.join(STOP)) {
                err.println("cueway: not closed within " + STOP.toSeconds()
                        + " s, ending anyway; nothing acknowledged is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
