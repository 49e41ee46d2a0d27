package org.cueway.nmos.is04.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.is04.feed.Message.How;
import org.cueway.nmos.is04.holdings.Intake;
import org.cueway.nmos.is04.holdings.Intake.Missing;
import org.cueway.nmos.is04.query.Answer;
import org.cueway.nmos.is04.query.Answer.Absent;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Answer.Unsupported;

/** One registry while it is in use: the threads that listen to it, and what it has said. Confined to the network's thread. */
public final class Attachment implements AutoCloseable {
    /** From so many on, missing resources are asked for together. */
    private static final int FEW = 3;

    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final Candidate candidate;
    private final Line line;
    private final Intake intake;
    private final long since;
    private final List<Thread> threads = new ArrayList<>();
    private Optional<String> polled = Optional.empty();
    private boolean live;

    /** Starts nothing yet. */
    public Attachment(Candidate candidate, Line line, Intake intake) {
        this.candidate = candidate;
        this.line = line;
        this.intake = intake;
        this.since = line.means().now();
    }

    /** Which one. */
    public Candidate candidate() {
        return candidate;
    }

    /** What it has said. */
    public Intake intake() {
        return intake;
    }

    /** Whether a message with this number is of it. */
    public boolean isNumber(long number) {
        return line.attachment() == number;
    }

    /** Its address up to the version, for people. */
    public String root() {
        return line.api().root().toString();
    }

    /** How long it has been in use. */
    public Duration age() {
        return Duration.ofNanos(line.means().now() - since);
    }

    /** Why it is asked instead of listened to; empty if it is listened to. */
    public Optional<String> polled() {
        return polled;
    }

    /** Whether it has told everything; tells so once. */
    public boolean becomesLive() {
        if (live || !intake.complete()) return false;
        live = true;
        return true;
    }

    /** Whether it has told everything. */
    public boolean isLive() {
        return live;
    }

    /** Listens, instead of asking. */
    public void listen() {
        stop();
        polled = Optional.empty();
        for (var kind : Kind.values()) start(kind.collection(), new Feed(kind, line));
    }

    /** Asks, instead of listening, for a reason in words. */
    public void poll(String why) {
        stop();
        polled = Optional.of(why);
        start("poll", new Poller(line));
    }

    /** Looks for what was not told. */
    public void check(Missing missing) {
        start("check", () -> {
            try {
                look(missing);
            } catch (InterruptedException _) {
                // Asked to stop.
            }
        });
    }

    private void look(Missing missing) throws InterruptedException {
        var answer = missing.ids().size() <= FEW
                ? oneByOne(missing)
                : line.api().find(missing.kind(), List.copyOf(missing.ids()));
        switch (answer) {
            case Got(var there) -> line.post(new Message.Checked(line.attachment(), missing, there));
            case Sick(var why) -> line.failed(How.SICK, why);
            case Unsupported(var why) -> line.failed(How.SICK, why);
            case Absent() -> line.failed(How.SICK, "404 for " + missing.kind().collection());
        }
    }

    private Answer<List<Resource>> oneByOne(Missing missing) throws InterruptedException {
        var there = new ArrayList<Resource>();
        for (var id : missing.ids()) {
            switch (line.api().find(missing.kind(), id)) {
                case Got(var resource) -> there.add(resource);
                case Absent() -> {
                    // It is gone.
                }
                case Sick(var why) -> {
                    return new Sick<>(why);
                }
                case Unsupported(var why) -> {
                    return new Unsupported<>(why);
                }
            }
        }
        return new Got<>(there);
    }

    private void start(String name, Runnable work) {
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(Thread.ofVirtual().name("nmos-" + name).start(work));
    }

    private void stop() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(STOPPING);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public void close() {
        stop();
    }
}
