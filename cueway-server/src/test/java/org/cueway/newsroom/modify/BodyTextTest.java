package org.cueway.newsroom.modify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a story as lines that people edit, and back. */
final class BodyTextTest {
    private static final String ITEM =
            "<storyItem><itemID>1</itemID><itemSlug>FERRY VO</itemSlug><objID>O</objID></storyItem>";
    private static final String BODY = "<storyBody>\n  <storyPresenter>ANCHOR A</storyPresenter>\n"
            + "  <p><pi>(Camera 2)</pi> Ferry crews have <b>walked\n out</b>.</p>\n"
            + ITEM
            + "<p/>\n<p>Passengers wait.</p></storyBody>";
    private static final String LINES = """
            [presenter ANCHOR A]
            (Camera 2) Ferry crews have walked out.
            [item 1: FERRY VO]

            Passengers wait.""";

    @Test
    void eachParagraphIsALineAndWhatIsNoTextStandsInBrackets() {
        assertThat(read(BODY).text()).isEqualTo(LINES);
    }

    @Test
    void linesThatNobodyTouchedAreTheVeryTextThatCame() {
        assertThat(read(BODY).with(LINES))
                .isEqualTo("<storyBody><storyPresenter>ANCHOR A</storyPresenter>"
                        + "<p><pi>(Camera 2)</pi> Ferry crews have <b>walked\n out</b>.</p>"
                        + ITEM
                        + "<p/><p>Passengers wait.</p></storyBody>");
    }

    @Test
    void aLineThatWasWrittenAnewIsAPlainParagraphAndTheRestStays() {
        assertThat(read(BODY).with(LINES.replace("Passengers wait.", "Passengers <were> told & wait.")))
                .endsWith(ITEM + "<p/><p>Passengers &lt;were&gt; told &amp; wait.</p></storyBody>")
                .contains("<b>walked\n out</b>");
    }

    @Test
    void anItemThatIsMovedOrTakenOutIsMovedOrTakenOut() {
        assertThat(read(BODY).with("[item 1: FERRY VO]\nPassengers wait.\n\n"))
                .isEqualTo("<storyBody>" + ITEM + "<p>Passengers wait.</p></storyBody>");
        assertThat(read(BODY).with("Passengers wait.")).isEqualTo("<storyBody><p>Passengers wait.</p></storyBody>");
    }

    @Test
    void anItemInsideAParagraphSurvivesAnEditOfItsWords() {
        var inside = "<storyBody><p>Meals " + ITEM + " will be extended.</p></storyBody>";
        assertThat(read(inside).text()).isEqualTo("Meals [item 1: FERRY VO] will be extended.");
        assertThat(read(inside).with("Meals [item 1: FERRY VO] will be extended."))
                .isEqualTo(inside);
        assertThat(read(inside).with("School meals [item 1: FERRY VO] will be extended."))
                .isEqualTo("<storyBody><p>School meals</p>" + ITEM + "<p>will be extended.</p></storyBody>");
    }

    @Test
    void anItemWhoseLineSomebodyCopiedIsThereOnce() {
        assertThat(read(BODY).with("[item 1: FERRY VO]\n[item 1: FERRY VO]"))
                .isEqualTo("<storyBody>" + ITEM + "<p>[item 1: FERRY VO]</p></storyBody>");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                           <storyBody/>",
        "'\n\n',                       <storyBody/>",
        "One.,                         <storyBody><p>One.</p></storyBody>",
        "'One.\n\nTwo.\n',             <storyBody><p>One.</p><p></p><p>Two.</p></storyBody>",
        "'One.\r\nTwo\tand  three.',   <storyBody><p>One.</p><p>Two and three.</p></storyBody>",
        "[beat] then,                  <storyBody><p>[beat] then</p></storyBody>",
    })
    void aStoryWithoutTextGetsAParagraphForEachLine(String text, String body) {
        assertThat(BodyText.none().with(text)).isEqualTo(body);
    }

    @Test
    void textThatStandsOutsideOfAnyParagraphIsParted() {
        var loose = read("<storyBody>First line.\n\n Second   line.<em>x</em></storyBody>");
        assertThat(loose.text()).startsWith("First line.\nSecond line.");
        assertThat(loose.with("First line.\nAnother."))
                .isEqualTo("<storyBody>First line.\n<p>Another.</p></storyBody>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<storyBody Read1stMEMasBody=\"true\"/>",
                "<storyBody Read1stMEMasBody=\"yes\"></storyBody>",
                "<storyBody><p>never closed</storyBody>",
                "<body/>",
                "",
            })
    void aTextThatStandsElsewhereCannotBeEdited(String body) {
        assertThat(BodyText.read(body)).isEmpty();
    }

    @Test
    void anAttributeThatSaysNoIsNone() {
        assertThat(read("<storyBody Read1stMEMasBody=\"false\"><p>Here.</p></storyBody>")
                        .text())
                .isEqualTo("Here.");
    }

    private static BodyText read(String body) {
        return BodyText.read(body).orElseThrow();
    }
}
