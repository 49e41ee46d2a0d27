package org.cueway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionsTest {
    private static final long NEW = Positions.NEW;

    @Test
    void newRowsAreNumberedWithRoomBetween() {
        assertThat(Positions.assign(new long[] {NEW, NEW, NEW})).isSorted().doesNotHaveDuplicates();
        assertThat(Positions.assign(new long[0])).isEmpty();
    }

    @Test
    void movingOneOfTwoThousandRowsChangesOneNumber() {
        var old = Positions.assign(news(2_000));
        for (int from : new int[] {0, 999, 1_999}) {
            for (int to : new int[] {0, 1, 1_000, 1_999}) {
                var moved = new ArrayList<>(Arrays.stream(old).boxed().toList());
                moved.add(to, moved.remove(from));
                var before = moved.stream().mapToLong(Long::longValue).toArray();
                assertThat(changes(before, Positions.assign(before))).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void whenThereIsNoRoomLeftAllAreNumberedAfresh() {
        var crowded = new long[] {1, NEW, 2};
        assertThat(Positions.assign(crowded)).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsInsertedMovedAndRemovedTheNumbersRise(long seed) {
        var random = new Random(seed);
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            if (rows.isEmpty() || random.nextInt(3) == 0) {
                // Always in front of the same row: the room there is used up again and again.
                rows.add(Math.min(rows.size(), random.nextInt(2)), NEW);
            } else if (random.nextInt(3) == 0) {
                rows.remove(random.nextInt(rows.size()));
            } else {
                rows.add(random.nextInt(rows.size()), rows.remove(random.nextInt(rows.size())));
            }
            var next = Positions.assign(rows.stream().mapToLong(Long::longValue).toArray());
            for (int row = 1; row < next.length; row++) {
                assertThat(next[row]).isGreaterThan(next[row - 1]);
            }
            rows = new ArrayList<>(Arrays.stream(next).boxed().toList());
        }
    }

    private static long[] news(int count) {
        var news = new long[count];
        Arrays.fill(news, NEW);
        return news;
    }

    private static long changes(long[] before, long[] after) {
        return IntStream.range(0, before.length)
                .filter(i -> before[i] != after[i])
                .count();
    }
}
