package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Octets;
import org.cueway.peers.Reply;
import org.cueway.peers.Samples;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each example message that changes a running order, alone on the base state: what the table of the examples says. */
class ExamplesTest {
    private static final String BASE = "S1[1] S2[1 2 3] S3[1] S4[1] S5[]";

    private static Station station;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        station = Station.open(folder);
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @CsvSource(textBlock = """
                    roElementAction-insert-stories,        S1[1] S6[1] S7[] S2[1 2 3] S3[1] S4[1] S5[]
                    roElementAction-insert-story-at-end,   S1[1] S2[1 2 3] S3[1] S4[1] S5[] S6[1]
                    roElementAction-insert-items,          S1[1] S2[1 4 2 3] S3[1] S4[1] S5[]
                    roElementAction-insert-item-at-end,    S1[1] S2[1 2 3 4] S3[1] S4[1] S5[]
                    roElementAction-replace-story,         S1[1] S2[1 2 3] S6[1] S7[] S4[1] S5[]
                    roElementAction-replace-story-same-id, S1[1] S2[1 2 3] S3[1] S4[1 2] S5[]
                    roElementAction-replace-item,          S1[1] S2[1 2 5 6] S3[1] S4[1] S5[]
                    roElementAction-move-stories,          S5[] S3[1] S1[1] S2[1 2 3] S4[1]
                    roElementAction-move-story-to-end,     S1[1] S3[1] S4[1] S5[] S2[1 2 3]
                    roElementAction-move-items,            S1[1] S2[3 2 1] S3[1] S4[1] S5[]
                    roElementAction-move-item-to-end,      S1[1] S2[2 3 1] S3[1] S4[1] S5[]
                    roElementAction-delete-stories,        S1[1] S2[1 2 3] S4[1]
                    roElementAction-delete-items,          S1[1] S2[2] S3[1] S4[1] S5[]
                    roElementAction-swap-stories,          S1[1] S5[] S3[1] S4[1] S2[1 2 3]
                    roElementAction-swap-items,            S1[1] S2[3 2 1] S3[1] S4[1] S5[]
                    roStoryAppend,                         S1[1] S2[1 2 3] S3[1] S4[1] S5[] S6[1]
                    roStoryInsert,                         S1[1] S6[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roStoryReplace,                        S1[1] S2[1 2 3] S6[1] S4[1] S5[]
                    roStoryMove,                           S1[1] S4[1] S2[1 2 3] S3[1] S5[]
                    roStoryMove-to-end,                    S2[1 2 3] S3[1] S4[1] S5[] S1[1]
                    roStoryMoveMultiple,                   S5[] S3[1] S1[1] S2[1 2 3] S4[1]
                    roStorySwap,                           S1[1] S5[] S3[1] S4[1] S2[1 2 3]
                    roStoryDelete,                         S1[1] S2[1 2 3] S4[1]
                    roItemInsert,                          S1[1] S2[1 4 2 3] S3[1] S4[1] S5[]
                    roItemReplace,                         S1[1] S2[1 2 5] S3[1] S4[1] S5[]
                    roItemMoveMultiple,                    S1[1] S2[3 2 1] S3[1] S4[1] S5[]
                    roItemDelete,                          S1[1] S2[2] S3[1] S4[1] S5[]
                    roReplace,                             S1[1] S3[1] S2[1 2 3] S4[1]
                    roMetadataReplace,                     S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roReadyToAir-ready,                    S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roReadyToAir-notready,                 S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roStorySend,                           S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roStorySend-items-inside-p,            S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roStorySend-external-body,             S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roElementStat-ro,                      S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roElementStat-story,                   S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roElementStat-item,                    S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roStat,                                S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    roItemStat,                            S1[1] S2[1 2 3] S3[1] S4[1] S5[]
                    """)
    void anExampleOnTheBaseState(String example, String expected) {
        try (var newsroom = station.connect()) {
            baseState(newsroom);
            assertThat(send(newsroom, Samples.good(example)).status()).isEqualTo("OK");
            assertThat(Samples.brief(newsroom.order(Samples.RO_ID))).isEqualTo(expected);
        }
    }

    @Test
    void roDeleteRemovesTheRunningOrder() {
        try (var newsroom = station.connect()) {
            baseState(newsroom);
            assertThat(send(newsroom, Samples.good("roDelete")).status()).isEqualTo("OK");
            assertThat(ask(newsroom).status()).startsWith("NACK");
        }
    }

    @Test
    void aHeaderIsReplacedFieldByFieldAndBlockByBlock() {
        try (var newsroom = station.connect()) {
            baseState(newsroom);
            assertThat(send(newsroom, Samples.good("roMetadataReplace")).status())
                    .isEqualTo("OK");
            var sent = Reply.of(Samples.good("roMetadataReplace"));
            var listed = ask(newsroom);
            assertThat(listed.at("mos/roList/roSlug")).isEqualTo(sent.at("mos/roMetadataReplace/roSlug"));
            assertThat(listed.at("mos/roList/macroIn")).isEqualTo("bars-off");
            assertThat(listed.all("mos/roList/mosExternalMetadata/mosPayload/approved"))
                    .containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource(Octets.class)
    void everythingComesBackAsItCameInTheEncodingOfTheConnection(Octets octets) {
        try (var newsroom = station.connect(octets)) {
            baseState(newsroom);
            var sent = Reply.of(Samples.good("roCreate"));
            var listed = ask(newsroom);
            assertThat(listed.elements("mos/roList/*")).isEqualTo(sent.elements("mos/roCreate/*"));
        }
    }

    private static void baseState(Dialogue newsroom) {
        send(newsroom, Samples.good("roDelete"));
        assertThat(send(newsroom, Samples.good("roCreate")).status()).isEqualTo("OK");
        assertThat(Samples.brief(newsroom.order(Samples.RO_ID))).isEqualTo(BASE);
    }

    private static Reply ask(Dialogue newsroom) {
        return newsroom.ask("<roReq><roID>" + Samples.RO_ID + "</roID></roReq>");
    }

    /** Sends an example under the newsroom's next messageID. */
    private static Reply send(Dialogue newsroom, String example) {
        return newsroom.newsroom()
                .ask(Samples.numbered(example, newsroom.lastId().incrementAndGet()));
    }
}
