package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private static final String MESSAGE = """
            <mos>
              <mosID>M</mosID>
              <ncsID>N</ncsID>
              <roCreate>
                <roID>RO</roID>
                <vendorThing/>
                <roSlug>one</roSlug>
                <story><storyID>S1</storyID></story>
                <roSlug>two</roSlug>
                <story>
                  <item><mosItem>
                    <itemID>1</itemID>
                    <objID>O</objID>
                    <jobID>4</jobID>
                  </mosItem></item>
                  <storyBody><p>
                    <storyItem><itemID>1</itemID></storyItem></p>
                    <storyItem>
                      <itemEdDur>x</itemEdDur>
                    </storyItem>
                  </storyBody>
                </story>
              </roCreate>
            </mos>
            """;

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    @ParameterizedTest
    @CsvSource({
        "mos, '', MOS_ID_MISSING, 1, 1",
        "mos/messageID, '', MESSAGE_ID_NOT_A_NUMBER, 1, 1",
        "mos/ncsID, ncsID, ELEMENT_ORDER, 3, 3",
        "roCreate, '', ELEMENT_MISSING, 4, 3",
        "roCreate/roTrigger, '', ELEMENT_MISSING, 4, 3",
        "roCreate, vendorThing, UNKNOWN_ELEMENT, 6, 5",
        "roCreate/roSlug, roSlug, DUPLICATE_ELEMENT, 9, 5",
        "roCreate/story[2], S1, DUPLICATE_STORY, 10, 5",
        "roCreate/story[2]/storyID, '', STORY_ID_MISSING, 10, 5",
        "roCreate/story[2]/item[1]/objID, '', ID_TOO_LONG, 13, 9",
        "roCreate/story[2]/item[1], jobID, UNKNOWN_ELEMENT, 14, 9",
        "roCreate/story[2]/storyBody/storyItem[1], '', ITEM_WITHOUT_ID, 17, 9",
        "roCreate/story[2]/storyBody/storyItem[2], '', ITEM_WITHOUT_ID, 18, 9",
        "roCreate/story[2]/storyBody/storyItem[2]/itemEdDur, x, VALUE_NOT_UNDERSTOOD, 19, 11",
        "roCreate/story[7]/storyID, '', STORY_ID_MISSING, 4, 3",
        "'', '', NOT_MOS, 1, 1",
    })
    void aPathLeadsToTheElementOrToTheNearestAroundIt(String path, String detail, MosFault rule, int line, int column) {
        assertThat(codec.read(MESSAGE).place(new Finding(path, detail, rule))).isEqualTo(new Place(line, column));
    }

    @Test
    void aMessageThatIsRefusedShowsWhatWasToleratedBefore() {
        var text = "<mos><ncsID>N</ncsID><mosID>M</mosID><roDelete><roID> </roID></roDelete></mos>";
        var judged = codec.judge(codec.read(text), Examples.PLAIN);
        assertThat(judged.tolerated()).extracting(Finding::rule).containsExactly(MosFault.ELEMENT_ORDER);
        assertThat(judged.refused()).map(Finding::rule).contains(MosFault.RO_ID_MISSING);
    }

    @Test
    void aMessageThatMosDoesNotHaveIsRefused() {
        var judged = codec.judge(codec.read(Examples.load("invalid/lowercase-message.xml")), Examples.PLAIN);
        assertThat(judged.refused()).map(Finding::rule).contains(MosFault.UNSUPPORTED_MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({"roCreate.xml", "roStorySend.xml", "heartbeat.xml", "mosListAll.xml"})
    void aGoodMessageHasNoFindings(String name) {
        var judged = codec.judge(codec.read(Examples.load(name)), Examples.PLAIN);
        assertThat(judged.refused()).isEmpty();
        assertThat(judged.tolerated()).isEmpty();
    }

    @Test
    void anEnvelopeCanGetOtherIdsAndNothingElseChanges() {
        var parsed = codec.read(MESSAGE);
        var wanted = new Head(Optional.of("other"), Optional.empty(), Optional.of("12"));
        assertThat(parsed.textWith(wanted))
                .isEqualTo(MESSAGE.replace("<mosID>M<", "<mosID>other<")
                        .replace("</ncsID>", "</ncsID><messageID>12</messageID>"));
        assertThat(parsed.textWith(Head.NONE)).isEqualTo(MESSAGE);
        assertThat(codec.read("no XML").textWith(wanted)).isEqualTo("no XML");
    }
}
