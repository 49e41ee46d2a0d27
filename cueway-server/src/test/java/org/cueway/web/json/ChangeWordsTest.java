package org.cueway.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cueway.rundown.RundownId;
import org.cueway.store.Samples;
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
            fromTheFuture>S1                 | fromTheFuture S1
            ''                               | ''
            """)
    void whatAMessageChangedIsSaidInWords(String effects, String words) {
        var rundown = Samples.rundown(new RundownId("NCS", "RO1"), 3);
        var found = new ChangeWords(Optional.of(rundown))
                .of(effects.replace('>', '\t').replace(';', '\n'));
        assertThat(String.join("; ", found)).isEqualTo(words);
    }
}
