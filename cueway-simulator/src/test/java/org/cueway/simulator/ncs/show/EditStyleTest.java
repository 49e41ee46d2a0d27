package org.cueway.simulator.ncs.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.simulator.ncs.like.EditStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditStyleTest {
    private static final int EDITS = 300;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"OLD_MESSAGES, 1", "OLD_MESSAGES, 2", "WHOLE_STORIES, 1", "WHOLE_STORIES, 2"})
    void R111_olderMessagesSayTheSame(EditStyle style, long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var shows = Samples.evening();
        var heard = shows;
        for (int n = 0; n < EDITS; n++) {
            var edit = Edits.next(shows, random).orElseThrow();
            shows = edit.next();
            for (var message : style.say(edit.messages(), shows)) {
                assertThat(message).isNotInstanceOf(RoElementAction.class);
                heard = heard.apply(Samples.overTheWire(message)).orElseThrow();
            }
            assertThat(PlainReader.print(heard))
                    .as("edit %d, %s", n, edit.messages())
                    .isEqualTo(PlainReader.print(shows));
        }
    }
}
