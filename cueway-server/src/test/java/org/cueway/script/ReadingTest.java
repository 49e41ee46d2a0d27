package org.cueway.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ReadingTest {
    private static final Pace PACE = Pace.of(ReadRate.wordsPerMinute(120));

    private static Reading read(String body) {
        return Reading.of(Shown.script("<storyBody>" + body + "</storyBody>"), PACE);
    }

    @Test
    void onlyWhatIsReadAloudTakesTime() {
        var reading = read("<p>One two three four.</p><p><pi>five six</pi> seven <pkg>eight nine</pkg></p><p/>"
                + "<storyItem><itemID>1</itemID><itemSlug>ten eleven</itemSlug></storyItem>");
        assertThat(reading.passages()).extracting(Reading.Passage::seconds).containsExactly(2.0, 0.5, 0.0, 0.0);
        assertThat(reading.seconds()).isCloseTo(2.5, within(0.001));
        assertThat(reading.words()).isEqualTo(5);
    }

    @Test
    void eachPresenterReadsAtHisOwnRate() {
        var reading = read(
                "<p>One two.</p><storyPresenter>A</storyPresenter><storyPresenterRR>240</storyPresenterRR><p>One two.</p>"
                        + "<storyPresenter>B</storyPresenter><p>One two.</p><storyPresenterRR>60</storyPresenterRR><p>One two.</p>");
        assertThat(reading.passages())
                .extracting(passage -> passage.presenter() + " " + passage.seconds())
                .containsExactly(" 1.0", "A 0.0", "A 0.5", "B 0.0", "B 1.0", "B 0.0", "B 2.0");
    }

    @Test
    void aStoryIsForThoseWhoReadInItAndForAllIfNobodyIsNamed() {
        var two = read("<storyPresenter>A</storyPresenter><p>x</p><storyPresenter>B</storyPresenter><p>y</p>");
        assertThat(two.isFor("a ")).isTrue();
        assertThat(two.isFor("B")).isTrue();
        assertThat(two.isFor("C")).isFalse();
        assertThat(read("<p>x</p>").isFor("C")).isTrue();
        assertThat(read("").isFor("C")).isTrue();
    }
}
