package org.cueway.simulator.ncs;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.ncs.show.Shows;

/**
 * Tells one device, a message after the other, each answered before the next, through whatever server does the work at the
 * moment. Confined to its thread.
 */
final class Teller implements Runnable {
    private final String mosID;
    private final Board.Queue queue;
    private final Links links;
    private final Ears ears;
    /** Whether the device refused a file that changes what we hold. */
    private boolean differs;

    /**
     * What a teller needs beside its device.
     *
     * @param played is told when the last file has been played
     */
    record Ears(TimeSource time, Consumer<NewsroomEvent> listener, Runnable played) {}

    Teller(String mosID, Board.Queue queue, Links links, Ears ears) {
        this.mosID = mosID;
        this.queue = queue;
        this.links = links;
        this.ears = ears;
    }

    @Override
    public void run() {
        try {
            if (!queue.plays()) ears.played().run();
            while (true) {
                switch (queue.next()) {
                    case Board.Errand.Play(var file, var counts) -> play(file, counts);
                    case Board.Errand.One(var message) -> one(message);
                    case Board.Errand.Cue(var message, var until) -> cue(message, until);
                    case Board.Errand.Everything(var shows) -> everything(shows);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Only when all files are played is there a state to keep: a run that is cut off plays from the beginning. A file that fits
     * what we hold and is refused leaves a difference, so everything is told once more at the end.
     */
    private void play(PlayFile file, boolean counts) throws InterruptedException {
        boolean accepted = ask(file.message(), file.name());
        differs |= counts && !accepted;
        if (queue.plays()) return;
        ears.played().run();
        if (differs) queue.again();
        differs = false;
    }

    /** A device that refuses an edit holds something else than we do: it is told everything. */
    private void one(MosMessage message) throws InterruptedException {
        if (!ask(message, Words.about(message))) queue.again();
    }

    /** A cue that is refused is nothing to be repaired; one that is late is not run any more ({@code mos-protocol} §6.7). */
    private void cue(MosMessage message, long until) throws InterruptedException {
        if (ears.time().nanoTime() - until > 0) {
            report(message, Words.about(message), new Words(false, "too late, not sent"), Duration.ZERO);
        } else {
            ask(message, Words.about(message));
        }
    }

    /** What is refused here stays refused until the next edit: a device that takes nothing must not be flooded. */
    private void everything(Shows shows) throws InterruptedException {
        for (var show : shows.list()) {
            for (var message : show.whole()) {
                if (!ask(message, Words.about(message))) break;
            }
        }
    }

    /** Asks until there is an answer, or our manner is to give up: then all that waits is lost (R60). */
    private boolean ask(MosMessage message, String about) throws InterruptedException {
        long asked = ears.time().nanoTime();
        while (true) {
            var line = links.await(mosID).of(message);
            if (line.isEmpty()) {
                report(message, about, new Words(false, "the device has no port for this"), Duration.ZERO);
                return true;
            }
            try {
                var said = line.get().ask(message);
                report(
                        message,
                        about,
                        Words.of(said),
                        Duration.ofNanos(ears.time().nanoTime() - asked));
                if (!(said instanceof Said.Nothing)) return Words.of(said).accepted();
                queue.lose();
                return true;
            } catch (IOException closed) {
                // Another server takes over, or the lines come back: then it goes out there.
            }
        }
    }

    private void report(MosMessage message, String about, Words answer, Duration took) {
        ears.listener()
                .accept(new NewsroomEvent.Told(
                        mosID, Words.name(message), about, answer.accepted(), answer.text(), took));
    }
}
