package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Octets;
import org.cueway.peers.Over;
import org.cueway.peers.Rounds;
import org.cueway.peers.Station;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A06: the stream is cut, anywhere and in every encoding; what was not whole was never said. The build tries some hundred offsets that the seed
 * chooses, {@code -Dcueway.thorough=true} all.
 */
class CutTest {
    private static final long SEED = 20_261_124;

    @ParameterizedTest(name = "over {0}")
    @EnumSource(Over.class)
    void A06_aReplaceCutAtEveryOffsetLeavesNoTraceAndItsRepeatIsAppliedOnce(Over over, @TempDir Path folder)
            throws Exception {
        try (var station = Station.open(folder)) {
            byte[] octets;
            try (var before = station.connect(over)) {
                before.ask(runningOrder("roCreate", "before", 12));
                octets = Octets.UCS2_BE.of(before.next(runningOrder("roReplace", "after", 12)));
            }
            assertThat(octets).hasSizeBetween(3_500, 4_500);
            for (int cut : cuts(octets.length)) {
                try (var lost = station.connect(over)) {
                    lost.newsroom().sendPart(Arrays.copyOf(octets, cut));
                }
            }
            // Over WebSocket a new connection takes the place of the one before, so it comes last (R80).
            try (var watcher = station.connect(over)) {
                assertThat(slug(watcher)).isEqualTo("before");
                watcher.newsroom().sendOctets(octets);
                assertThat(watcher.newsroom().read().status()).isEqualTo("OK");
                assertThat(slug(watcher)).isEqualTo("after");
                assertThat(entries(station, "roReplace")).isEqualTo(1);
            }
        }
    }

    /** The beginning and the end, where the envelope is, at every offset; between them at those that the seed chooses. */
    private static int[] cuts(int length) {
        int edge = 40;
        var between =
                RandomGeneratorFactory.getDefault().create(SEED).ints(Rounds.of(300, 50 * length), edge, length - edge);
        return IntStream.concat(
                        between, IntStream.concat(IntStream.range(0, edge), IntStream.range(length - edge, length)))
                .distinct()
                .sorted()
                .toArray();
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("encodingsAndTransports")
    void A06_aLongReplaceArrivesWholeHoweverItIsCut(Octets octets, Over over, @TempDir Path folder) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
        try (var station = Station.open(folder);
                var newsroom = station.connect(over, octets)) {
            newsroom.ask(runningOrder("roCreate", "round 0", 120));
            for (int round = 1; round <= Rounds.of(8, 60); round++) {
                var slug = "round " + round + " \uD83C\uDF89";
                var bytes = octets.of(newsroom.next(runningOrder("roReplace", slug, 120)));
                int[] cuts = IntStream.concat(
                                IntStream.of(0, bytes.length), random.ints(1 + random.nextInt(20), 0, bytes.length))
                        .sorted()
                        .toArray();
                for (int i = 1; i < cuts.length; i++) {
                    newsroom.newsroom().sendPart(Arrays.copyOfRange(bytes, cuts[i - 1], cuts[i]));
                }
                newsroom.newsroom().sendOctets(new byte[0]);
                assertThat(newsroom.newsroom().read().status())
                        .as("seed %d", SEED)
                        .isEqualTo("OK");
                assertThat(slug(newsroom)).isEqualTo(slug);
            }
        }
    }

    static Stream<Arguments> encodingsAndTransports() {
        return Stream.of(Octets.values())
                .flatMap(octets -> Stream.of(Over.values()).map(over -> Arguments.of(octets, over)));
    }

    private static String slug(Dialogue newsroom) {
        return newsroom.ask("<roReq><roID>RO</roID></roReq>").at("mos/roList/roSlug");
    }

    private static String runningOrder(String kind, String slug, int stories) {
        return "<" + kind + "><roID>RO</roID><roSlug>" + slug + "</roSlug>"
                + String.join(
                        "",
                        IntStream.range(0, stories)
                                .mapToObj(n -> "<story><storyID>S" + n + "</storyID><storySlug>Story " + n
                                        + "</storySlug><item><itemID>1</itemID><objID>CLIP " + n + "</objID><mosID>"
                                        + Station.MOS_ID + "</mosID></item></story>")
                                .toList())
                + "</" + kind + ">";
    }

    /** How many accepted messages of this kind the journal holds. */
    private static long entries(Station station, String kind) throws Exception {
        var items = station.gateway().get("/api/v1/messages?limit=1000").path("items");
        return items.valueStream()
                .filter(entry -> entry.toString().contains("<" + kind + ">"))
                .count();
    }
}
