package org.cueway.simulator.ncs;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.ncs.show.Edits;
import org.cueway.simulator.ncs.show.Playback;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Show;

/**
 * Moves the timing bar over one running order, story by story, as it is at each moment: it may be edited meanwhile. Confined to
 * its thread.
 */
final class Player implements Runnable {
    private final Desk desk;
    private final String roID;
    private final double speed;
    private final Duration late = Limits.Simulator.defaults().cue();

    /**
     * Plays nothing yet.
     *
     * @param speed how many seconds of the show pass in one; greater than 0
     */
    Player(Desk desk, String roID, double speed) {
        this.desk = desk;
        this.roID = roID;
        this.speed = speed;
    }

    @Override
    public void run() {
        var onAir = Optional.<String>empty();
        try {
            desk.board().edit(now -> Edits.of(now, new RoReadyToAir(roID, Air.READY)));
            while (true) {
                var show = desk.board().now().shows().find(roID);
                var before = onAir;
                var story = show.flatMap(held -> Playback.next(held, before));
                if (show.isEmpty() || story.isEmpty()) break;
                story(show.get(), before, story.get());
                onAir = Optional.of(story.get().id());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            desk.listener().accept(new NewsroomEvent.Trouble("the show ends, its state cannot be kept: " + e));
        }
        onAir.ifPresent(this::end);
    }

    private void story(Show show, Optional<String> before, ScriptedStory story) throws InterruptedException {
        long begun = desk.time().nanoTime();
        for (var due : Playback.of(show, before, story, desk.time().now())) {
            pauseUntil(begun, due.at());
            say(due.owner(), due.message());
        }
        pauseUntil(begun, Playback.length(story));
    }

    private void pauseUntil(long begun, Duration at) throws InterruptedException {
        var due = Duration.ofNanos((long) (at.toNanos() / speed));
        var left = due.minusNanos(desk.time().nanoTime() - begun);
        if (left.isPositive()) desk.time().sleep(left);
    }

    /** A device hears of its own items; of those that belong to nobody we know, all do: one of them may lead to the owner. */
    private void say(Optional<String> owner, RoRequest message) {
        var known = owner.filter(desk.devices()::contains);
        if (known.isEmpty() && message instanceof RoItemCue)
            return; // it names its device, so any other would refuse it
        Predicate<String> hears = known.<Predicate<String>>map(id -> id::equals).orElse(_ -> true);
        desk.board().cue(hears, message, desk.time().nanoTime() + late.toNanos());
    }

    private void end(String storyID) {
        var stat = new RoElementStat(
                new Target.OneStory(roID, storyID),
                Optional.empty(),
                Optional.empty(),
                "STOP",
                Optional.of(MosTime.of(desk.time().now())));
        say(Optional.empty(), stat);
    }
}
