package org.cueway.simulator.ncs.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.RoDuration;
import org.cueway.mos.value.TimeBase;
import org.junit.jupiter.api.Test;

/** The show that ships is one that a newsroom could air. */
class EveningTest {
    private static final Pattern LENGTH = Pattern.compile("<(TextTime|MediaTime|StoryDuration)>(\\d+)</");
    private static final Pattern TIME_BASE = Pattern.compile("<objTB>(\\d+)</objTB>");

    @Test
    void itHasTwoRunningOrdersOfWhichTheFirstIsApproved() {
        var shows = Samples.evening().list();
        assertThat(shows)
                .extracting(show -> show.header().roSlug().orElseThrow())
                .containsExactly("Evening News", "Late Update");
        assertThat(shows).extracting(show -> show.stories().size()).containsExactly(24, 6);
        assertThat(shows.getFirst().air()).contains(Air.READY);
        assertThat(shows.getLast().air()).isEmpty();
    }

    @Test
    void everyStoryHasAPageAScriptAReaderAndALengthThatAddsUp() {
        for (var show : Samples.evening().list()) {
            int seconds = 0;
            for (var story : show.stories()) {
                assertThat(story.story().storyNum().orElseThrow()).matches("[A-DL][0-9]{1,2}");
                assertThat(story.script().orElseThrow().body().xml()).contains("<p>");
                seconds += LENGTH.matcher(story.story().metadata().getFirst().xml())
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(2)))
                        .sum();
            }
            var planned = show.header().roEdDur().flatMap(RoDuration::value).orElseThrow();
            assertThat(Duration.ofSeconds(seconds)).isBetween(planned.minusSeconds(60), planned);
        }
    }

    @Test
    void scriptsCueTheVeryItemsOfThePlaylist() {
        for (var show : Samples.evening().list()) {
            for (var story : show.stories()) {
                var cued = story.script().orElseThrow().body().items();
                assertThat(cued)
                        .as(story.id())
                        .containsExactlyInAnyOrderElementsOf(story.story().items());
            }
        }
    }

    @Test
    void itemsComeFromSeveralDevicesAndSayHowLongTheyAre() {
        var devices = new HashSet<String>();
        for (var show : Samples.evening().list()) {
            for (var story : show.stories()) {
                for (var item : story.story().items()) {
                    devices.add(item.mosID().orElseThrow());
                    assertThat(item.objID()).isPresent();
                    assertThat(item.itemChannel()).isPresent();
                    if (item.itemEdDur().isPresent())
                        assertThat(length(item)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(150));
                }
            }
        }
        assertThat(devices).hasSize(5).allMatch(id -> id.endsWith(".station.example.mos"));
    }

    @Test
    void lowerThirdsSayWhoSpeaks() {
        var blocks = Samples.evening().list().stream()
                .flatMap(show -> show.stories().stream())
                .flatMap(story -> story.story().items().stream())
                .filter(NewItems::hasName)
                .flatMap(item -> item.metadata().stream())
                .map(MosExternalMetadata::xml)
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThan(12)
                .allSatisfy(xml -> assertThat(xml).contains("<template>", "<line1>", "<line2>"));
    }

    private static Duration length(Item item) {
        var base = TIME_BASE.matcher(String.join("", item.others()));
        assertThat(base.find()).as(item.itemSlug().orElse("")).isTrue();
        return new TimeBase(base.group(1))
                .length(item.itemEdDur().orElseThrow())
                .orElseThrow();
    }
}
