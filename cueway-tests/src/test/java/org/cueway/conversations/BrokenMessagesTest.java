package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Over;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Samples;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every faulty example, in lenient mode, on MOS 2.x and on 4.0: the reply that is due, and a state that is as before. */
@ParameterizedClass(name = "over {0}")
@EnumSource(Over.class)
class BrokenMessagesTest {
    private static Station station;

    @Parameter
    Over over = Over.TCP;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        station = Station.open(folder);
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    @ParameterizedTest(name = "{0} is refused: {2}")
    @CsvSource(textBlock = """
                    billion-laughs,                  mosAck, DOCTYPE is not allowed
                    duplicate-itemID,                roAck,  duplicate itemID in a story
                    duplicate-storyID,               roAck,  duplicate storyID
                    elementAction-mixed-source,      roAck,  element_source mixes kinds
                    elementAction-no-source,         roAck,  element_source missing
                    elementAction-unknown-operation, roAck,  unknown operation UPSERT
                    insert-existing-story,           roAck,  storyID already present
                    lowercase-message,               mosAck, unsupported message rocreate
                    malformed-unclosed-tag,          mosAck, not well-formed XML
                    malformed-undeclared-entity,     mosAck, not well-formed XML
                    messageID-negative,              mosAck, messageID out of range
                    messageID-too-large,             mosAck, messageID out of range
                    messageID-zero,                  mosAck, messageID out of range
                    missing-ncsID,                   mosAck, ncsID missing
                    missing-roID,                    roAck,  roID missing
                    mosObj-missing-objID,            mosAck, objID missing
                    move-duplicate-source,           roAck,  duplicate storyID in element_source
                    move-target-in-source,           roAck,  target is among the moved stories
                    overlong-roID,                   roAck,  roID longer than 128 characters
                    roReadyToAir-bad-value,          roAck,  roAir value not understood
                    storyAction-leaseLock-too-long,  roAck,  ''
                    storyAction-move-without-target, roAck,  ''
                    swap-three-stories,              roAck,  SWAP needs exactly two storyIDs
                    two-messages-in-one-envelope,    mosAck, more than one message in the envelope
                    unknown-itemID,                  roAck,  itemID is not in this story
                    unknown-message,                 mosAck, unsupported message roTeleport
                    unknown-roID,                    roAck,  roID is not held by this device
                    unknown-source-story,            roAck,  storyID is not in this running order
                    unknown-storyID,                 roAck,  storyID is not in this running order
                    wrong-mosID,                     mosAck, MOS ID is not configured on this system
                    wrong-ncsID,                     mosAck, NCS ID is not configured for this device
                    xxe-external-dtd,                mosAck, DOCTYPE is not allowed
                    xxe-external-entity,             mosAck, DOCTYPE is not allowed
                    """)
    void aFaultyExample(String example, String kind, String words) {
        try (var newsroom = station.connect(over)) {
            baseState(newsroom);
            var before = held(newsroom);
            var reply = newsroom.newsroom().ask(Samples.broken(example));
            assertThat(reply.kind()).as(reply.text()).isEqualTo(kind);
            assertThat(reply.status())
                    .startsWith("NACK")
                    .contains(words)
                    .hasSizeLessThanOrEqualTo(128 + "NACK: ".length());
            assertThat(held(newsroom)).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "{0} is tolerated")
    @CsvSource(textBlock = """
                    bad-time-and-duration,       OK
                    messageID-reused-1-of-2,     OK
                    messageID-text,              OK
                    mosObj-zero-timebase,        ACK
                    overlong-storySlug,          OK
                    roElementStat-missing-element, OK
                    wrong-element-order,         OK
                    """)
    void aFaultThatLeavesNoDoubt(String example, String status) {
        try (var newsroom = station.connect(over);
                var objects = station.connect(over, "mom")) {
            baseState(newsroom);
            var on = example.startsWith("mosObj") ? objects : newsroom;
            assertThat(on.newsroom().ask(Samples.broken(example)).status()).isEqualTo(status);
        }
    }

    @Test
    void aMissingMessageIDIsRefusedOnMos4AndToleratedOnMos2() {
        try (var newsroom = station.connect(over)) {
            baseState(newsroom);
            var reply = newsroom.newsroom().ask(Samples.broken("messageID-missing-on-mos4"));
            switch (over) {
                case TCP -> assertThat(reply.status()).isEqualTo("OK");
                case WEB_SOCKET -> {
                    assertThat(reply.kind()).isEqualTo("mosAck");
                    assertThat(reply.status()).startsWith("NACK").contains("messageID missing");
                }
            }
        }
    }

    @Test
    void messageIDsThatNeedNoRepairAreEchoedAsTheyCame() {
        try (var newsroom = station.connect(over)) {
            baseState(newsroom);
            Stream.of("messageID-text", "messageID-missing-on-mos4", "messageID-zero", "messageID-negative")
                    .forEach(example -> assertThat(newsroom.newsroom()
                                    .ask(Samples.broken(example))
                                    .messageId())
                            .as(example)
                            .isEqualTo(Reply.of(Samples.broken(example)).messageId()));
        }
    }

    @Test
    void R24_aReusedMessageIDWithOtherContentIsANewMessage() {
        try (var newsroom = station.connect(over)) {
            baseState(newsroom);
            var first = newsroom.newsroom().ask(Samples.broken("messageID-reused-1-of-2"));
            var second = newsroom.newsroom().ask(Samples.broken("messageID-reused-2-of-2"));
            assertThat(first.status()).isEqualTo("OK");
            assertThat(second.status()).isEqualTo("OK");
            assertThat(second.messageId()).isEqualTo(first.messageId());
        }
    }

    @Test
    void aRunningOrderMessageOnTheWrongChannelIsRefusedOnMos4AndProcessedOnMos2() {
        try (var newsroom = station.connect(over);
                var lower = station.connect(over, "mom")) {
            baseState(newsroom);
            var reply = lower.newsroom().ask(Samples.broken("wrong-channel"));
            assertThat(reply.kind()).isEqualTo("roAck");
            switch (over) {
                case TCP -> assertThat(reply.status()).isEqualTo("OK");
                case WEB_SOCKET -> assertThat(reply.status()).startsWith("NACK").contains("belongs on channel ro");
            }
        }
    }

    @Test
    void anOverlongIdIsCutInTheRefusal() {
        try (var newsroom = station.connect(over)) {
            var reply = newsroom.newsroom().ask(Samples.broken("overlong-roID"));
            assertThat(reply.at("mos/roAck/roID")).hasSize(128);
        }
    }

    @Test
    void anUnreadableTimeIsKeptAndLeftOutOnOutput() {
        try (var newsroom = station.connect(over)) {
            var sent = Reply.of(Samples.broken("bad-time-and-duration"));
            newsroom.newsroom().ask(Samples.broken("bad-time-and-duration"));
            var listed = newsroom.ask("<roReq><roID>" + sent.at("mos/*[last()]/roID") + "</roID></roReq>");
            assertThat(listed.kind()).isEqualTo("roList");
            assertThat(listed.all("mos/roList/roEdStart")).isEmpty();
            assertThat(listed.all("mos/roList/roEdDur")).isEmpty();
        }
    }

    @Test
    void theSecondDoctypeOnAConnectionClosesIt() {
        try (var attacker = station.connect(over)) {
            assertThat(attacker.newsroom()
                            .ask(Samples.broken("xxe-external-entity"))
                            .status())
                    .contains("DOCTYPE is not allowed");
            assertThat(attacker.newsroom()
                            .ask(Samples.broken("xxe-external-entity"))
                            .status())
                    .contains("DOCTYPE is not allowed");
            assertThat(attacker.newsroom().isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
        }
    }

    private static void baseState(Dialogue newsroom) {
        newsroom.newsroom()
                .ask(Samples.numbered(
                        Samples.good("roDelete"), newsroom.lastId().incrementAndGet()));
        assertThat(newsroom.newsroom()
                        .ask(Samples.numbered(
                                Samples.good("roCreate"), newsroom.lastId().incrementAndGet()))
                        .status())
                .isEqualTo("OK");
    }

    /** All that the gateway gives back of the base running order. */
    private static String held(Dialogue newsroom) {
        var answer = newsroom.ask("<roReq><roID>" + Samples.RO_ID + "</roID></roReq>");
        return String.join("\n", answer.elements("mos/roList/*"));
    }
}
