package org.cueway.store.sqlite;

/** Waiting for a thread's end. Stateless. */
final class Threads {
    private Threads() {}

    /** Waits until the thread has ended, even when interrupted: leaving earlier would leave the file to two owners. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
