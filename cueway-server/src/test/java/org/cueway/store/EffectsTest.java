package org.cueway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.rundown.Air;
import org.cueway.rundown.Event;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Status;
import org.cueway.rundown.Target;
import org.junit.jupiter.api.Test;

final class EffectsTest {
    private static final Slot HELD = new Slot.Held(new Rundown(
            new RundownId("NCS", "RO1"), Fields.NONE, List.of(), List.of(), List.of(), Air.UNKNOWN, Optional.empty()));

    @Test
    void anEditThatChangedNothingSaysSo() {
        assertThat(of()).isEqualTo("nothing");
    }

    @Test
    void eachChangeIsALineWithItsIdsAndChangedStoriesShareOne() {
        var status = new Status("PLAY", "");
        assertThat(of(
                        new Event.HeaderChanged(),
                        new Event.StoriesRemoved(List.of("S1")),
                        new Event.StoriesAdded(List.of("S2", "S3")),
                        new Event.StoriesReordered(),
                        new Event.StoryChanged("S4"),
                        new Event.StoryChanged("S5"),
                        new Event.AirChanged(Air.READY),
                        new Event.StatusChanged(new Target.OneItem("S2", "I1"), status)))
                .isEqualTo("""
                        headerChanged
                        storiesRemoved\tS1
                        storiesAdded\tS2\tS3
                        storiesReordered
                        airReady
                        statusChanged\tPLAY\tS2\tI1
                        storiesChanged\tS4\tS5""");
    }

    @Test
    void aLongListIsCutAndSaysByHowMuch() {
        var ids = IntStream.range(0, 400).mapToObj(i -> "S" + i).toList();
        assertThat(of(new Event.StoriesAdded(ids)))
                .isEqualTo("storiesAdded\tS0\tS1\tS2\tS3\tS4\tS5\tS6\tS7\tS8\tS9\t+390");
    }

    @Test
    void anIdCannotBreakTheLines() {
        assertThat(of(new Event.StoriesAdded(List.of("S\t1\n2")))).isEqualTo("storiesAdded\tS 1 2");
    }

    @Test
    void objectsAreNamedByWhatBecameOfThem() {
        assertThat(Effects.of(List.of("O1"), List.of("O2", "O3"))).isEqualTo("objectsKept\tO1\nobjectsRemoved\tO2\tO3");
        assertThat(Effects.of(List.of(), List.of())).isEmpty();
    }

    private static String of(Event... events) {
        return Effects.of(new Outcome.Applied(HELD, List.of(events)));
    }
}
