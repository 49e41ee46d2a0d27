package org.cueway.templates;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.cueway.base.TimeSource;
import org.cueway.graphics.Catalogue;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.store.StoreException;
import org.cueway.templates.TemplateObjects.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the objects of graphics in step with the catalogue: when the gateway starts, and with every change. A virtual thread of its
 * own; what the store does not take now is tried again.
 */
public final class TemplateKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateKeeper.class);
    /** The same as a relay waits that could not make something durable. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<Catalogue> catalogue;
    private final Ours ours;
    private final TimeSource time;
    private final Semaphore wished = new Semaphore(1);
    private final Thread thread = Thread.ofVirtual().name("templates").unstarted(this::run);

    /**
     * Objects of our own.
     *
     * @param held those that are there
     */
    public record Ours(Supplier<Collection<StoredObject>> held, Describing describing, Deleting deleting) {
        /** Says how an object is from now on; {@code seen} is empty if it is to be new. */
        @FunctionalInterface
        public interface Describing {
            ObjectOutcome describe(String objID, OwnEdit.Description described, OptionalInt seen, String by);
        }

        /** Deletes an object of that revision. */
        @FunctionalInterface
        public interface Deleting {
            ObjectOutcome delete(String objID, OptionalInt seen, String by);
        }
    }

    private TemplateKeeper(Supplier<Catalogue> catalogue, Ours ours, TimeSource time) {
        this.catalogue = catalogue;
        this.ours = ours;
        this.time = time;
    }

    /** Brings them in step, and goes on to. */
    public static TemplateKeeper start(Supplier<Catalogue> catalogue, Ours ours, TimeSource time) {
        var keeper = new TemplateKeeper(catalogue, ours, time);
        keeper.thread.start();
        return keeper;
    }

    /** The catalogue has changed. Returns at once; safe for use by any thread. */
    public void stir() {
        wished.release();
    }

    private void run() {
        try {
            while (true) {
                wished.acquire();
                wished.drainPermits();
                while (!bringInStep()) time.sleep(RETRY);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all is as it should be, or nothing is to be gained by trying again. */
    private boolean bringInStep() {
        try {
            for (var step : TemplateObjects.steps(catalogue.get(), ours.held().get())) {
                var outcome = switch (step) {
                    case Step.Describe(var objID, var described, var seen) ->
                        ours.describing().describe(objID, described, seen, TemplateObjects.BY);
                    case Step.Delete(var objID, var seen) -> ours.deleting().delete(objID, seen, TemplateObjects.BY);
                };
                if (outcome instanceof ObjectOutcome.Refused(var reason, var detail)) {
                    LOG.warn("{}: {}", step, reason.with(detail));
                }
            }
            return true;
        } catch (StoreException e) {
            LOG.warn("graphics are not told to newsrooms yet: {}", e.getMessage());
            return false;
        } catch (RuntimeException bug) {
            LOG.error("graphics are not told to newsrooms", bug);
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
