package org.cueway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cueway.base.Limits;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.Samples;
import org.cueway.store.sqlite.Inbox.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which entries wait for others to come, and which do not. Where they do they would wait for an hour. */
final class InboxTest {
    private static final RundownId RO1 = new RundownId("NCS", "RO1");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Inbox inbox = new Inbox(Limits.Store.defaults());
    private final Thread writer = new Thread(() -> inbox.gather(HOUR), "writer");

    @AfterEach
    void stop() throws InterruptedException {
        inbox.close();
        writer.join();
    }

    @Test
    void entriesOfSeveralLanesGather() throws InterruptedException {
        add("1", List.of());
        gathering();

        add("2", List.of());
        add("3", List.of());

        assertThat(writer.getState()).isEqualTo(Thread.State.TIMED_WAITING);
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1", "2", "3");
    }

    @Test
    void aCueEndsTheGathering() throws InterruptedException {
        add("1", List.of());
        gathering();

        add("2", List.of(cue()));

        writer.join();
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1", "2");
    }

    @Test
    void aCueThatIsThereAlreadyWaitsForNobody() throws InterruptedException {
        add("1", List.of());
        add("2", List.of(cue()));

        inbox.gather(HOUR);

        assertThat(messageIds(inbox.nextGroup())).containsExactly("1", "2");
    }

    @Test
    void aLaneThatIsAloneWaitsForNobody() {
        inbox.add(entry("1", List.of()));
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1");

        inbox.add(entry("2", List.of()));
        inbox.gather(HOUR);

        assertThat(messageIds(inbox.nextGroup())).containsExactly("2");
    }

    @Test
    void aLaneThatWasNotAloneWaits() throws InterruptedException {
        inbox.add(entry("1", List.of()));
        add("2", List.of());
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1", "2");

        inbox.add(entry("3", List.of()));

        gathering();
    }

    @Test
    void notesOfNobodyWaitToo() throws InterruptedException {
        inbox.addNote(note("1"));
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1");

        inbox.addNote(note("2"));

        gathering();
    }

    @Test
    void whereNothingWaitsNothingGathers() {
        inbox.gather(HOUR);

        assertThat(inbox.nextGroup()).isEmpty();
    }

    @Test
    void closingEndsTheGathering() throws InterruptedException {
        add("1", List.of());
        gathering();

        inbox.close();

        writer.join();
        assertThat(messageIds(inbox.nextGroup())).containsExactly("1");
    }

    private void gathering() {
        writer.start();
        await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);
    }

    /** Adds an entry from a lane of its own. */
    private void add(String messageID, List<Change> changes) throws InterruptedException {
        var added = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            inbox.add(entry(messageID, changes));
            added.countDown();
        });
        added.await();
    }

    private static Waiting entry(String messageID, List<Change> changes) {
        return Waiting.here(Samples.entry(Entry.Kind.EDIT, messageID, "RO1", "<mos/>"), changes, () -> {});
    }

    private static Waiting note(String messageID) {
        return Waiting.note(Samples.entry(Entry.Kind.EDIT, messageID, "RO1", "<mos/>"));
    }

    private static Change cue() {
        var trigger = Trigger.now(new Origin.Console("127.0.0.1"), Verb.TAKE, new Target.Whole());
        return new Change.CueGiven(RO1, new CueOutcome.Given(trigger, new Target.Whole(), new Due.Now(), List.of()));
    }

    private static List<String> messageIds(List<Waiting> group) {
        return group.stream().map(waiting -> waiting.entry().messageID()).toList();
    }
}
