package org.cueway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cueway.cue.Cause;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.rundown.RundownId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AirLinesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenOfAPlaceOrAnItemIsReadAgainWhateverStandsInItsTexts(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var place = new AirLines.Place(text(random), text(random), stand(random));
            assertThat(AirLines.place(AirLines.of(place))).contains(place);
            assertThat(AirLines.status(AirLines.of(place))).isEmpty();
            var status = new AirLines.ItemStatus(item(random), text(random));
            assertThat(AirLines.status(AirLines.of(status))).contains(status);
            assertThat(AirLines.place(AirLines.of(status))).isEmpty();
        }
    }

    @Test
    void theLinesStandInFilesSoTheyStayAsTheyAre() {
        var item = new ItemRef(new RundownId("NCS", "RO1"), "S1", "7");
        var playing = new Playing(
                new Cause(item, "Pat", "roCtrl EXECUTE", true),
                new Values(Map.of("graphic", "l3", "data.name", "Pat\tE.")),
                new Playing.Motion(false, 2, 0),
                Instant.parse("2026-03-01T18:00:00Z"));
        var stand = new Stand(Optional.of(playing), Optional.empty(), true);
        assertThat(AirLines.of(new AirLines.Place("main", "layer 10", stand)))
                .isEqualTo("place\tmain\tlayer 10\nair\tNCS\tRO1\tS1\t7\tPat\troCtrl EXECUTE\ttrue\tfalse\t2\t0\t"
                        + "2026-03-01T18:00:00Z\tdata.name\tPat\\tE.\tgraphic\tl3\narmed");
        assertThat(AirLines.of(new AirLines.ItemStatus(item, "PLAY"))).isEqualTo("status\tNCS\tRO1\tS1\t7\tPLAY");
    }

    private static Stand stand(Random random) {
        return new Stand(playing(random), playing(random), random.nextBoolean());
    }

    private static Optional<Playing> playing(Random random) {
        if (random.nextInt(3) == 0) return Optional.empty();
        var values = new HashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) values.put(text(random), text(random));
        return Optional.of(new Playing(
                new Cause(item(random), text(random), text(random), random.nextBoolean()),
                new Values(values),
                new Playing.Motion(random.nextBoolean(), random.nextInt(9), random.nextInt(9)),
                Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L))));
    }

    private static ItemRef item(Random random) {
        return new ItemRef(new RundownId(text(random), text(random)), text(random), text(random));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) text.append("ab\t\n\\t\u00e9 \"<".charAt(random.nextInt(10)));
        return text.toString();
    }
}
