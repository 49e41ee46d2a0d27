package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cueway.peers.Over;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A newsroom that repeats itself, as newsrooms do: one message, however often and wherever it is said. */
@ParameterizedClass(name = "over {0}")
@EnumSource(Over.class)
class RetryTest {
    private static final String RO = "<roID>RO</roID>";
    private static final String CREATE =
            "<roCreate>" + RO + "<roSlug>Show</roSlug><story><storyID>A</storyID></story></roCreate>";
    private static final String INSERT = "<roStoryInsert>" + RO + "<storyID>A</storyID><story><storyID>B</storyID>"
            + "<storySlug>New</storySlug></story></roStoryInsert>";

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

    @BeforeEach
    void nothingIsHeld() {
        try (var newsroom = station.connect(over)) {
            newsroom.ask("<roDelete>" + RO + "</roDelete>");
        }
    }

    @Test
    void A04_R23_repeatsOnTheSameSocketOnAnotherAndAfterAKillGetTheSameAnswerAndNoSecondEffect() throws Exception {
        Reply first;
        String message;
        try (var newsroom = station.connect(over)) {
            newsroom.ask(CREATE);
            message = newsroom.next(INSERT);
            first = newsroom.newsroom().ask(message);
            assertThat(first.status()).isEqualTo("OK");
            assertThat(newsroom.newsroom().ask(message).text()).isEqualTo(first.text());
            assertThat(newsroom.newsroom().ask(message).text()).isEqualTo(first.text());
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
        try (var newsroom = station.connect(over)) {
            assertThat(newsroom.newsroom().ask(message).text()).isEqualTo(first.text());
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
        station.killAndRestart();
        try (var newsroom = station.connect(over)) {
            assertThat(newsroom.newsroom().ask(message).text()).isEqualTo(first.text());
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
    }

    @Test
    void A04_whatWasSaidOverOneTransportAndIsRepeatedOverTheOtherIsStillOneMessage() {
        var other = over == Over.TCP ? Over.WEB_SOCKET : Over.TCP;
        try (var newsroom = station.connect(over);
                var elsewhere = station.connect(other)) {
            newsroom.ask(CREATE);
            var message = newsroom.next(INSERT);
            var first = newsroom.newsroom().ask(message);
            assertThat(first.status()).isEqualTo("OK");
            assertThat(elsewhere.newsroom().ask(message).text()).isEqualTo(first.text());
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
    }

    @Test
    void A04_theFirstAckIsLostWithItsSocket() {
        String message;
        try (var newsroom = station.connect(over)) {
            newsroom.ask(CREATE);
            message = newsroom.next(INSERT);
            newsroom.newsroom().send(message);
            newsroom.newsroom().reset();
        }
        try (var newsroom = station.connect(over)) {
            assertThat(newsroom.newsroom().ask(message).status()).isEqualTo("OK");
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
    }

    @Test
    void R24_theSameIdWithOtherContentIsANewMessageAndTheOldAnswerIsNotReplayed() {
        try (var newsroom = station.connect(over)) {
            newsroom.ask(CREATE);
            int id = over == Over.TCP ? 701 : 702;
            var first = newsroom.envelope(id, INSERT);
            assertThat(newsroom.newsroom().ask(first).status()).isEqualTo("OK");
            var other = newsroom.envelope(id, INSERT.replace(">B<", ">C<"));
            assertThat(newsroom.newsroom().ask(other).status()).isEqualTo("OK");
            assertThat(newsroom.order("RO")).hasToString("B[] C[] A[]");
            assertThat(newsroom.newsroom().ask(other).status()).isEqualTo("OK");
            assertThat(newsroom.order("RO")).hasToString("B[] C[] A[]");
        }
    }

    @Test
    void aRefusalIsNotRememberedAndItsRepeatIsJudgedAnew() {
        try (var newsroom = station.connect(over)) {
            var early = newsroom.next(INSERT);
            assertThat(newsroom.newsroom().ask(early).status()).startsWith("NACK");
            newsroom.ask(CREATE);
            assertThat(newsroom.newsroom().ask(early).status()).isEqualTo("OK");
            assertThat(newsroom.order("RO")).hasToString("B[] A[]");
        }
    }

    @Test
    void whatTwoConnectionsSayAtOnceIsAppliedOneAfterTheOther() {
        // Over WebSocket a second connection would take the place of the first.
        try (var one = station.connect(Over.TCP);
                var two = station.connect(over)) {
            one.ask("<roCreate>" + RO + "<roSlug>Show</roSlug></roCreate>");
            for (int round = 0; round < 50; round++) {
                var message = one.next(
                        "<roStoryAppend>" + RO + "<story><storyID>S" + round + "</storyID></story></roStoryAppend>");
                one.newsroom().send(message);
                two.newsroom().send(message);
                assertThat(one.newsroom().read().status()).isEqualTo("OK");
                assertThat(two.newsroom().read().status()).isEqualTo("OK");
            }
            assertThat(one.order("RO").stories()).hasSize(50).doesNotHaveDuplicates();
        }
    }
}
