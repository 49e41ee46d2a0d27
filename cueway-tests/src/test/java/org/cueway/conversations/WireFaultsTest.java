package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Octets;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Samples;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that no file can carry: octets and timing. */
class WireFaultsTest {
    private static final String ASK = "<roReq><roID>" + Samples.RO_ID + "</roID></roReq>";

    private static Station station;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        station = Station.open(folder);
        try (var newsroom = station.connect()) {
            assertThat(newsroom.newsroom().ask(Samples.good("roCreate")).status())
                    .isEqualTo("OK");
        }
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    @Test
    void aFrameThatStopsHalfwayIsNotAnsweredAndItsConnectionClosed() {
        try (var newsroom = station.connect()) {
            var message = newsroom.next(ASK);
            newsroom.newsroom().send(message.substring(0, message.length() - 7));
            assertThat(newsroom.newsroom().isClosedWithin(Duration.ofSeconds(45)))
                    .isTrue();
        }
    }

    @Test
    void aFrameThatStopsHalfwayWithItsConnectionIsAnsweredOnceWhenItComesAgain() {
        try (var newsroom = station.connect()) {
            var message = newsroom.next(ASK);
            try (var lost = station.connect()) {
                lost.newsroom().send(message.substring(0, message.length() - 7));
            }
            assertThat(newsroom.newsroom().ask(message).kind()).isEqualTo("roList");
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList");
        }
    }

    @Test
    void severalFramesInOneWriteAreAnsweredInOrder() {
        try (var newsroom = station.connect()) {
            newsroom.newsroom().send(newsroom.next(ASK) + newsroom.next("<roReqAll/>") + newsroom.next(ASK));
            int last = newsroom.lastId().get();
            assertThat(newsroom.newsroom().read().messageId()).isEqualTo(String.valueOf(last - 2));
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roListAll");
            assertThat(newsroom.newsroom().read().messageId()).isEqualTo(String.valueOf(last));
        }
    }

    @Test
    void anEndTagOutOfStepIsNotTheEnd() {
        try (var newsroom = station.connect()) {
            // In UCS-2BE these are the octets of </mos> one octet late, behind a character whose low octet is 00.
            var slug = "\u0100\u3C00\u2F00\u6D00\u6F00\u7300\u3E00";
            var answer = newsroom.ask("<roCreate><roID>STEP</roID><roSlug>" + slug + "</roSlug></roCreate>");
            assertThat(answer.status()).isEqualTo("OK");
            assertThat(newsroom.ask("<roReq><roID>STEP</roID></roReq>").at("mos/roList/roSlug"))
                    .isEqualTo(slug);
        }
    }

