package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.object.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every broken sample gets the reply that is due from a device on MOS 2.x in lenient mode, and changes nothing. */
final class InvalidMessagesTest {
    private final ScriptedStore store = ScriptedStore.empty();
    private final TestDevice device = new TestDevice(store);

    @BeforeEach
    void theBaseStateIsCreated() {
        device.ask(Examples.load("roCreate.xml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate-itemID | duplicate itemID in a story",
                "duplicate-storyID | duplicate storyID",
                "elementAction-mixed-source | element_source mixes kinds",
                "elementAction-no-source | element_source missing",
                "elementAction-unknown-operation | unknown operation UPSERT",
                "insert-existing-story | storyID already present",
                "missing-roID | roID missing",
                "move-duplicate-source | duplicate storyID in element_source",
                "move-target-in-source | target is among the moved stories",
                "overlong-roID | roID longer than 128 characters",
                "roReadyToAir-bad-value | roAir value not understood",
                "swap-three-stories | SWAP needs exactly two storyIDs",
                "unknown-itemID | itemID is not in this story",
                "unknown-roID | roID is not held by this device",
                "unknown-source-story | storyID is not in this running order",
                "unknown-storyID | storyID is not in this running order",
                "storyAction-leaseLock-too-long | leaseLock out of range",
                "storyAction-move-without-target | element_target missing",
            })
    void R41_aRunningOrderMessageThatIsWrongIsRefusedInWords(String file, String words) {
        var before = device.desk.rundowns();
        var answer = (RoAck) device.ask(Examples.load("invalid/" + file + ".xml"));
        assertThat(answer.roStatus()).startsWith("NACK: ").contains(words).hasSizeLessThanOrEqualTo(128);
        assertThat(answer.elements()).isEmpty();
        assertThat(device.desk.rundowns()).isEqualTo(before);
        assertThat(store.entries).hasSize(1);
        assertThat(store.notes).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billion-laughs | DOCTYPE is not allowed",
                "lowercase-message | unsupported message rocreate",
                "malformed-unclosed-tag | not well-formed XML",
                "malformed-undeclared-entity | not well-formed XML",
                "messageID-negative | messageID out of range",
                "messageID-too-large | messageID out of range",
                "messageID-zero | messageID out of range",
                "missing-ncsID | ncsID missing",
                "mosObj-missing-objID | objID missing",
                "two-messages-in-one-envelope | more than one message in the envelope",
                "unknown-message | unsupported message roTeleport",
                "wrong-mosID | MOS ID is not configured on this system",
                "wrong-ncsID | NCS ID is not configured for this device",
                "xxe-external-dtd | DOCTYPE is not allowed",
                "xxe-external-entity | DOCTYPE is not allowed",
            })
    void R28_whatCannotBeToldIsRefusedWithMosAck(String file, String words) {
        var before = device.desk.rundowns();
        var answer = (MosAck) device.ask(Examples.load("invalid/" + file + ".xml"));
        assertThat(answer.status()).isEqualTo("NACK");
        assertThat(answer.objID()).isEmpty();
        assertThat(answer.objRev()).isEmpty();
        assertThat(answer.statusDescription()).contains(words).hasSizeLessThanOrEqualTo(128);
        assertThat(device.desk.rundowns()).isEqualTo(before);
        assertThat(store.entries).hasSize(1);
        assertThat(store.notes).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad-time-and-duration",
                "messageID-missing-on-mos4",
                "messageID-reused-1-of-2",
                "messageID-text",
                "overlong-storySlug",
                "roElementStat-missing-element",
                "wrong-element-order",
            })
    void whatIsOnlySloppyIsTaken(String file) {
        var answer = (RoAck) device.ask(Examples.load("invalid/" + file + ".xml"));
        assertThat(answer.roStatus()).isEqualTo("OK");
    }

    @Test
    void R17_aMessageWithoutMessageIdIsAnsweredWithoutOne() {
        var answer = device.say(Examples.load("invalid/messageID-missing-on-mos4.xml"));
        assertThat(answer.orElseThrow()).doesNotContain("messageID");
    }

    @Test
    void R18_anEmptyMessageIdIsNone() {
        var asked = Examples.load("roReq.xml").replaceFirst("<messageID>.*</messageID>", "<messageID/>");
        assertThat(device.say(asked).orElseThrow()).doesNotContain("messageID");
    }

    @ParameterizedTest
    @CsvSource({"messageID-text", "messageID-zero", "malformed-unclosed-tag", "unknown-message"})
    void R19_theMessageIdIsEchoedAsItCame(String file) {
        var sent = Examples.load("invalid/" + file + ".xml");
        var id = sent.substring(sent.indexOf("<messageID>"), sent.indexOf("</messageID>"));
        assertThat(device.say(sent).orElseThrow()).contains(id + "</messageID>");
    }

    @Test
    void R24_theSameMessageIdWithOtherContentIsANewMessage() {
        device.ask(Examples.load("invalid/messageID-reused-1-of-2.xml"));
        var entries = store.entries.size();
        var answer = (RoAck) device.ask(Examples.load("invalid/messageID-reused-2-of-2.xml"));
        assertThat(answer.roStatus()).isEqualTo("OK");
        assertThat(store.entries).hasSize(entries + 1);
    }

    @Test
    void anObjectWithoutTimeBaseIsStored() {
        var answer = (MosAck) device.ask(Examples.load("invalid/mosObj-zero-timebase.xml"));
        assertThat(answer.isAck()).isTrue();
        var id = new ObjectId(TestDevice.NEWSROOM, TestDevice.MOS_ID, answer.objID());
        assertThat(device.desk.findObject(id)).isPresent();
    }

    @Test
    void aRunningOrderMessageOnChannelMomIsTakenAllTheSame() {
        var answer = device.say(TestDevice.connection(Channel.MOM), Examples.load("invalid/wrong-channel.xml"));
        assertThat(answer.orElseThrow()).contains("<roStatus>OK</roStatus>");
    }

    @Test
    void R30_theRefusalOfAStrangerNamesWhatCameAndCarriesOurMosId() {
        var text = device.say(Examples.load("invalid/wrong-mosID.xml")).orElseThrow();
        var sent = Examples.load("invalid/wrong-mosID.xml");
        var theirs = sent.substring(sent.indexOf("<mosID>") + "<mosID>".length(), sent.indexOf("</mosID>"));
        assertThat(text).contains("<mosID>" + TestDevice.MOS_ID + "</mosID>");
        assertThat(text).contains("MOS ID is not configured on this system: " + theirs);
        var stranger = device.say(Examples.load("invalid/wrong-ncsID.xml")).orElseThrow();
        assertThat(stranger).doesNotContain("<ncsID>" + TestDevice.NCS_ID + "</ncsID>");
    }

    @Test
    void aMessageWithoutNcsIdIsAnsweredWithTheOneOfItsConnection() {
        var link = TestDevice.connection(Channel.RO);
        device.say(link, Examples.load("roReq.xml"));
        var text = device.say(link, Examples.load("invalid/missing-ncsID.xml"));
        assertThat(text.orElseThrow()).contains("<ncsID>" + TestDevice.NCS_ID + "</ncsID>");
    }

    @Test
    void anotherNewsroomOnAConnectionIsRefused() {
        var link = TestDevice.connection(Channel.RO);
        device.say(link, Examples.load("roReq.xml"));
        assertThat(link.newsroom()).isEqualTo(Optional.of(TestDevice.NEWSROOM));
        var theirs = Examples.load("roReq.xml").replace("<ncsID>NGTV-NRCS-A<", "<ncsID>SOUTH-NRCS<");
        assertThat(device.say(link, theirs).orElseThrow()).contains("NACK").contains("this connection belongs to");
        assertThat(device.say(TestDevice.connection(Channel.RO), theirs).orElseThrow())
                .contains("roAck");
    }

    @Test
    void aRefusedStrangerDoesNotTakeTheConnection() {
        var link = TestDevice.connection(Channel.RO);
        device.say(link, Examples.load("invalid/wrong-ncsID.xml"));
        assertThat(link.newsroom()).isEmpty();
    }

    @Test
    void R33_theFullSlugIsStoredAndCutOnOutput() {
        device.ask(Examples.load("invalid/overlong-storySlug.xml"));
        var longest = device.rundown(TestDevice.RO1).orElseThrow().stories().stream()
                .flatMap(story -> story.fields().get("storySlug").stream())
                .mapToInt(String::length)
                .max();
        assertThat(longest.orElse(0)).isEqualTo(150);
    }
}
