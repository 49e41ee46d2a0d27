package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newsroom sent is given back exactly, whatever stood in it. */
final class RoundTripTest {
    private final TestDevice device = new TestDevice(ScriptedStore.empty());

    @ParameterizedTest
    @ValueSource(strings = {"roCreate.xml", "roCreate-no-stories.xml", "roReplace.xml", "roList.xml"})
    void aSampleComesBackAsItCame(String file) {
        assertComesBack(Examples.load(file));
    }

    @Test
    void R119_R124_metadataMarkupAndVendorElementsComeBackAsTheVeryTextTheyWere() {
        var block = "<mosExternalMetadata><mosScope>playlist</mosScope><mosSchema/><mosPayload a='1'><x>&#233;\n <y/>"
                + "<![CDATA[<raw>]]></x></mosPayload></mosExternalMetadata>";
        var odd = "<mosExternalMetadata><vendorOnly/></mosExternalMetadata>";
        var sent = create("""
                <roSlug>Slug with \uD83D\uDE00 and \u05E9</roSlug><octext_show x="1">a<b/>c</octext_show>%s%s
                <story><storyID>S/1;W\\R</storyID><storySlug/><octext_skip>yes</octext_skip>%s
                <item><itemID>1</itemID><itemSlug>a &amp; b</itemSlug><objID/><mosID>other.mos</mosID>
                <mosAbstract>plain <em>and</em> not</mosAbstract>
                <objPaths><objPath techDescription="">\\\\store\\a &lt;b&gt;.mxf</objPath><objMetadataPath/></objPaths>
                <itemEdDur>0x708</itemEdDur><jobID>7</jobID>%s</item></story>""".formatted(block, odd, block, odd));
        assertComesBack(sent);
        var text = device.say(ask()).orElseThrow();
        assertThat(text).contains(block).contains(odd).contains("<octext_show x=\"1\">a<b/>c</octext_show>");
    }

    @Test
    void R102_anItemWithoutItemIdIsKeptAndComesBack() {
        var sent = create("""
                <roSlug>s</roSlug><story><storyID>S1</storyID><item><objID>O1</objID><mosID>m</mosID></item>
                <item><itemID>2</itemID><objID>O1</objID><mosID>m</mosID></item></story>""");
        assertComesBack(sent);
        assertThat(((RoList) device.ask(ask())).stories().getFirst().items()).hasSize(2);
    }

    @Test
    void R113_twoItemsOfOneObjectAreTwoItems() {
        assertComesBack(create("""
                <roSlug>s</roSlug><story><storyID>S1</storyID><item><itemID>1</itemID><objID>O1</objID><mosID>m</mosID></item>
                <item><itemID>2</itemID><objID>O1</objID><mosID>m</mosID></item></story>"""));
    }

    @Test
    void R154_aValueThatCannotBeReadIsKeptAndLeftOutOnOutput() {
        var sent = create("<roSlug>s</roSlug><roEdStart>tomorrow</roEdStart><roEdDur>00:30:00</roEdDur>");
        assertThat(((RoAck) device.ask(sent)).isOk()).isTrue();
        assertThat(device.desk.rundowns().iterator().next().fields().get("roEdStart"))
                .contains("tomorrow");
        assertThat(device.say(ask()).orElseThrow()).doesNotContain("tomorrow").contains("00:30:00");
    }

    private void assertComesBack(String sent) {
        var told = told(sent);
        device.say(sent);
        var listed = (RoList) device.ask(ask(told.roID()));
        assertThat(new Told(listed.roID(), listed.header(), listed.stories())).isEqualTo(told);
    }

    private record Told(String roID, RoHeader header, List<Story> stories) {}

    private static Told told(String sent) {
        return switch (TestDevice.envelope(sent).message()) {
            case RoCreate(var roID, var header, var stories) -> new Told(roID, header, stories);
            case RoReplace(var roID, var header, var stories) -> new Told(roID, header, stories);
            case RoList(var roID, var header, var stories) -> new Told(roID, header, stories);
            case MosMessage other -> throw new AssertionError(other.element());
        };
    }

    private static String create(String inside) {
        return envelope("<roCreate><roID>RO;1\\W</roID>" + inside + "</roCreate>");
    }

    private static String ask() {
        return ask("RO;1\\W");
    }

    private static String ask(String roID) {
        return envelope("<roReq><roID>" + roID + "</roID></roReq>");
    }

    private static String envelope(String message) {
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>1</messageID>%s</mos>"
                .formatted(TestDevice.MOS_ID, TestDevice.NCS_ID, message);
    }
}