    @Test
    void anOctetTooManyEndsTheConnection() {
        try (var newsroom = station.connect()) {
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList");
            var octets = Octets.UCS2_BE.of(newsroom.next(ASK));
            var bytes = new ByteArrayOutputStream();
            bytes.write(octets, 0, 100);
            bytes.write('x');
            bytes.write(octets, 100, octets.length - 100);
            newsroom.newsroom().sendOctets(bytes.toByteArray());
            newsroom.newsroom()
                    .readWithin(RawNewsroom.PATIENCE)
                    .ifPresent(refusal -> assertThat(refusal.status()).startsWith("NACK"));
            assertThat(newsroom.newsroom().isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Octets.class)
    void R1_everyEncodingIsUnderstoodAndAnsweredInKind(Octets octets) {
        try (var newsroom = station.connect(octets)) {
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00\uD800", "\u0000", "\u0001", "\u001F", "\uFFFE"})
    void whatIsNoCharacterIsRefusedAndTheConnectionLives(String unit) {
        try (var newsroom = station.connect()) {
            var refusal = newsroom.ask("<roCreate><roID>X</roID><roSlug>a" + unit + "b</roSlug></roCreate>");
            assertThat(refusal.kind()).isEqualTo("mosAck");
            assertThat(refusal.status()).contains("not well-formed XML");
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "\u0000\u0000", "\r\n", "<!-- hi -->"})
    void whatMayStandInFrontOfAFrameDoesNoHarm(String prefix) {
        try (var newsroom = station.connect()) {
            for (int i = 0; i < 3; i++) {
                newsroom.newsroom().send(prefix + newsroom.next(ASK));
                assertThat(newsroom.newsroom().read().kind()).isEqualTo("roList");
            }
        }
    }

    @Test
    void R9_junkBetweenFramesIsSkipped() {
        try (var newsroom = station.connect()) {
            newsroom.newsroom().send("hello" + newsroom.next(ASK) + "\r\nhello again <b>" + newsroom.next(ASK));
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roList");
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roList");
        }
    }

    @Test
    void anEnvelopeInsideAPayloadIsPartOfTheMessage() {
        try (var newsroom = station.connect()) {
            var payload = "<mos><mosID>x</mosID><roDelete><roID>" + Samples.RO_ID
                    + "</roID></roDelete></mos><![CDATA[</mos>]]><!-- </mos> -->";
            var answer =
                    newsroom.ask("<roCreate><roID>NEST</roID><roSlug>s</roSlug><mosExternalMetadata><mosScope>PLAYLIST"
                            + "</mosScope><mosSchema>x</mosSchema><mosPayload>" + payload
                            + "</mosPayload></mosExternalMetadata></roCreate>");
            assertThat(answer.status()).isEqualTo("OK");
            newsroom.newsroom().send(newsroom.next("<roReq><roID>NEST</roID></roReq>"));
            assertThat(newsroom.newsroom().read().text()).contains(payload);
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList");
        }
    }

    @Test
    void aSecondRequestBeforeTheFirstIsAnsweredIsProcessedBehindIt() {
        try (var newsroom = station.connect()) {
            newsroom.ask("<roCreate><roID>TWO</roID><roSlug>s</roSlug></roCreate>");
            newsroom.newsroom().send(newsroom.next(append("TWO", "A")) + newsroom.next(append("TWO", "B")));
            assertThat(newsroom.newsroom().read().status()).isEqualTo("OK");
            assertThat(newsroom.newsroom().read().status()).isEqualTo("OK");
            assertThat(newsroom.order("TWO")).hasToString("A[] B[]");
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsDropped() {
        try (var newsroom = station.connect()) {
            newsroom.newsroom().send(Samples.good("roAck-ok"));
            newsroom.newsroom().send(Samples.good("mosAck-ack"));
            assertThat(newsroom.ask(ASK).kind()).isEqualTo("roList"); // and not an answer to the answers
        }
    }

    @Test
    void R45_aHeartbeatIsAnsweredOnceASecondAtMost() {
        try (var newsroom = station.connect()) {
            int storm = 200;
            for (int i = 0; i < storm; i++) {
                newsroom.newsroom().send(newsroom.next("<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>"));
            }
            newsroom.newsroom().send(newsroom.next(ASK));
            int heartbeats = 0;
            while (newsroom.newsroom().read().kind().equals("heartbeat")) heartbeats++;
            assertThat(heartbeats).isBetween(1, 3);
        }
    }

    @Test
    void aFrameCutAtEveryOffsetIsReadAsOne() {
        try (var newsroom = station.connect()) {
            var octets = Octets.UCS2_BE.of(newsroom.next(ASK));
            for (int cut = 1; cut < octets.length; cut++) {
                newsroom.newsroom().sendOctets(Arrays.copyOf(octets, cut));
                newsroom.newsroom().sendOctets(Arrays.copyOfRange(octets, cut, octets.length));
                assertThat(newsroom.newsroom().read().kind()).isEqualTo("roList");
            }
        }
    }

    private static String append(String ro, String story) {
        return "<roStoryAppend><roID>" + ro + "</roID><story><storyID>" + story + "</storyID></story></roStoryAppend>";
    }

    /** Not a fault, but the base of all: a newsroom that says who it is gets an answer. */
    @Test
    void reqMachInfoIsAnsweredOnLowerAndUpper() {
        try (var upper = station.connect();
                var lower = upper.on(RawNewsroom.dial(station.gateway().lower()))) {
            for (Dialogue each : new Dialogue[] {upper, lower}) {
                var info = each.ask("<reqMachInfo/>");
                assertThat(info.kind()).isEqualTo("listMachInfo");
                assertThat(info.at("mos/listMachInfo/ID")).isEqualTo(Station.MOS_ID);
            }
        }
    }
}
