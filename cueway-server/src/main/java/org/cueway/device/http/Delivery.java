package org.cueway.device.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.Result;
import org.cueway.device.http.Poster.Attempt;

/** Brings events to one receiver, one after the other, on a thread of its own. Safe for use by any thread. */
final class Delivery implements AutoCloseable {
    private final URI url;
    private final Poster poster;
    private final Limits.Webhooks limits;
    private final TimeSource time;
    private final Ears ears;
    private final BlockingQueue<Job> queue;
    private final Thread thread;
    /** Events that are not settled. */
    private final AtomicInteger open = new AtomicInteger();

    private volatile Optional<String> disabled = Optional.empty();

    /**
     * An event on its way.
     *
     * @param deadline by the monotonic clock
     */
    private record Job(String id, String type, String body, long deadline, CompletableFuture<Result> settled) {}

    /**
     * Who wants to know.
     *
     * @param state what is wrong with the receiver; empty if nothing is
     */
    record Ears(Consumer<String> sent, Consumer<String> came, Consumer<String> state) {}

    Delivery(URI url, Poster poster, Limits.Webhooks limits, TimeSource time, Ears ears) {
        this.url = url;
        this.poster = poster;
        this.limits = limits;
        this.time = time;
        this.ears = ears;
        this.queue = new LinkedBlockingQueue<>(limits.maxQueue());
        this.thread = Thread.ofVirtual().name("webhook " + url.getHost()).start(this::run);
    }

    /** Whether nothing is under way. */
    boolean isIdle() {
        return open.get() == 0;
    }

    /** Takes an event; what becomes of it is known sooner or later. */
    CompletableFuture<Result> offer(String id, String type, String body) {
        var job = new Job(id, type, body, time.nanoTime() + limits.maxAge().toNanos(), new CompletableFuture<>());
        if (disabled.isPresent()) {
            job.settled.complete(new Result.Rejected(disabled.get()));
            return job.settled;
        }
        open.incrementAndGet();
        if (!queue.offer(job)) {
            settle(job, new Result.Rejected(words() + ": more than " + limits.maxQueue() + " events wait for it"));
        }
        return job.settled;
    }

    private void run() {
        try {
            while (true) {
                var job = queue.take();
                settle(job, disabled.isPresent() ? new Result.Rejected(disabled.get()) : deliver(job));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Job job, Result result) {
        open.decrementAndGet();
        job.settled.complete(result);
    }

    private Result deliver(Job job) throws InterruptedException {
        var pause = limits.retryFirst();
        while (true) {
            ears.sent.accept("POST " + words() + " " + job.type + " " + job.id);
            var attempt = poster.post(url, job.id, job.body);
            switch (attempt) {
                case Attempt.Delivered(int status) -> {
                    ears.came.accept(words() + " " + status);
                    ears.state.accept("");
                    return new Result.Done();
                }
                case Attempt.Refused(var why) -> {
                    ears.came.accept(words() + " " + why);
                    return new Result.Rejected(words() + ": " + why);
                }
                case Attempt.Gone(var why) -> {
                    ears.came.accept(words() + " " + why);
                    disabled = Optional.of(words() + ": " + why);
                    ears.state.accept(disabled.get());
                    return new Result.Rejected(disabled.get());
                }
                case Attempt.Again(var why, var after) -> {
                    ears.came.accept(words() + " " + why);
                    var wait = longer(pause, after);
                    if (time.nanoTime() + wait.toNanos() - job.deadline > 0) {
                        ears.state.accept(words() + ": " + why + "; " + job.type + " was not delivered");
                        return new Result.Rejected(words() + ": " + why);
                    }
                    ears.state.accept(words() + ": " + why + "; tried again");
                    time.sleep(wait);
                    var doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(limits.retryMost()) < 0 ? doubled : limits.retryMost();
                }
            }
        }
    }

    /** With jitter, so that those whom one receiver has turned away do not come back in one moment. */
    private static Duration longer(Duration pause, Optional<Duration> wished) {
        var jittered = pause.plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 4 + 1));
        return wished.filter(wish -> wish.compareTo(jittered) > 0).orElse(jittered);
    }

    private String words() {
        return HttpSpec.words(url);
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
