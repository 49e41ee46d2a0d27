package org.cueway.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cueway.rundown.RundownId;
import org.cueway.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing                          | nothing changed
            created                          | running order created
            headerChanged;airReady           | header changed; ready to air
            storiesAdded>S1                  | story added: Slug of S1
            storiesAdded>S1>S2>S0            | stories added: Slug of S1, Slug of S2, Slug of S0
            storiesRemoved>S1>gone           | stories removed: Slug of S1, gone
            storiesChanged>S1>+390           | stories changed: Slug of S1 and 390 more
            statusChanged>PLAY               | status PLAY
            statusChanged>PLAY>S2            | status PLAY: story Slug of S2
            statusChanged>STOP>S2>I1         | status STOP: item I1 of Slug of S2
            objectsKept>O1>O2                | objects kept: O1, O2
            objectsRemoved>O1                | object removed: O1
            cue>take>message>roCtrl>EXECUTE>now>;cued>S1>I1 | take, by roCtrl EXECUTE; item I1 of Slug of S1
            cue>hold>console>10.0.0.7>>now>;cued>S1>I1>I2;cued>gone>1 | hold, from the console at 10.0.0.7; items I1, I2 of Slug of S1; item 1 of gone
            cue>out>api>::1>>at>2026-03-17T18:04:34Z        | out, by a program at ::1, due 2026-03-17T18:04:34Z
            cue>prepare>message>roItemCue>START>late>2026-03-17T18:04:34Z | prepare, by roItemCue START, late: it was due 2026-03-17T18:04:34Z
            airReady;cue>arm>message>roReadyToAir>READY>now> | arm, by roReadyToAir READY; ready to air
            fromTheFuture>S1                 | fromTheFuture S1
            ''                               | ''
            """)
    void whatAMessageChangedIsSaidInWords(String effects, String words) {
        var rundown = Samples.rundown(new RundownId("NCS", "RO1"), 3);
        var found = new ChangeWords(Optional.of(rundown))
                .of(effects.replace('>', '\t').replace(';', '\n'));
        assertThat(String.join("; ", found)).isEqualTo(words);
    }

    @Test
    void aCueAboutVeryManyItemsSaysHowMany() {
        var lines = new StringBuilder("cue\ttake\tconsole\there\t\tnow\t");
        for (int story = 0; story < 400; story++) {
            lines.append("\ncued\tS").append(story).append("\t1".repeat(12));
        }
        assertThat(new ChangeWords(Optional.empty()).of(lines.toString()))
                .hasSize(12)
                .startsWith("take, from the console at here", "12 items of S0")
                .endsWith("and items of 390 more stories");
    }
}
