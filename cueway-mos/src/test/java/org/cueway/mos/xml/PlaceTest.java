package org.cueway.mos.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Set;
import org.cueway.base.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    private final XmlReader reader = new XmlReader(Limits.Xml.defaults(), Set.of());

    @ParameterizedTest
    @CsvSource({"'', 1, 1", "ab, 1, 3", "ab|, 2, 1", "ab|c, 2, 2", "a^|b, 2, 2", "a^b, 2, 2", "||^^|, 5, 1"})
    void countsAsEditorsDo(String text, int line, int column) {
        assertThat(Place.START.after(text.replace('|', '\n').replace('^', '\r')))
                .isEqualTo(new Place(line, column));
    }

    @Test
    void aPlaceInATextThatItselfStandsSomewhere() {
        var here = new Place(7, 5);
        assertThat(here.after("x")).isEqualTo(new Place(7, 6));
        assertThat(here.within(Place.START)).isEqualTo(here);
        assertThat(here.within(new Place(1, 3))).isEqualTo(new Place(7, 7));
        assertThat(here.within(new Place(2, 3))).isEqualTo(new Place(8, 3));
    }

    @Test
    void anElementKnowsWhereItBegins() {
        var root = ((Document.Whole) reader.read("<?xml version=\"1.0\"?>\r\n<mos>\r\n  <a/><b>x\n</b>\n <c/></mos>"))
                .root();
        assertThat(root.place()).isEqualTo(new Place(2, 1));
        assertThat(root.child(1).place()).isEqualTo(new Place(3, 7));
        assertThat(root.child(2).place()).isEqualTo(new Place(5, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        <mos>|  <a>x & y</a>|</mos> ; 2 ; 7
        <mos>|<a></b>|</mos>        ; 2 ; 4
        <!DOCTYPE mos>|<mos/>       ; 1 ; 1
        <mos>|<a>                   ; 2 ; 3
        """)
    void brokenXmlSaysWhereTheTroubleIs(String text, int line, int column) {
        var place = ((Document.Broken) reader.read(text.replace('|', '\n'))).place();
        assertThat(place.line()).isEqualTo(line);
        assertThat(place.column()).isBetween(column, column + 4);
    }

    @Test
    void aCharacterThatXmlDoesNotAllowSaysWhereItStands() {
        assertThat(((Document.Broken) reader.read("<mos>\n<a>\u0001</a></mos>")).place())
                .isEqualTo(new Place(2, 4));
    }

    @Test
    void otherTextInSomeChildrenLeavesAllElseAsItIs() {
        var text = "<?pi?><mos x='1'>\n <ncsID >N</ncsID><!-- c --><a>&amp;</a>\n</mos >";
        var root = ((Document.Whole) reader.read(text)).root();
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("mosID", "A&B");
        wanted.put("ncsID", "N");
        wanted.put("messageID", "7");
        assertThat(root.sourceWith(wanted))
                .isEqualTo("<?pi?><mos x='1'><mosID>A&amp;B</mosID>\n <ncsID >N</ncsID><messageID>7</messageID>"
                        + "<!-- c --><a>&amp;</a>\n</mos >");
        wanted.put("ncsID", "M");
        assertThat(root.sourceWith(wanted)).contains("<ncsID>M</ncsID>").doesNotContain("<ncsID >");
    }
}
