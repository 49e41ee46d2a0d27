package org.cueway.export.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.export.Orders.floated;
import static org.cueway.export.Orders.graphic;
import static org.cueway.export.Orders.order;
import static org.cueway.export.Orders.story;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.cueway.export.Orders;
import org.cueway.export.text.TextStyle.Extra;
import org.cueway.export.text.TextStyle.Floated;
import org.cueway.export.text.TextStyle.LineEnd;
import org.cueway.rundown.Rundown;
import org.junit.jupiter.api.Test;

final class ScriptTextTest {
    private static final Rundown ORDER = order(
            story(
                    "S1",
                    "A1",
                    "<storyBody><storyPresenter>ANCHOR A</storyPresenter><p>Good <em>evening</em>.</p><p></p><p></p>"
                            + "<p><pi>smile</pi> And <b>now</b> <pkg>they say</pkg></p>"
                            + "<storyItem><itemID>1</itemID></storyItem><p>One<tab/>two</p></storyBody>",
                    graphic("1", "Pat")),
            floated(story("S2", "A2", "<storyBody><p>Later.</p></storyBody>")),
            story(
                    "S3",
                    "A3",
                    "<storyBody><storyPresenter>ANCHOR B</storyPresenter><p>“Weather” – שלום, e\u0301te\u0301</p></storyBody>"));

    private static String text(TextStyle style) {
        return ScriptText.text(ORDER, style);
    }

    private static TextStyle style(Floated floated, Extra... extras) {
        return new TextStyle(TextEncoding.UTF8, LineEnd.LF, "", floated, Set.of(extras));
    }

    @Test
    void aScriptHasALineForEachStoryAndABlankOneBehindEachParagraph() {
        assertThat(text(TextStyle.USUAL)).isEqualTo("""
                        === A1 Slug S1 ===

                        ANCHOR A:

                        Good evening.

                        [smile] And now [package]

                        [L3 1]

                        One\ttwo

                        === A3 Slug S3 ===

                        ANCHOR B:

                        “Weather” – שלום, e\u0301te\u0301

                        """);
    }

    @Test
    void markersItemsPackagesCapitalsAndQuotesAreByChoice() {
        assertThat(text(style(Floated.SKIP, Extra.PACKAGES, Extra.CAPITALS, Extra.PLAIN_QUOTES)))
                .isEqualTo("""
                        ANCHOR A:

                        Good EVENING.

                        [smile] And now they say

                        One\ttwo

                        ANCHOR B:

                        "Weather" - שלום, e\u0301te\u0301

                        """);
    }

    @Test
    void floatedStoriesAreLeftOutOrSaySo() {
        assertThat(text(TextStyle.USUAL)).doesNotContain("Later.");
        assertThat(text(style(Floated.SHOW, Extra.MARKERS))).contains("=== A2 Slug S2 (FLOATED) ===\n\nLater.\n");
    }

    @Test
    void aPresenterGetsTheStoriesThatSheReadsAndThoseThatNobodyIsNamedFor() {
        var order = order(
                story("S1", "1", "<storyBody><storyPresenter>Ann</storyPresenter><p>Hers.</p></storyBody>"),
                story("S2", "2", "<storyBody><storyPresenter>Bo</storyPresenter><p>His.</p></storyBody>"),
                story("S3", "3", "<storyBody><p>Anybody's.</p></storyBody>"));
        var style = new TextStyle(TextEncoding.UTF8, LineEnd.LF, " ann ", Floated.SKIP, Set.of());

        assertThat(ScriptText.text(order, style))
                .contains("Hers.", "Anybody's.")
                .doesNotContain("His.");
    }

    @Test
    void linesEndAsTheTargetWantsThem() {
        var style = new TextStyle(TextEncoding.UTF8, LineEnd.CRLF, "", Floated.SKIP, Set.of());

        assertThat(new String(ScriptText.bytes(ORDER, style), UTF_8))
                .startsWith("ANCHOR A:\r\n\r\nGood")
                .doesNotContainPattern("[^\r]\n");
    }

    @Test
    void textIsEncodedAsTheTargetWantsIt() {
        var text = "“Å” ő – ע e\u0301";

        assertThat(new String(TextEncoding.UTF8.bytes(text), UTF_8)).isEqualTo(text);
        assertThat(TextEncoding.UTF8_BOM.bytes("a")).containsExactly(0xEF, 0xBB, 0xBF, 'a');
        assertThat(TextEncoding.UTF16.bytes("a")).containsExactly(0xFF, 0xFE, 'a', 0);
        assertThat(new String(TextEncoding.WINDOWS_1252.bytes(text), Charset.forName("windows-1252")))
                .isEqualTo("“Å” o – ? é");
        assertThat(new String(TextEncoding.LATIN1.bytes("Åő"), StandardCharsets.ISO_8859_1))
                .isEqualTo("Åo");
    }

    @Test
    void aScriptWithoutAnythingIsEmpty() {
        assertThat(ScriptText.bytes(order(), TextStyle.USUAL)).isEmpty();
        assertThat(new TextStyle(TextEncoding.UTF8, LineEnd.LF, "", Floated.SKIP, EnumSet.noneOf(Extra.class)).extras())
                .isEmpty();
    }

    @Test
    void theMarkupOfMosHasItemsAndPresentersBesideParagraphs() {
        var xml = new String(ScriptMarkup.bytes(Orders.edition(ORDER).stack(), ORDER, TextStyle.USUAL), UTF_8);

        assertThat(xml)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cuewayScript key=\"" + Orders.KEY
                        + "\" revision=\"1\">\n")
                .contains("<roStorySend><roID>RO1</roID><storyID>S1</storyID><storySlug>Slug S1</storySlug>"
                        + "<storyNum>A1</storyNum><storyBody><storyPresenter>ANCHOR A</storyPresenter>"
                        + "<p>Good <em>evening</em>.</p>")
                .contains("<p><pi>smile</pi> And <b>now</b> <pkg>they say</pkg></p>")
                .contains("<storyItem><itemID>1</itemID><itemSlug>L3 1</itemSlug><objID>OBJ-1</objID>"
                        + "<mosID>gfx.mos</mosID><itemChannel>CG1</itemChannel></storyItem>")
                .contains("<p>One<tab/>two</p>")
                .doesNotContain("Later.")
                .endsWith("</cuewayScript>\n");
    }
}
