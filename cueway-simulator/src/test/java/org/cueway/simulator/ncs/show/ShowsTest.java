package org.cueway.simulator.ncs.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the newsroom holds after its own messages, the superseded ones included. */
class ShowsTest {
    private static final Shows BASE = Shows.NONE
            .apply(message("<roCreate><roID>R</roID><roSlug>Show</roSlug>" + story("A", "1", "2", "3") + story("B", "1")
                    + story("C") + "</roCreate>"))
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <roStoryAppend><roID>R</roID>{D}</roStoryAppend>                                     | A[1 2 3] B[1] C[] D[]
            <roStoryInsert><roID>R</roID><storyID>B</storyID>{D}</roStoryInsert>                  | A[1 2 3] D[] B[1] C[]
            <roStoryMove><roID>R</roID><storyID>C</storyID><storyID>A</storyID></roStoryMove>     | C[] A[1 2 3] B[1]
            <roStorySwap><roID>R</roID><storyID>C</storyID><storyID>A</storyID></roStorySwap>     | C[] B[1] A[1 2 3]
            <roStoryDelete><roID>R</roID><storyID>C</storyID><storyID>A</storyID></roStoryDelete> | B[1]
            <roStoryReplace><roID>R</roID><storyID>B</storyID>{D}</roStoryReplace>                | A[1 2 3] D[] C[]
            <roItemDelete><roID>R</roID><storyID>A</storyID><itemID>2</itemID></roItemDelete>     | A[1 3] B[1] C[]
            <roReplace><roID>R</roID><roSlug>Show</roSlug>{D}</roReplace>                         | D[]
            <roMetadataReplace><roID>R</roID><roSlug>Other</roSlug></roMetadataReplace>           | A[1 2 3] B[1] C[]
            <roReq><roID>R</roID></roReq>                                                         | A[1 2 3] B[1] C[]
            """)
    void itsOwnMessagesChangeWhatItHolds(String xml, String expected) {
        var next = BASE.apply(message(xml.replace("{D}", story("D")))).orElseThrow();
        assertThat(print(next)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <roStoryMove><roID>R</roID><storyID>X</storyID><storyID>A</storyID></roStoryMove>
            <roStoryAppend><roID>R</roID>{A}</roStoryAppend>
            <roDelete><roID>X</roID></roDelete>
            <roItemDelete><roID>R</roID><storyID>A</storyID><itemID>9</itemID></roItemDelete>
            <roStorySend><roID>R</roID><storyID>X</storyID><storyBody/></roStorySend>
            """)
    void whatDoesNotFitChangesNothing(String xml) {
        assertThat(BASE.apply(message(xml.replace("{A}", story("A"))))).isEmpty();
    }

    @Test
    void aStoryThatIsDescribedAnewKeepsItsScript() {
        var told = BASE.apply(
                        message("<roStorySend><roID>R</roID><storyID>A</storyID><storyBody><p>Words.</p><storyItem>"
                                + "<itemID>2</itemID></storyItem></storyBody></roStorySend>"))
                .orElseThrow();
        var anew = told.apply(
                        message("<roReplace><roID>R</roID><roSlug>Show</roSlug>" + story("A", "1") + "</roReplace>"))
                .orElseThrow();
        var body = anew.find("R")
                .orElseThrow()
                .story("A")
                .orElseThrow()
                .script()
                .orElseThrow()
                .body();
        assertThat(body.xml()).isEqualTo("<storyBody><p>Words.</p></storyBody>");
    }

    @Test
    void itKnowsWhatIsThere() {
        assertThat(BASE.has(new Target.WholeRo("R"))).isTrue();
        assertThat(BASE.has(new Target.OneItem("R", "A", "3"))).isTrue();
        assertThat(BASE.has(new Target.OneItem("R", "B", "3"))).isFalse();
        assertThat(BASE.has(new Target.OneStory("R", "X"))).isFalse();
    }

    private static String print(Shows shows) {
        return shows.list().getFirst().stories().stream()
                .map(story -> story.id() + "["
                        + story.story().items().stream()
                                .map(item -> item.itemID())
                                .collect(Collectors.joining(" "))
                        + "]")
                .collect(Collectors.joining(" "));
    }

    private static MosMessage message(String xml) {
        return Samples.message("<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + xml + "</mos>");
    }

    private static String story(String id, String... items) {
        var text = new StringBuilder("<story><storyID>" + id + "</storyID>");
        for (var item : items) {
            text.append("<item><itemID>").append(item).append("</itemID><objID>o</objID><mosID>m</mosID></item>");
        }
        return text.append("</story>").toString();
    }
}
