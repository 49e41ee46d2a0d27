package org.cueway.nmos.is05.take;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does something with many things at the same time, a virtual thread each, so many at once. */
final class Together {
    private static final int AT_ONCE = 256;

    private Together() {}

    /** What may be interrupted. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T one) throws InterruptedException;
    }

    /** The results in the order of the things. If one fails, that is thrown when all are done. */
    static <T, R> List<R> each(List<T> things, Work<T, R> work) throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        var pending = new ArrayList<Future<R>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var thing : things) {
                    Callable<R> call = () -> {
                        room.acquire();
                        try {
                            return work.of(thing);
                        } finally {
                            room.release();
                        }
                    };
                    pending.add(threads.submit(call));
                }
                var results = new ArrayList<R>();
                for (var one : pending) results.add(one.get());
                return results;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }
}
