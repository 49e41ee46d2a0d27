package org.cueway.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cueway.mos.codec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptReaderTest {
    private static final String BODY = "<storyBody>%s</storyBody>";

    @Test
    void R118_roStorySendIsShownAsItsSampleSays() {
        assertThat(Shown.of(body("roStorySend.xml"))).isEqualTo("""
                (Camera 2, harbour wall behind)
                >> ANCHOR A 13
                Ferry crews at the north quay have walked out for a second day.
                <<FERRY STRIKE VO @VS1>>
                Hundreds of foot passengers are waiting<TAB>(beat) for news.
                <<L3: UNION SPOKESPERSON @CG1>>
                {SOT: We will be back at the table on Thursday & not before.}
                >> ANCHOR B 15

                More on that after the break, including tonight's timetable.""".replace("<TAB>", "\t"));
    }

    @Test
    void R116_roStorySendWithItemsInsideAParagraphIsCutAtThem() {
        assertThat(Shown.of(body("roStorySend-items-inside-p.xml"))).isEqualTo("""
                >> ANCHOR B
                Free school meals will be extended.
                <<SCHOOL MEALS SOT @VS2>>
                The change starts in autumn.""");
    }

    @Test
    void roStorySendWithItsTextInMetadataIsThatText() {
        var message = Examples.load("roStorySend-external-body.xml");
        var blocks = List.of(
                cut(message, "<mosExternalMetadata>", "</mosExternalMetadata>"),
                cut(
                        message.substring(message.indexOf("</mosExternalMetadata>") + 1),
                        "<mosExternalMetadata>",
                        "</mosExternalMetadata>"));
        var body = "<storyBody Read1stMEMasBody=\"true\"/>";
        assertThat(Shown.of(Shown.READER.read(body, blocks))).isEqualTo("Weather\nRain from the west by midnight.");
        // A block that came with an earlier message may stand first by now.
        assertThat(Shown.of(Shown.READER.read(body, blocks.reversed())))
                .isEqualTo("Weather\nRain from the west by midnight.");
        assertThat(Shown.of(Shown.READER.read(body, List.of()))).isEmpty();
        assertThat(Shown.of(Shown.READER.read("<storyBody><p>Own words.</p></storyBody>", blocks)))
                .isEqualTo("Own words.");
    }

    @Test
    void scriptsAndStyleSheetsOfAPageThatStandsInForABodyAreNoText() {
        var block = "<mosExternalMetadata><mosPayload><html><head><title>T</title><style>p {}</style></head>"
                + "<body><script>alert(1)</script><p>Read\n  this.</p></body></html></mosPayload></mosExternalMetadata>";
        assertThat(Shown.of(Shown.READER.read("<storyBody Read1stMEMasBody='YES'/>", List.of(block))))
                .isEqualTo("Read this.");
    }

    @Test
    void ofMetadataWithoutParagraphsEachTextIsALine() {
        var block =
                "<mosExternalMetadata><mosPayload><NewsML><HeadLine>Flood</HeadLine><line>The river is <hl>rising</hl>.</line>"
                        + "</NewsML></mosPayload></mosExternalMetadata>";
        var script = Shown.READER.read("<storyBody Read1stMEMasBody='1'/>", List.of(block));
        assertThat(Shown.of(script)).isEqualTo("Flood\nThe river is rising.");
        assertThat(script.unknown()).containsExactly("NewsML", "HeadLine", "line", "hl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # body | shown
            <p>One</p><p>Two</p>                                        | One¶Two
            <p>  One ⏎⇥ two&#10;  three </p>                          | One two three
            <p>One</p><p/><p> </p><p>Two</p>                            | One¶¶¶Two
            <p>One<tab/>two</p>                                         | One→two
            <p>One <tab> two</tab></p>                                  | One→two
            <p><tab/></p>                                               | ''
            <p>a<b>b</b>c <i> d</i></p>                                 | abc d
            <p>A &amp; B &lt;p&gt; &#x41;</p>                           | A & B <p> A
            <p>Is it <![CDATA[<b>bold</b>]]>?</p>                       | Is it <b>bold</b>?
            <p>Hello <pi>smile</pi> all</p>                             | Hello [smile] all
            <p>Hello<pi> smile </pi>all</p>                             | Hello [smile] all
            <p><pi>(smile)</pi><pi>[wave]</pi></p>                      | (smile)[wave]
            <p><pi>CAM <b>2</b></pi></p>                                | [CAM 2]
            <p><pi/>Go<pi> </pi></p>                                    | Go
            <p>Go <pkg>In: yes.</pkg></p>                               | Go {In: yes.}
            <p>one<br/>two</p>                                          | one¶two
            <p>one<br/><br/>two</p>                                     | one¶¶two
            <p>one<storyPresenter>ANNA</storyPresenter>two</p>          | one¶>> ANNA¶two
            <p><storyPresenter>ANNA</storyPresenter></p>                | >> ANNA
            <storyPresenter> ANNA  B </storyPresenter><storyPresenterRR> 14 </storyPresenterRR> | >> ANNA B 14
            <storyPresenterRR>14</storyPresenterRR><storyPresenter>ANNA</storyPresenter> | >> ANNA 14
            <storyPresenter>A</storyPresenter><p>x</p><storyPresenterRR>9</storyPresenterRR> | >> A¶x¶>> A 9
            <storyPresenter/><p>x</p>                                   | x
            <p>one <vendor>two</vendor> three</p>                       | one two three
            <vendor>one</vendor><vendor>two</vendor>                    | one¶two
            <p>one</p>two<p>three</p>                                   | one¶two¶three
            <div><h1>one</h1><p>two<span> three</span></p></div>        | one¶two three
            <pi>CAM 1</pi><pi>CAM 2</pi><p>one</p>                      | [CAM 1]¶[CAM 2]¶one
            <p>one</p><mosExternalMetadata><x>no</x></mosExternalMetadata> | one
            """)
    void R118_bodiesKeepTheOrderOfWhatStandsInThem(String body, String shown) {
        assertThat(Shown.of(BODY.formatted(body.replace("⏎", "\n").replace("⇥", "\t"))))
                .isEqualTo(shown.replace("¶", "\n").replace("→", "\t"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # body | shown
            Plain text.                                                 | Plain text.
            ⏎  One.⏎  Two.⏎⏎  Three.⏎                              | One.¶Two.¶¶Three.
            [CAMERA 2]⏎One.⏎((SOT))⏎See [1] and [2]                  | [CAMERA 2]¶One.¶((SOT))¶See [1] and [2]
            <![CDATA[<p>One <b>two</b><br>three</p><p>&nbsp;four]]>     | One two¶three¶·four
            <![CDATA[<p>One</p><p>two</p>]]>                            | One¶two
            &lt;p&gt;One&lt;/p&gt;&lt;p&gt;two &amp;amp; three&lt;/p&gt; | One¶two & three
            <![CDATA[One <b>two⏎three</b> four]]>                      | One two¶three four
            <![CDATA[2 < 3 and 5 > 4 & so on]]>                         | 2 < 3 and 5 > 4 & so on
            <![CDATA[<p>2 < 3 & 5 > 4 &unknown; &copy</p>]]>            | 2 < 3 & 5 > 4 &unknown; &copy
            <![CDATA[<p>a<!-- no -->b<?no?>c<p>d <pi>CAM<p>e]]>         | abc¶d [CAM]¶e
            <![CDATA[<storyPresenter>A&amp;B</storyPresenter><p>x & y]]> | >> A&B¶x & y
            <![CDATA[<p>a & b<storyItem><itemID>1</itemID><itemSlug>VO</itemSlug></storyItem>c]]> | a & b¶<<VO @>>¶c
            <storyPresenter>A</storyPresenter><![CDATA[<p>One</p>]]>    | >> A¶One
            <![CDATA[<script>no & no</script><p>yes & yes]]>            | yes & yes
            <![CDATA[<p>&lt;p&gt;text&lt;/p&gt;</p>]]>                  | <p>text</p>
            <p>Read this.</p><p><cc>NEW CAPTION</cc></p><p><mi>ROLL</mi></p> | Read this.¶{NEW CAPTION}¶[ROLL]
            """)
    void vendorsBodiesAreReadTooAndNothingIsLost(String body, String shown) {
        assertThat(Shown.of(BODY.formatted(body.replace("⏎", "\n"))))
                .isEqualTo(shown.replace("¶", "\n").replace("·", "\u00a0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <storyBody><p>One & two</p></storyBody>            | One & two
            <storyBody><p>One</b> two                          | One two
            just words                                         | just words
            <storyBody                                         | <storyBody
            <!DOCTYPE x><storyBody><p>One</p></storyBody>      | One
            """)
    void whatIsNoXmlIsReadAllTheSame(String text, String shown) {
        assertThat(Shown.of(text)).isEqualTo(shown);
    }

    @Test
    void deeperThanAnyReaderGoesIsReadAllTheSame() {
        assertThat(Shown.of(BODY.formatted("<p>" + "<b>".repeat(5_000) + "deep" + "</b>".repeat(5_000) + "</p>")))
                .isEqualTo("deep");
    }

    @Test
    void stylesNestAndEndWhereTheirElementsDo() {
        assertThat(Shown.styled(BODY.formatted("<p>a<b>b<i>c</i><u>d</u></b><em>e</em><strong>f</strong>g</p>")))
                .isEqualTo("a*b*/*c*/_*d*_!e!*f*g");
        assertThat(Shown.styled(BODY.formatted("<![CDATA[<p>a & <b>b<i>c</b>d</i></u>e</p><p>f]]>")))
                .isEqualTo("a & *b*/*c*//d/ef");
        assertThat(Shown.styled(BODY.formatted("<p><u>a</u> <u>b</u></p>"))).isEqualTo("_a_ _b_");
    }

    @Test
    void R116_R117_anItemIsMarkedInAnyOfItsShapes() {
        var flat = "<storyItem><itemID>1</itemID><objID>O</objID><itemSlug>S</itemSlug><itemChannel>C</itemChannel>"
                + "<itemEdDur>100</itemEdDur><itemUserTimingDur>90</itemUserTimingDur><objDur>110</objDur><objTB>50</objTB></storyItem>";
        assertThat(mark(flat))
                .isEqualTo(new Part.ItemMark("1", "S", "C", "O", new ItemTiming("90", "100", "110", "50")));
        var none = new ItemTiming("", "", "", "");
        assertThat(
                        mark(
                                "<storyItem><mosItem><itemID>1</itemID><itemSlug>S</itemSlug><objID>O</objID></mosItem></storyItem>"))
                .isEqualTo(new Part.ItemMark("1", "S", "", "O", none));
        assertThat(
                        mark(
                                "<storyItem><itemID>1</itemID><mosObj><objID>O</objID><objSlug>S</objSlug></mosObj></storyItem>"))
                .isEqualTo(new Part.ItemMark("1", "S", "", "O", none));
        assertThat(mark("<storyItem><itemID>1</itemID><itemSlug> </itemSlug><mosAbstract>A <b>mark</b></mosAbstract>"
                        + "<mosItem><itemID>2</itemID></mosItem></storyItem>"))
                .isEqualTo(new Part.ItemMark("1", "A mark", "", "", none));
        assertThat(mark("<storyItem/>")).isEqualTo(new Part.ItemMark("", "", "", "", none));
    }

    private static Part mark(String item) {
        var parts = Shown.script(BODY.formatted("<p>" + item + "</p>")).parts();
        assertThat(parts).hasSize(1);
        return parts.getFirst();
    }

    @Test
    void whatIsReadAloudIsKnownApartFromTheRest() {
        var script = Shown.script(body("roStorySend.xml"));
        assertThat(script.readText()).isEqualTo("""
                Ferry crews at the north quay have walked out for a second day.
                Hundreds of foot passengers are waiting\t(beat) for news.
                More on that after the break, including tonight's timetable.""");
        assertThat(script.presenters()).containsExactly("ANCHOR A", "ANCHOR B");
        assertThat(script.unknown()).isEmpty();
    }

    @Test
    void ofNamesThatNobodyKnowsAFewAreKept() {
        var body = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            body.append("<x").append(i).append(">w</x").append(i).append('>');
        }
        assertThat(Shown.script(BODY.formatted(body)).unknown()).hasSize(20).contains("x0");
    }

    private static String body(String sample) {
        return cut(Examples.load(sample), "<storyBody", "</storyBody>");
    }

    private static String cut(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to) + to.length());
    }
}
