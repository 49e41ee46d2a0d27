package org.cueway.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every body; the seed is in the test's name. */
final class ScriptPropertyTest {
    private static final Pace PACE = Pace.of(ReadRate.wordsPerMinute(180));

    private static final List<String> PIECES = List.of(
            "<p>",
            "</p>",
            "<p/>",
            "<b>",
            "</b>",
            "<pi>",
            "</pi>",
            "<pkg>",
            "</pkg>",
            "<tab/>",
            "<br>",
            "<storyItem>",
            "</storyItem>",
            "<storyPresenter>",
            "</storyPresenter>",
            "<storyPresenterRR>",
            "<script>",
            "</script>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?pi",
            "?>",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&#99999999;",
            "&",
            "<",
            ">",
            "]",
            "\n",
            " ",
            "\u0000",
            "\uD83C",
            "\uDF0A",
            "word",
            "12,500",
            "<storyBody>",
            "</storyBody>",
            "<octext a='>'>",
            "é",
            "漢字");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyCharacterOfAParagraphThatPeopleSeeIsKeptInOrder(long seed) {
        var body = new Bodies(seed);
        for (int i = 0; i < 300; i++) {
            body.next();
            var script = Shown.script(body.xml());
            assertThat(visible(script)).as("%s", body.xml()).isEqualTo(body.visible());
            assertThat(script.parts().stream()
                            .filter(Part.ItemMark.class::isInstance)
                            .count())
                    .isEqualTo(body.items());
            assertThat(script.paragraphs())
                    .allSatisfy(paragraph -> assertThat(paragraph.text())
                            .doesNotContain("  ", "\n", " \t", "\t ")
                            .isEqualTo(paragraph.text().strip().isEmpty() ? "" : paragraph.text()));
        }
    }

    /** Brackets around instructions are ours. */
    private static String visible(Script script) {
        return script.paragraphs().stream()
                .map(Part.Paragraph::text)
                .collect(Collectors.joining())
                .replaceAll("[\\s\\[\\]]+", "");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noTextIsTooStrange(long seed) {
        var random = random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "<storyBody>" : "");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            var body = text.toString();
            var script = Shown.script(body);
            assertThat(Reading.of(script, PACE).seconds()).as("%s", body).isBetween(0.0, 10_000.0);
            Shown.READER.read("<storyBody Read1stMEMasBody='true'/>", List.of(body, body));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aBodyThatIsCutOrHasAFlippedCharacterLosesNoMoreThanThat(long seed) {
        var random = random(seed);
        var body = new Bodies(seed);
        for (int i = 0; i < 300; i++) {
            body.next();
            var xml = new StringBuilder(body.xml());
            xml.setCharAt(random.nextInt(xml.length()), (char) random.nextInt(0x3000));
            var read = Shown.script(xml.substring(0, 1 + random.nextInt(xml.length())));
            assertThat(visible(read).length()).isLessThanOrEqualTo(xml.length());
        }
    }

    @Test
    void hostileTextsTakeTimeLinearInTheirLength() {
        for (String piece : List.of(
                "<",
                "<p",
                "</p",
                "<p>",
                "<b>",
                "&",
                "&#",
                "<storyItem>",
                "<script>",
                "<!--",
                "<![CDATA[",
                "<?",
                "<a b",
                "]",
                "1,000,",
                "000,",
                "9",
                "<p>&",
                "<x>",
                "<pi>",
                "A",
                "é ",
                "[\n",
                "\n",
                "<br/>",
                "<storyPresenter>",
                "<p><br/>&")) {
            var text = piece.repeat(300_000 / piece.length());
            for (String body : List.of(text, "<storyBody>" + text, "<storyBody><![CDATA[" + text + "]]></storyBody>")) {
                var what = piece + " in " + body.substring(0, Math.min(24, body.length()));
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> Reading.of(Shown.script(body), PACE).seconds(),
                        what);
            }
        }
    }

    private static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }
}
