package org.cueway.mos.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document.Broken;
import org.cueway.mos.xml.Document.Problem;
import org.cueway.mos.xml.Document.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {
    private final XmlReader reader = new XmlReader(Limits.Xml.defaults(), Set.of("opaque"));

    @Test
    void readsMixedContentInOrder() {
        var root =
                whole("<p>Ferries <b>&lt;tied up&gt;</b><!-- no --> at<![CDATA[ <the> ]]>quay&#x2014;<?pi x?>now</p>");
        assertThat(root.nodes())
                .hasSize(3)
                .startsWith(new Text("Ferries "))
                .endsWith(new Text(" at <the> quay\u2014now"));
        assertThat(root.text()).isEqualTo("Ferries <tied up> at <the> quay\u2014now");
    }

    @Test
    void cutsOutTheVeryTextOfAnElement() {
        var text =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<mos a='&lt;\">'>\r\n <b  c = \"&amp;'>\" >x\r\n</b > <d/>\n</mos >";
        var root = whole(text);
        assertThat(root.raw()).isEqualTo(text.substring(text.indexOf("<mos")));
        assertThat(root.child(0).raw()).isEqualTo("<b  c = \"&amp;'>\" >x\r\n</b >");
        assertThat(root.child(0).text()).isEqualTo("x\n");
        assertThat(root.child(0).attribute("c")).contains("&'>");
        assertThat(root.child(1).raw()).isEqualTo("<d/>");
        assertThat(root.child(1).text()).isEmpty();
        assertThat(root.attribute("a")).contains("<\">");
    }

    @Test
    void cutsOutTheRightTextBehindMoreThanOneBufferOfIt() {
        var filler = "<f>&amp;\r\n\uD83D\uDE00</f>".repeat(5_000);
        var root = whole("<mos>" + filler + "<last>here</last></mos>");
        assertThat(root.size()).isEqualTo(5_001);
        assertThat(root.child(5_000).raw()).isEqualTo("<last>here</last>");
        assertThat(root.child(4_999).text()).isEqualTo("&\n\uD83D\uDE00");
    }

    @Test
    void leavesAnOpaqueElementClosedButChecksIt() {
        var root = whole("<mos><opaque a='1'>x<opaque>&amp;</opaque><y/></opaque><z/></mos>");
        assertThat(root.children()).extracting(Element::name).containsExactly("opaque", "z");
        assertThat(root.child(0).size()).isZero();
        assertThat(root.child(0).raw()).isEqualTo("<opaque a='1'>x<opaque>&amp;</opaque><y/></opaque>");
        assertThat(broken("<mos><opaque>&nbsp;</opaque></mos>").problem()).isEqualTo(Problem.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<mos>",
                "<mos></Mos>",
                "<mos/><mos/>",
                "<mos>&nbsp;</mos>",
                "<mos a=\"&nbsp;\"/>",
                "<mos a='1' a='2'/>",
                "<mos>a]]>b</mos>",
                "<mos>\u0001</mos>",
                "<mos>\u0000</mos>",
                "<mos>\uD800</mos>",
                "<mos>\uDC00\uD800</mos>",
                "<mos>\uFFFE</mos>",
                "<mos>&#xD800;</mos>",
                "<mos>&#0;</mos>",
                "<mos>&#x110000;</mos>",
                "<mos><![CDATA[x</mos>",
                "<mos><!-- a--b --></mos>",
                "<?xml version='1.1'?><mos>&#x1;</mos>"
            })
    void refusesWhatIsNotXml(String text) {
        assertThat(broken(text).problem()).isEqualTo(Problem.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE mos><mos><id>7</id></mos>",
                "<!DOCTYPE mos SYSTEM 'http://127.0.0.1:1/x'><mos><id>7</id></mos>",
                "<!DOCTYPE mos [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><mos><id>7</id>&e;</mos>",
                "<!DOCTYPE mos [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><mos><id>7</id>&b;</mos>",
                "<!DOCTYPE mos [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'>%p;]><mos><id>7</id></mos>"
            })
    void refusesADocumentTypeAndReadsOnToSeeWhoSentIt(String text) {
        var broken = broken(text);
        assertThat(broken.problem()).isEqualTo(Problem.DOCTYPE);
        assertThat(broken.soFar().orElseThrow().child("id").orElseThrow().text())
                .isEqualTo("7");
    }

    @Test
    void refusesDepthBeyondTheLimitWithoutRunningOutOfStack() {
        int limit = Limits.Xml.defaults().maxDepth();
        assertThat(reader.read("<a>".repeat(limit) + "</a>".repeat(limit))).isInstanceOf(Whole.class);
        for (int depth : new int[] {limit + 1, 10_000, 50_000}) {
            var broken = broken("<a><id>7</id>" + "<a>".repeat(depth - 1) + "</a>".repeat(depth));
            assertThat(broken.detail()).isEqualTo("elements nested deeper than 200");
            assertThat(broken.soFar().orElseThrow().child("id")).isPresent();
        }
        var opaque = broken("<a><opaque>" + "<b>".repeat(50_000) + "</b>".repeat(50_000) + "</opaque></a>");
        assertThat(opaque.problem()).isEqualTo(Problem.NOT_WELL_FORMED);
    }

    @Test
    void refusesAttributesAndNamesBeyondTheLimit() {
        assertThat(reader.read(attributes(200))).isInstanceOf(Whole.class);
        assertThat(broken(attributes(201)).problem()).isEqualTo(Problem.NOT_WELL_FORMED);
        assertThat(broken(attributes(1_000_000)).problem()).isEqualTo(Problem.NOT_WELL_FORMED);
        assertThat(reader.read("<" + "n".repeat(1_000) + "/>")).isInstanceOf(Whole.class);
        assertThat(broken("<" + "n".repeat(1_001) + "/>").detail()).isEqualTo("name longer than 1000 characters");
        assertThat(broken("<a " + "n".repeat(1_001) + "='1'/>").detail()).isEqualTo("name longer than 1000 characters");
    }

    private static String attributes(int count) {
        var text = new StringBuilder("<mos");
        for (int i = 0; i < count; i++) text.append(" a").append(i).append("='1'");
        return text.append("/>").toString();
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        var hard = " a<b>&\"'\r\n\t\u00E6\uD83D\uDE00]]> ";
        var out = new XmlWriter();
        out.open("mos", "a", hard);
        out.leaf("x", hard);
        out.leaf("y", hard, "b", hard);
        out.empty("z");
        out.close("mos");
        var root = whole(out.toString());
        assertThat(root.attribute("a")).contains(hard);
        assertThat(root.child(0).text()).isEqualTo(hard);
        assertThat(root.child(1).text()).isEqualTo(hard);
        assertThat(root.child(1).attribute("b")).contains(hard);
        assertThat(out.dropped()).isZero();
    }

    @Test
    void whatXmlCannotCarryIsDroppedAndCounted() {
        var out = new XmlWriter();
        out.leaf("x", "a\u0000b\uD800c\uDC00d\uFFFFe\u0008");
        assertThat(whole(out.toString()).text()).isEqualTo("abcde");
        assertThat(out.dropped()).isEqualTo(5);
    }

    @Test
    void R3_neverPartsASurrogatePair() {
        assertThat(XmlText.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(XmlText.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(XmlText.cut("abc", 0)).isEmpty();
    }

    private Element whole(String text) {
        var document = reader.read(text);
        assertThat(document).isInstanceOf(Whole.class);
        return ((Whole) document).root();
    }

    private Broken broken(String text) {
        var document = reader.read(text);
        assertThat(document).as(text.substring(0, Math.min(60, text.length()))).isInstanceOf(Broken.class);
        return (Broken) document;
    }
}
