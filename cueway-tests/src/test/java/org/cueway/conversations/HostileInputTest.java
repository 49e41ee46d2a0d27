package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Octets;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A13: what an attacker sends costs bounded memory and nobody else's time. The gateway runs with a heap of 160 MB, ends at once when that
 * is not enough, and a good newsroom asks throughout.
 */
class HostileInputTest {
    private static final String ASK = "<roReq><roID>GOOD</roID></roReq>";
    /** The longest that a well-behaved newsroom may wait while another one attacks, on a loaded build machine. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(3);

    private static Station station;

    private Dialogue good;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        station = Station.open(
                folder,
                "newsrooms: [ { id: " + Station.NCS_ID + " }, { id: ATTACKER } ]\n",
                "-Xmx160m",
                "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    @BeforeEach
    void aGoodNewsroomIsThere() {
        good = station.connect();
        assertThat(good.ask("<roCreate><roID>GOOD</roID><roSlug>Good</roSlug></roCreate>")
                        .status())
                .isEqualTo("OK");
    }

    @AfterEach
    void andDoesNotNotice() {
        assertThat(station.gateway().handle().isAlive()).isTrue();
        assertThat(good.ask(ASK).kind()).isEqualTo("roList");
        good.close();
    }

    @Test
    void anExternalEntityIsNeitherFetchedNorRead(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "the secret");
        try (var bait = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var attacker = station.connectAs("ATTACKER")) {
            bait.setSoTimeout(500);
            for (var system : List.of(
                    "http://127.0.0.1:" + bait.getLocalPort() + "/x.dtd",
                    secret.toUri().toString())) {
                try (var other = station.connectAs("ATTACKER")) {
                    var refusal = other.newsroom()
                            .ask("<!DOCTYPE mos [<!ENTITY x SYSTEM \"" + system + "\">]>"
                                    + attacker.next("<roCreate><roID>X</roID><roSlug>&x;</roSlug></roCreate>"));
                    assertThat(refusal.status())
                            .contains("DOCTYPE is not allowed")
                            .doesNotContain("the secret");
                }
            }
            assertThat(attacker.ask("<roReq><roID>X</roID></roReq>").status()).startsWith("NACK");
            assertThatThrownBy(bait::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        var laughs = new StringBuilder("<!DOCTYPE mos [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a").append(i).append(" \"");
            for (int n = 0; n < 10; n++) laughs.append("&a").append(i - 1).append(';');
            laughs.append("\">");
        }
        try (var attacker = station.connectAs("ATTACKER")) {
            var refusal = attacker.newsroom()
                    .ask(laughs + "]>" + attacker.next("<roCreate><roID>X</roID><roSlug>&a29;</roSlug></roCreate>"));
            assertThat(refusal.status()).contains("DOCTYPE is not allowed");
        }
    }

    @Test
    void fiftyThousandLevelsAreRefusedWithoutAStackOverflow() {
        int levels = 50_000;
        try (var attacker = station.connectAs("ATTACKER")) {
            var refusal = attacker.ask("<roCreate><roID>X</roID><roSlug>s</roSlug><mosExternalMetadata><mosPayload>"
                    + "<a>".repeat(levels) + "</a>".repeat(levels)
                    + "</mosPayload></mosExternalMetadata></roCreate>");
            assertThat(refusal.status()).startsWith("NACK");
            assertThat(attacker.ask("<roReqAll/>").kind()).isEqualTo("roListAll");
        }
    }

    @Test
    void aHundredThousandAttributesAreRefused() {
        var attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) attributes.append(" a").append(i).append("=\"x\"");
        try (var attacker = station.connectAs("ATTACKER")) {
            var refusal = attacker.ask("<roCreate><roID>X</roID><roSlug>s</roSlug><x" + attributes + "/></roCreate>");
            assertThat(refusal.status()).startsWith("NACK");
        }
    }

    @Test
    void aFrameThatNeverEndsIsRefusedAndClosedAtTheBoundWhileOthersGoOn() {
        var chunk = Octets.UCS2_BE.of("and on ".repeat(4_096));
        try (var attacker = station.connectAs("ATTACKER")) {
            attacker.newsroom()
                    .send("<mos><mosID>" + Station.MOS_ID + "</mosID><ncsID>ATTACKER</ncsID>"
                            + "<messageID>1</messageID><roCreate><roID>X</roID><roSlug>");
            Optional<Reply> refusal = Optional.empty();
            for (long sent = 0; refusal.isEmpty() && sent < (64L << 20); sent += chunk.length) {
                attacker.newsroom().sendOctets(chunk);
                assertUndisturbed();
                refusal = attacker.newsroom().readWithin(Duration.ofMillis(1));
            }
            assertThat(refusal)
                    .hasValueSatisfying(
                            nack -> assertThat(nack.status()).startsWith("NACK").contains("frame too large"));
            assertThat(attacker.newsroom().isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
        }
    }

    @Test
    void fiveHundredHalfFramesAtOnceStarveNobody() {
        var attackers = new ArrayList<RawNewsroom>();
        try {
            for (int i = 0; i < 500; i++) {
                var attacker = RawNewsroom.dial(station.gateway().upper());
                attackers.add(attacker);
                attacker.send("<mos><mosID>" + Station.MOS_ID + "</mosID><ncsID>ATTACKER</ncsID><roCreate><roSlug>"
                        + "x".repeat(20_000));
            }
            assertUndisturbed();
        } finally {
            attackers.forEach(RawNewsroom::close);
        }
    }

    @Test
    void aFloodOfBigHalfFramesStaysWithinTheBudget() {
        var attackers = new ArrayList<RawNewsroom>();
        var megabyte = Octets.UCS2_BE.of("x".repeat(1 << 19));
        try {
            for (int i = 0; i < 120; i++) {
                var attacker = RawNewsroom.dial(station.gateway().upper());
                attackers.add(attacker);
                try {
                    attacker.send("<mos><roCreate><roSlug>");
                    attacker.sendOctets(megabyte);
                    attacker.sendOctets(megabyte);
                } catch (UncheckedIOException refused) {
                    // Beyond the budget for unfinished frames: closed.
                }
            }
            assertUndisturbed();
        } finally {
            attackers.forEach(RawNewsroom::close);
        }
    }

    @Test
    void anUnknownNewsroomIsRefusedByNameAndServedNothing() {
        try (var stranger = station.connectAs("STRANGER")) {
            var refusal = stranger.ask("<roCreate><roID>X</roID><roSlug>s</roSlug></roCreate>");
            assertThat(refusal.kind()).isEqualTo("mosAck");
            assertThat(refusal.status())
                    .contains("NCS ID is not configured for this device")
                    .contains("STRANGER");
            assertThat(refusal.at("mos/ncsID")).isEqualTo("STRANGER");
            assertThat(refusal.at("mos/mosID")).isEqualTo(Station.MOS_ID);
            assertThat(stranger.ask(ASK).kind()).isEqualTo("mosAck");
        }
    }

    @Test
    void anotherNewsroomsNameOnMyConnectionIsRefused() {
        try (var attacker = station.connectAs("ATTACKER")) {
            attacker.ask("<roReqAll/>");
            var impostor = new Dialogue(attacker.newsroom(), Station.MOS_ID, Station.NCS_ID, attacker.lastId());
            Reply refusal = impostor.ask("<roDelete><roID>GOOD</roID></roDelete>");
            assertThat(refusal.status()).startsWith("NACK");
        }
    }

    @Test
    void octetsThatAreNoEncodingEndInAClosedConnectionAtMost() {
        try (var attacker = RawNewsroom.dial(station.gateway().upper())) {
            var noise = new byte[1 << 20];
            for (int i = 0; i < noise.length; i++) noise[i] = (byte) (i * 31 + (i >> 8));
            try {
                attacker.sendOctets(noise);
            } catch (UncheckedIOException closed) {
                // Too much junk.
            }
            assertThat(attacker.isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
        }
    }

    private void assertUndisturbed() {
        long before = System.nanoTime();
        assertThat(good.ask(ASK).kind()).isEqualTo("roList");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(UNDISTURBED);
    }
}
